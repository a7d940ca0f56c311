import { sealPostings } from '../src/ledger/use-cases/seal-postings';
import type { storeOfItsOwn } from './store';

type Store = Awaited<ReturnType<typeof storeOfItsOwn>>;

export type SealingStep = 'unsealed' | 'head' | 'append' | 'add' | 'settle';

/** A sealer whose process ends before or after one of its steps. */
export const dyingSealer = ({ stores, connection, clock }: Store, when: 'before' | 'after', step: SealingStep) => {
  const dying = <T extends object>(steps: T): T => {
    const work = (steps as Record<string, ((...args: unknown[]) => Promise<unknown>) | undefined>)[step];
    if (!work) return steps;
    const dies = async (...args: unknown[]) => {
      if (when === 'after') await work(...args);
      throw new Error('the process ends');
    };
    return { ...steps, [step]: dies };
  };
  return sealPostings({ connection, clock, chain: dying(stores.chain), sums: dying(stores.sums) });
};
