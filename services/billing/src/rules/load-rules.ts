import path from 'node:path';
import { loadRules } from '@mumaris/kit/rules';
import type { IssuingRules } from '../domain/issue-invoice';
import { chartOfAccountsShape } from './chart-of-accounts';
import { feeScheduleShape } from './fee-schedule';
import { paymentRulesShape } from './payment-rules';

/** All that finance can change without code. */
export interface BillingRules extends IssuingRules {
  /** The codes of the chart of accounts, in its order. */
  readonly chart: readonly string[];
}

const folder = path.join(__dirname, '..', '..', 'rules');

/** Reads and checks rules/*.yaml. @throws with the file and every place that is wrong */
export const loadBillingRules = (): BillingRules => {
  const { accounts, posting } = loadRules(path.join(folder, 'accounts.yaml'), chartOfAccountsShape);
  return {
    fees: loadRules(path.join(folder, 'fees.yaml'), feeScheduleShape),
    payment: loadRules(path.join(folder, 'payment.yaml'), paymentRulesShape),
    posting,
    chart: Object.keys(accounts),
  };
};
