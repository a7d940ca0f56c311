import { RuleViolation } from '@mumaris/kit/errors';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { canCarry } from '../../credentials';
import type { Deps } from './deps';

/** What is done to a registration needs one: nothing is decided that would stand on nothing (MEM-66). @throws RuleViolation NEVER_REGISTERED */
export const assertRegistered =
  ({ credentials, clock }: Pick<Deps, 'credentials' | 'clock'>) =>
  async (practitionerId: string, tx: Transaction): Promise<void> => {
    if (!canCarry(await credentials.heldBy([practitionerId], tx), clock.now()))
      throw new RuleViolation('NEVER_REGISTERED');
  };
