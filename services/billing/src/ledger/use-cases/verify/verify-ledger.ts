import type { Head } from '../../domain/block';
import { createFingerprints } from '../../domain/fingerprint';
import { compareSums, createRecount } from './compare-sums';
import type { Run, VerifyDeps } from './deps';
import { createDifferences, type Differences } from './differences';
import { nameMisplaced } from './name-misplaced';
import { verifyBooks } from './verify-books';
import { verifyPostings } from './verify-postings';
import { walkChain } from './walk-chain';

/** What a verification of the ledger found (BIL-10). */
export interface Verification extends Differences {
  /** Where the chain ends: what to keep elsewhere. */
  readonly head: Head;
  readonly postings: number;
  /** Postings that were not sealed yet. */
  readonly waiting: number;
  readonly invoicesAndPayments: number;
}

/** The chain ends where billing's own database says, at a moment or later. */
const compareEnd = ({ differences }: Run, end: Head, head: Head) => {
  if (end.number !== head.number)
    differences.add(`the chain ends with block ${end.number}, and with ${head.number} by what is written down`);
  else if (end.hash !== head.hash)
    differences.add(`block ${head.number}: is not the end of the chain that is written down`);
};

const verifyWaiting = async ({ walk, differences }: Run) => {
  for await (const ids of walk.allWaiting()) {
    const found = new Set((await walk.postings(ids)).map(({ _id }) => _id));
    for (const id of ids) if (!found.has(id)) differences.add(`${id}: waits to be sealed and is missing`);
  }
};

/**
 * Reads the whole ledger beside the running service: the chain against its hashes, each posting balanced and in exactly one block
 * or not sealed yet, the kept sums against the entries, and every invoice and payment against its postings. What it holds in
 * memory grows with the days and with what is sealed meanwhile, and not with the history.
 * @param progress told how far it is, now and then
 */
export const verifyLedger = async (
  deps: VerifyDeps,
  progress: (said: string) => void = () => undefined,
): Promise<Verification> => {
  const differences = createDifferences();
  const run: Run = { ...deps, differences, progress };
  const kept = await deps.walk.kept();
  const sealed = kept.head.number;
  const fingerprints = createFingerprints();
  const [inChain, inLedger] = [fingerprints.create(), fingerprints.create()];
  const recount = createRecount();
  const end = await walkChain(run, { until: sealed }, (_, postings, ids) => {
    recount.add(postings);
    for (const id of ids) inChain.add(id);
  });
  compareEnd(run, end, kept.head);
  compareSums(recount.days(), kept.days, 'on', differences);
  compareSums(recount.months(), kept.months, 'up to the end of', differences);
  const { count, waiting } = await verifyPostings(run, sealed, inLedger);
  const differing = inChain.differing(inLedger);
  if (differing.length) await nameMisplaced(run, sealed, differing, fingerprints.bucketOf);
  await verifyWaiting(run);
  const invoicesAndPayments = await verifyBooks(run);
  // What was sealed meanwhile; and no block lies behind the end.
  const head = await walkChain(run, { from: end, until: Number.MAX_SAFE_INTEGER }, () => undefined);
  const now = await deps.walk.head();
  if (head.number > now.number) compareEnd(run, head, now);
  return { ...differences.all(), head: kept.head, postings: count, waiting, invoicesAndPayments };
};
