import { type Block, hashOfBlock, type Head, noBlock } from '../../domain/block';
import type { Posting } from '../../domain/ledger';
import type { Run } from './deps';

const progressEvery = 1_000;

const hashAsRead = (after: Head, sealedAt: Date, postings: readonly Posting[]) => {
  try {
    return hashOfBlock(after, sealedAt, postings);
  } catch {
    return undefined; // of what cannot be read as a posting
  }
};

/** What does not hold between a block and the one before it. */
const problemsOf = (before: Head, { number, previousHash, hash, sealedAt }: Block, postings: readonly Posting[]) => {
  if (number !== before.number + 1)
    return [`block ${number}: ${number - before.number - 1} blocks before it are missing`];
  const follows = previousHash === before.hash;
  const holds = hashAsRead({ number: number - 1, hash: previousHash }, sealedAt, postings) === hash;
  return [
    ...(follows ? [] : [`block ${number}: does not follow the block before it`]),
    ...(holds ? [] : [`block ${number}: it or one of its postings was changed`]),
  ];
};

/**
 * Walks a part of the chain in its order: each block against its hash and the block before it, each of its postings there.
 * @param seen is told each block with those of its postings that are there
 * @returns the last block of the part
 */
export const walkChain = async (
  { walk, differences, progress }: Run,
  { from = noBlock, until }: { readonly from?: Head; readonly until: number },
  seen: (block: Block, postings: readonly Posting[], ids: readonly string[]) => void,
): Promise<Head> => {
  let before = from;
  for await (const block of walk.blocks(from.number, until)) {
    const found = new Map((await walk.postings(block.postings)).map((row) => [row._id, row]));
    const missing = block.postings.filter((id) => !found.has(id));
    for (const id of missing) differences.add(`block ${block.number}: its posting ${id} is missing`);
    const postings = block.postings.flatMap((id) => found.get(id) ?? []);
    if (!missing.length) for (const problem of problemsOf(before, block, postings)) differences.add(problem);
    seen(
      block,
      postings,
      block.postings.filter((id) => found.has(id)),
    );
    before = block;
    if (block.number % progressEvery === 0) progress(`${block.number} of ${until} blocks`);
  }
  return before;
};
