import { RuleViolation } from '@mumaris/kit/errors';
import { type Decision, silent } from '../../ledger';
import { type Invoice, isPastDue, type PaymentRules } from '../../invoices';

/** What a payer needs at the bank. */
export interface SadadBill {
  readonly billerCode: string;
  readonly billNumber: string;
}

/** How the bill of an invoice should stand at SADAD: payable, taken back, or as its own payment left it. */
export const wantedBill = ({ status, receipt }: Invoice): 'OPEN' | 'WITHDRAWN' | 'PAID_THERE' => {
  if (status === 'ISSUED') return 'OPEN';
  return receipt?.method === 'SADAD' ? 'PAID_THERE' : 'WITHDRAWN';
};

/** SADAD took the bill; a bill whose invoice has ended meanwhile is not offered to anybody. */
export const registerBill = (invoice: Invoice, now: Date): Decision<Invoice> =>
  invoice.status === 'ISSUED' && !invoice.sadadRegisteredAt
    ? silent({ ...invoice, sadadRegisteredAt: now })
    : silent(invoice);

/** The bill as the payer sees it; null until SADAD has taken it and once it cannot be paid any more. */
export const sadadBill = (invoice: Invoice, { billerCode }: PaymentRules, now: Date): SadadBill | null => {
  const payable = invoice.status === 'ISSUED' && invoice.sadadRegisteredAt !== null && !isPastDue(invoice, now);
  return payable ? { billerCode, billNumber: invoice.billNumber } : null;
};

/** @throws RuleViolation BILL_NOT_READY while SADAD has not taken the bill */
export const assertBillReady = ({ sadadRegisteredAt }: Invoice): void => {
  if (!sadadRegisteredAt) throw new RuleViolation('BILL_NOT_READY', {}, 'method');
};
