import { type Booked, move, type PostingRules } from '../../ledger';
import { credited, type Payment } from './payment';

/** What the ledger has to hold of a payment, by where it went (BIL-05, BIL-10). */
export const bookedPayment = (payment: Payment, rules: PostingRules): Booked => {
  const { id, method, providerPaymentId, amount, receivedAt, allocation } = payment;
  const received = (to: Payment['allocation']['to']) =>
    move({ what: 'PAYMENT_RECEIVED', id }, receivedAt, amount, {
      from: rules[credited[to]],
      to: rules.clearing[method],
    });
  const accounts = { from: rules.refundsPayable, to: rules.receivable };
  const givenBack = move({ what: 'PAYMENT_GIVEN_BACK', id }, receivedAt, amount, accounts);
  // Its invoice may only have been written a moment later.
  const matched = (to: 'INVOICE' | 'REFUND') => [
    received('UNALLOCATED'),
    move({ what: 'PAYMENT_MATCHED', id }, receivedAt, amount, { from: rules[credited[to]], to: rules.unallocated }),
  ];
  const ways = {
    INVOICE: [[received('INVOICE')], matched('INVOICE')],
    // It may have paid its invoice before the end of the application was heard of.
    REFUND: [
      [received('REFUND')],
      matched('REFUND'),
      [received('INVOICE'), givenBack],
      [...matched('INVOICE'), givenBack],
    ],
    UNALLOCATED: [[received('UNALLOCATED')]],
  } satisfies Record<Payment['allocation']['to'], Booked['ways']>;
  return { id, name: `${method} payment ${providerPaymentId} (${id})`, ways: ways[allocation.to] };
};
