import type { Logger } from '@mumaris/kit/log';
import { createSweep } from '@mumaris/kit/sweep';
import type { Deps } from './use-cases/deps';
import { findToNotice, giveNotice } from './use-cases/give-notice';

/** Registrations whose end comes near or is over (MEM-62). */
export const createCredentialSweeps = (
  log: Logger,
  deps: Pick<Deps, 'credentials' | 'registrationRules' | 'clock'>,
) => [
  createSweep({
    name: 'ends of registrations',
    clock: deps.clock,
    log,
    findDue: findToNotice(deps),
    apply: giveNotice(deps),
  }),
];
