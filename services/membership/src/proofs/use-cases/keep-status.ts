import { randomInt } from 'node:crypto';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { runAgain, type Transaction } from '@mumaris/kit/mongo/transaction';
import type { Credential } from '../../credentials';
import type { StatusPlace } from '../domain/proof';
import { type StatusBits, statusBitsOf, statusPurposes } from '../domain/status-bits';
import type { Deps } from './deps';

type KeepingDeps = Pick<Deps, 'places' | 'proofRules'> & { readonly clock: Pick<Deps['clock'], 'now'> };

/**
 * A free entry that nobody can guess, of the newest list or, where that is full, of the next one: its place tells neither when nor after
 * whom a credential was granted.
 */
const drawPlace = async ({ places, proofRules }: KeepingDeps, tx: Transaction): Promise<StatusPlace> => {
  const { entries, draws } = proofRules.list;
  const newest = (await places.newestList(tx)) ?? 1;
  const drawn = Array.from({ length: draws }, () => randomInt(entries));
  const taken = await places.taken(newest, drawn, tx);
  const free = drawn.find((entry) => !taken.has(entry));
  return free === undefined ? { list: newest + 1, entry: randomInt(entries) } : { list: newest, entry: free };
};

/** Two that draw the same entry at once: one of them draws anew. */
const drawnTwice = (error: unknown): never => {
  throw isDuplicate(error) ? runAgain(error as Error) : error;
};

const isSame = (one: StatusBits, other: StatusBits) =>
  statusPurposes.every((purpose) => one[purpose] === other[purpose]) &&
  one.changesAt?.getTime() === other.changesAt?.getTime();

/**
 * Keeps what the published lists say of a credential, in the transaction that writes it (MEM-61): its place, once and for ever, and its
 * bits. So no list can say otherwise than the credential, and one from before gets its place with its first change.
 */
export const keepStatus =
  (deps: KeepingDeps) =>
  async (credential: Credential, tx: Transaction): Promise<void> => {
    const { places, clock } = deps;
    const { id: credentialId } = credential;
    const before = await places.find(credentialId, tx);
    const bits = statusBitsOf(credential, clock.now());
    if (!before) await places.insert({ credentialId, ...(await drawPlace(deps, tx)), ...bits }, tx).catch(drawnTwice);
    else if (!isSame(before, bits)) await places.tell(credentialId, bits, tx);
  };
