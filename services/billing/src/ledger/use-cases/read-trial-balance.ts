import { type TrialBalance, trialBalance } from '../domain/trial-balance';
import type { Deps } from './deps';

/** The balance of every ledger account, for the finance department (BIL-10). */
export const readTrialBalance =
  ({ ledger, rules }: Deps) =>
  async (): Promise<TrialBalance> =>
    trialBalance(rules.chart, await ledger.sums());
