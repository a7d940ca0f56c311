import { assertRole } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { type TrialBalance, trialBalance } from '../domain/trial-balance';
import type { Deps } from './deps';

/** The balance of every ledger account, for the finance department (BIL-10). @throws RuleViolation FORBIDDEN */
export const readTrialBalance =
  ({ ledger, rules }: Deps) =>
  async (caller: Caller): Promise<TrialBalance> => {
    assertRole(caller, 'FINANCE');
    return trialBalance(rules.chart, await ledger.sums());
  };
