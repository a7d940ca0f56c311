import type { Day } from '@mumaris/kit/calendar';
import { type TrialBalance, trialBalance } from '../domain/trial-balance';
import type { Deps } from './deps';

/**
 * The balance of every ledger account, for the finance department (BIL-10).
 * @param day at the end of which in Riyadh; all that is booked where it is not said
 */
export const readTrialBalance =
  ({ ledger, rules }: Pick<Deps, 'ledger' | 'rules'>) =>
  async (day?: Day): Promise<TrialBalance> =>
    trialBalance(rules.chart, await ledger.balances(day));
