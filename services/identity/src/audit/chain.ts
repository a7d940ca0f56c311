import { createHmac } from 'node:crypto';
import type { NewSecurityEvent } from '../domain/security-event';

/** A link of one subject's chain, without its own hash. */
export interface Link extends NewSecurityEvent {
  readonly subject: string;
  /** 1 for the first of its subject. */
  readonly sequence: number;
  readonly at: Date;
  /** The hash of the link before; empty for the first. */
  readonly previousHash: string;
}

/**
 * The hash of a link, keyed: whoever can write to the database and does not have the key cannot make a link that holds
 * (IDN-15).
 */
export const hashOfLink = (key: Uint8Array, link: Link): string => {
  const { subject, sequence, kind, at, by, actorId, address, device, reason, previousHash } = link;
  const told = [subject, sequence, kind, at.toISOString(), by, actorId, address, device, reason, previousHash];
  return createHmac('sha256', key).update(JSON.stringify(told)).digest('base64url');
};
