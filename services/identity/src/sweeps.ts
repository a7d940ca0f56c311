import type { Logger } from '@mumaris/kit/log';
import { createSweep } from '@mumaris/kit/sweep';
import type { Worker } from '@mumaris/kit/tasks';
import { lapseContactChange } from './domain/contact-change';
import type { KeyRing } from './tokens/key-ring';
import type { Deps } from './use-cases/deps';
import { eraseAccount } from './use-cases/erase-account';

/** How often what changes by the day is looked at. */
const slowMs = 60_000;

/** What is done when its time has come: each period is a date on its aggregate. */
export const createSweeps = (log: Logger, deps: Deps, keyRing: KeyRing): Worker[] => {
  const { accounts, contactChanges, signUps, clock } = deps;
  const common = { clock, log };
  return [
    createSweep({ ...common, name: 'sign-ups', findDue: signUps.findDue, apply: signUps.remove }),
    createSweep({
      ...common,
      name: 'contact-changes',
      findDue: contactChanges.findDue,
      apply: (id) => contactChanges.update(id, lapseContactChange),
    }),
    createSweep({
      ...common,
      name: 'closed-accounts',
      everyMs: slowMs,
      findDue: accounts.findErasable,
      apply: eraseAccount(deps),
    }),
    createSweep({
      ...common,
      name: 'signing-keys',
      everyMs: slowMs,
      findDue: async (now) => ((await keyRing.isDue(now)) ? ['signing keys'] : []),
      apply: keyRing.keepUp,
    }),
  ];
};
