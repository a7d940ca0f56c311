import { createHmac } from 'node:crypto';
import type { AuditEntry } from '../change';

/** A link of one subject's chain, without its own hash. */
export interface Link extends AuditEntry {
  /** 1 for the first of its subject. */
  readonly sequence: number;
  readonly at: Date;
  /** The hash of the link before; empty for the first. */
  readonly previousHash: string;
}

interface Head {
  readonly subject: string;
  readonly sequence: number;
  readonly hash: string;
}

const sign = (key: Uint8Array, told: unknown[]): string =>
  createHmac('sha256', key).update(JSON.stringify(told)).digest('base64url');

/**
 * The hash of a link, keyed: whoever can write to the database and does not have the key cannot make a link that holds
 * (IDN-15).
 */
export const hashOfLink = (key: Uint8Array, link: Link): string => {
  const { subject, sequence, kind, at, by, actorId, address, device, reason, previousHash } = link;
  return sign(key, [subject, sequence, kind, at.toISOString(), by, actorId, address, device, reason, previousHash]);
};

/** Where a chain ends, signed: nobody without the key can have it end elsewhere. */
export const macOfHead = (key: Uint8Array, { subject, sequence, hash }: Head): string =>
  sign(key, ['head', subject, sequence, hash]);
