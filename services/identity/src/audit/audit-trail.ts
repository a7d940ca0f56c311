import type { Clock } from '@mumaris/kit/clock';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { runAgain, type Transaction } from '@mumaris/kit/mongo/transaction';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import type { Connection, Model } from 'mongoose';
import type { NewSecurityEvent, SecurityEvent } from '../domain/security-event';
import { auditModels, type HeadRow, linkId, type LinkRow, linksOf } from './audit-trail.model';
import { hashOfLink, macOfHead } from './chain';

/** Everything that happened to the security of accounts and employers: appended, never changed (IDN-15). */
export interface AuditTrail {
  /** Adds an entry to a subject's chain, in the transaction of what it tells. */
  add(subject: string, event: NewSecurityEvent, tx: Transaction): Promise<void>;
  /** A subject's entries, newest first. @throws RuleViolation BAD_PAGE */
  page(subject: string, page: PageArguments): Promise<Page<SecurityEvent>>;
}

export interface AuditParts {
  connection: Connection;
  /** The trail's own database. */
  audit: Connection;
  key: Uint8Array;
  clock: Clock;
}

const toEvent = ({ _id, kind, by, actorId, address, device, reason, at }: LinkRow): SecurityEvent => ({
  id: _id,
  kind,
  by,
  actorId,
  address,
  device,
  reason,
  at,
});

/** Moves the end of a chain on; of two transactions at once, one begins anew. */
const moveHead = async (heads: Model<HeadRow>, before: HeadRow | null, next: HeadRow, tx: Transaction) => {
  if (before) {
    await heads.updateOne({ _id: next._id, sequence: before.sequence }, { $set: next }, { session: tx });
    return;
  }
  try {
    await heads.create([next], { session: tx });
  } catch (error) {
    // The first entry of a subject, twice at once.
    throw isDuplicate(error) ? runAgain(error as Error) : error;
  }
};

export const createAuditTrail = ({ connection, audit, key, clock }: AuditParts): AuditTrail => {
  const { links, heads } = auditModels(connection, audit);
  return {
    add: async (subject, event, tx) => {
      const head = await heads.findById(subject).session(tx).lean<HeadRow | null>();
      const sequence = (head?.sequence ?? 0) + 1;
      const link = { ...event, subject, sequence, at: clock.now(), previousHash: head?.hash ?? '' };
      const hash = hashOfLink(key, link);
      const mac = macOfHead(key, { subject, sequence, hash });
      await moveHead(heads, head, { _id: subject, sequence, hash, mac }, tx);
      await links.create([{ ...link, _id: linkId(subject, sequence), hash }], { session: tx });
    },
    page: (subject, page) => findPage(links, linksOf(subject), page, { direction: 'newest' }, toEvent),
  };
};
