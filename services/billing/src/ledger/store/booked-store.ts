import type { Aggregate } from '@mumaris/kit/change';
import type { AggregateStore } from '@mumaris/kit/mongo/aggregate-store';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Decision } from '../domain/decision';
import type { Ledger } from './ledger.repository';

/** Writes an aggregate, and books in the same transaction what was decided with it (BIL-10). */
export const bookedStore = <S extends Aggregate>(store: AggregateStore<S>, ledger: Ledger) => ({
  insert: async (decision: Decision<S>, tx: Transaction): Promise<void> => {
    await store.insert(decision, tx);
    await ledger.append(decision.postings, tx);
  },
  /** @throws RuleViolation NOT_FOUND, and what `decide` throws */
  update: async (id: string, decide: (state: S) => Decision<S> | Promise<Decision<S>>, tx: Transaction): Promise<S> => {
    let decision: Decision<S> | undefined;
    const after = await store.update(id, async (state) => (decision = await decide(state)), tx);
    await ledger.append(decision?.postings ?? [], tx);
    return after;
  },
});
