import type { TrailParts } from './audit-trail';
import { hashOfLink, type Link, macOfHead } from './chain';
import { auditModels, type HeadRow, linkId, type LinkRow } from './trail-model';

/** What a verification found (IDN-15). */
export interface Verification {
  readonly subjects: number;
  readonly entries: number;
  /** What does not hold, each by its entry; at most 100 are named. */
  readonly problems: readonly string[];
}

const maxProblems = 100;
const progressEvery = 10_000;

/** Undefined of a link that cannot be read as one. */
const hashAsRead = (key: Uint8Array, link: Link): string | undefined => {
  try {
    return hashOfLink(key, link);
  } catch {
    return undefined;
  }
};

/** What is wrong with a link that follows `before`. */
const problemOf = (key: Uint8Array, before: LinkRow | undefined, { _id, hash, ...link }: LinkRow) => {
  if (_id !== linkId(link.subject, link.sequence)) return `${_id}: is entry ${link.sequence} of ${link.subject}`;
  const missing = link.sequence - (before?.sequence ?? 0) - 1;
  if (missing) return `${_id}: ${missing} entries before it are missing`;
  if (link.previousHash !== (before?.hash ?? '')) return `${_id}: does not follow the entry before it`;
  return hashAsRead(key, link) === hash ? undefined : `${_id}: was changed`;
};

/**
 * Reads the whole trail: each link against its hash and the one before it, then where each chain ends against where its
 * end is written down. It may run beside the service.
 * @param progress told the number of entries read, now and then
 */
export const verifyTrail = async (
  { connection, audit, key }: Omit<TrailParts, 'clock'>,
  progress: (entries: number) => void = () => undefined,
): Promise<Verification> => {
  const { links, heads } = auditModels(connection, audit);
  const problems: string[] = [];
  const complain = (problem: string | undefined) => {
    if (problem && problems.length < maxProblems) problems.push(problem);
  };
  let entries = 0;
  let before: LinkRow | undefined;
  const complainWithoutHead = async (last: LinkRow | undefined) => {
    if (last && !(await heads.exists({ _id: last.subject })))
      complain(`${last._id}: where its chain ends is not written down`);
  };
  for await (const link of links.find().sort({ _id: 1 }).lean<LinkRow[]>().cursor() as AsyncIterable<LinkRow>) {
    if (before?.subject !== link.subject) await complainWithoutHead(before);
    complain(problemOf(key, before?.subject === link.subject ? before : undefined, link));
    before = link;
    if (++entries % progressEvery === 0) progress(entries);
  }
  await complainWithoutHead(before);
  let subjects = 0;
  for await (const { _id, mac, ...end } of heads.find().lean<HeadRow[]>().cursor() as AsyncIterable<HeadRow>) {
    subjects += 1;
    if (mac !== macOfHead(key, { subject: _id, ...end })) complain(`${_id}: where its chain ends was changed`);
    if (!(await links.exists({ _id: linkId(_id, end.sequence), hash: end.hash })))
      complain(`${_id}: the end of its chain, entry ${end.sequence}, is missing`);
  }
  return { subjects, entries, problems };
};
