import { type Booked, move, type PostingRules } from '../../ledger';
import { credited, type Payment } from './payment';
import { allocatedPosting, returnedPosting } from './settle-by-hand';

/** What the ledger has to hold of a payment, by where it went (BIL-05, BIL-10). */
export const bookedPayment = (payment: Payment, rules: PostingRules): Booked => {
  const { id, method, providerPaymentId, amount, receivedAt, allocation } = payment;
  const received = (to: Payment['allocation']['to']) =>
    move({ what: 'PAYMENT_RECEIVED', id }, receivedAt, amount, {
      from: rules[credited[to]],
      to: rules.clearing[method],
    });
  const givenBack = move({ what: 'PAYMENT_GIVEN_BACK', id }, receivedAt, amount - payment.excess, {
    from: rules.refundsPayable,
    to: rules.receivable,
  });
  // Its invoice may only have been written a moment later.
  const matched = (to: 'INVOICE' | 'REFUND') => [
    received('UNALLOCATED'),
    move({ what: 'PAYMENT_MATCHED', id }, receivedAt, amount, { from: rules[credited[to]], to: rules.unallocated }),
  ];
  const allocated = [received('UNALLOCATED'), allocatedPosting(payment, rules, receivedAt)];
  const paidInvoice = payment.excess ? [allocated] : [[received('INVOICE')], matched('INVOICE'), allocated];
  const ways = {
    INVOICE: paidInvoice,
    // It may have paid its invoice before the end of the application was heard of.
    REFUND: [
      [received('REFUND')],
      matched('REFUND'),
      [received('UNALLOCATED'), returnedPosting(payment, rules, receivedAt)],
      ...paidInvoice.map((paid) => [...paid, givenBack]),
    ],
    UNALLOCATED: [[received('UNALLOCATED')]],
  } satisfies Record<Payment['allocation']['to'], Booked['ways']>;
  return { id, name: `${method} payment ${providerPaymentId} (${id})`, ways: ways[allocation.to] };
};
