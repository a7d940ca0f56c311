import type { Connection, Model } from 'mongoose';
import type { AuditEntry } from '../change';
import type { Clock } from '../clock';
import { isDuplicate } from '../mongo/faults';
import { inTransaction, runAgain, type Transaction } from '../mongo/transaction';
import { findPage, type Page, type PageArguments } from '../page';
import { hashOfLink, macOfHead } from './chain';
import { auditModels, type HeadRow, linkId, type LinkRow, linksOf } from './trail-model';

/** An entry as it is read. */
export interface AuditedEntry<K extends string = string> extends AuditEntry<K> {
  readonly id: string;
  readonly at: Date;
}

/** What happened to each subject: appended, never changed (IDN-15). */
export interface AuditTrail<K extends string = string> {
  /** Adds entries to the chains of their subjects, in the transaction of what they tell, or in one of their own. */
  add(entries: readonly AuditEntry<K>[], tx?: Transaction): Promise<void>;
  /** A subject's entries, newest first. @throws RuleViolation BAD_PAGE */
  page(subject: string, page: PageArguments): Promise<Page<AuditedEntry<K>>>;
}

export interface TrailParts {
  connection: Connection;
  /** The trail's own database. */
  audit: Connection;
  key: Uint8Array;
  clock: Clock;
}

const toEntry = <K extends string>(row: LinkRow): AuditedEntry<K> => {
  const { _id, subject, kind, by, actorId, address, device, reason, at } = row;
  return { id: _id, subject, kind: kind as K, by, actorId, address, device, reason, at };
};

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

export const createAuditTrail = <K extends string>({ connection, audit, key, clock }: TrailParts): AuditTrail<K> => {
  const { links, heads } = auditModels(connection, audit);
  const append = async (entry: AuditEntry, tx: Transaction) => {
    const { subject } = entry;
    const head = await heads.findById(subject).session(tx).lean<HeadRow | null>();
    const sequence = (head?.sequence ?? 0) + 1;
    const link = { ...entry, sequence, at: clock.now(), previousHash: head?.hash ?? '' };
    const hash = hashOfLink(key, link);
    const mac = macOfHead(key, { subject, sequence, hash });
    await moveHead(heads, head, { _id: subject, sequence, hash, mac }, tx);
    await links.create([{ ...link, _id: linkId(subject, sequence), hash }], { session: tx });
  };
  const appendAll = async (entries: readonly AuditEntry[], tx: Transaction) => {
    for (const entry of entries) await append(entry, tx);
  };
  return {
    add: (entries, tx) => (tx ? appendAll(entries, tx) : inTransaction(connection, (own) => appendAll(entries, own))),
    page: (subject, page) => findPage(links, linksOf(subject), page, { direction: 'newest' }, (row) => toEntry<K>(row)),
  };
};
