import fc from 'fast-check';
import { aNotice, fee, noon, rules, serviceOrder } from './fixtures';
import { cancelInvoice, expireInvoice, wasPaidAfter } from '../src/invoices/domain/close-invoice';
import type { Decision } from '../src/ledger/domain/decision';
import type { Invoice } from '../src/invoices/domain/invoice';
import { feesOf } from '../src/fees/domain/fees';
import { type FeeOrder, issueInvoice } from '../src/invoices/domain/issue-invoice';
import { isBalanced, type Posting } from '../src/ledger/domain/ledger';
import { giveBack, type Payment, receivePayment, settleInvoice } from '../src/payments/domain/payment';
import { sumByAccount } from '../src/ledger/domain/trial-balance';

/** Billing as one value: what the stores hold, and how the use cases write to them. */
interface World {
  now: Date;
  invoices: Invoice[];
  payments: Payment[];
  postings: Posting[];
  /** When the application of an invoice ended: once, however often it is heard of. */
  ended: Map<string, Date>;
}

type Step = (world: World, pick: number) => void;

const replace = (world: World, { state, postings }: Decision<Invoice>) => {
  world.invoices = world.invoices.map((invoice) => (invoice.id === state.id ? state : invoice));
  world.postings.push(...postings);
};

const issue = (world: World, kind: FeeOrder['kind'], amount: number) => {
  const sequence = world.invoices.length + 1;
  const order = { ...serviceOrder(world.now), kind } as FeeOrder;
  const fees = feesOf[kind].map((one) => ({ ...fee, kind: one, amount }));
  const naming = { id: `inv_${sequence}`, sequence };
  const { state, postings } = issueInvoice(order, naming, { ...rules, fees: { ...rules.fees, fees } }, world.now);
  world.invoices.push(state);
  world.postings.push(...postings);
};

/** What the use case does: the same payment of a provider is booked once. */
const receive = (world: World, notice: ReturnType<typeof aNotice>) => {
  const { method, providerPaymentId, reference } = notice;
  if (world.payments.some((payment) => payment.method === method && payment.providerPaymentId === providerPaymentId))
    return;
  const invoice = world.invoices.find(({ billNumber, number }) => [billNumber, number].includes(reference));
  const id = `pay_${world.payments.length + 1}`;
  const { state, postings } = receivePayment(id, notice, invoice, rules.posting, world.now);
  world.payments.push(state);
  world.postings.push(...postings);
  if (invoice && state.allocation.to === 'INVOICE')
    replace(world, settleInvoice(invoice, state, `RCT-${id}`, rules.posting, world.now));
};

const some = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(list.length, 1)];

const pay =
  (method: 'SADAD' | 'CARD', amountOff = 0, daysAgo = 0): Step =>
  (world, pick) => {
    const invoice = some(world.invoices, pick);
    if (!invoice) return;
    const reference = method === 'SADAD' ? invoice.billNumber : invoice.number;
    const providerPaymentId = `${world.payments.length}`;
    receive(
      world,
      aNotice({
        method,
        reference,
        providerPaymentId,
        amount: invoice.total + amountOff,
        paidAt: new Date(world.now.getTime() - daysAgo * 86_400_000),
      }),
    );
  };

const steps: Record<string, Step> = {
  issueAdministrative: (world, pick) => issue(world, 'ADMINISTRATIVE', 100 + pick),
  issueService: (world, pick) => issue(world, 'SERVICE', 100 + pick),
  issueCombined: (world, pick) => issue(world, 'COMBINED', 100 + pick),
  payBySadad: pay('SADAD'),
  payByCard: pay('CARD'),
  payHeardLate: pay('SADAD', 0, 1),
  payWrong: pay('SADAD', -1),
  payTooMuch: pay('CARD', 7),
  payUnknown: (world, pick) =>
    receive(world, aNotice({ reference: 'none', providerPaymentId: `u${pick}`, paidAt: world.now })),
  repeat: (world, pick) => {
    const payment = some(world.payments, pick);
    if (payment) receive(world, { ...payment, currency: 'SAR', paidAt: payment.at });
  },
  cancel: (world, pick) => {
    const invoice = some(world.invoices, pick);
    if (!invoice) return;
    // Heard of up to two days after it happened, and perhaps again.
    const endedAt = world.ended.get(invoice.id) ?? new Date(world.now.getTime() - (pick % 3) * 86_400_000);
    world.ended.set(invoice.id, endedAt);
    if (wasPaidAfter(invoice, endedAt)) {
      const index = world.payments.findIndex(({ id }) => id === invoice.receipt?.paymentId);
      const { state, postings } = giveBack(world.payments[index] as Payment, invoice, rules.posting, world.now);
      world.payments[index] = state;
      world.postings.push(...postings);
    }
    replace(world, cancelInvoice(invoice, endedAt, rules.posting, world.now));
  },
  timePasses: (world, pick) => (world.now = new Date(world.now.getTime() + (pick % 20) * 86_400_000)),
  sweep: (world) => {
    for (const invoice of world.invoices) replace(world, expireInvoice(invoice, rules.posting, world.now));
  },
};

const totals = (list: readonly { amount: number }[]) => list.reduce((sum, { amount }) => sum + amount, 0);

const assertBooks = ({ invoices, payments, postings }: World) => {
  expect(postings.every(({ entries }) => isBalanced(entries))).toBe(true);
  expect(new Set(postings.map(({ cause }) => `${cause.what} ${cause.id}`)).size).toBe(postings.length);
  const sums = new Map(sumByAccount(postings.flatMap(({ entries }) => entries)).map((sum) => [sum.code, sum]));
  const debitOf = (code: string) => (sums.get(code)?.debits ?? 0) - (sums.get(code)?.credits ?? 0);
  const creditOf = (code: string) => 0 - debitOf(code);
  const to = (wanted: Payment['allocation']['to']) =>
    totals(payments.filter(({ allocation }) => allocation.to === wanted));
  const ofStatus = (...wanted: Invoice['status'][]) =>
    totals(invoices.filter(({ status }) => wanted.includes(status)).map(({ total }) => ({ amount: total })));
  expect({
    open: debitOf('receivable'),
    income: creditOf('fee-income:administrative') + creditOf('fee-income:service'),
    clearing: debitOf('clearing:sadad') + debitOf('clearing:card'),
    refunds: creditOf('refunds-payable'),
    unallocated: creditOf('unallocated'),
    paid: to('INVOICE'),
  }).toEqual({
    open: ofStatus('ISSUED'),
    income: ofStatus('ISSUED', 'PAID'),
    clearing: totals(payments),
    refunds: to('REFUND'),
    unallocated: to('UNALLOCATED'),
    paid: ofStatus('PAID'),
  });
};

describe('the ledger over any history', () => {
  it('BIL-05 BIL-10 is balanced, and agrees with the invoices and the payments, whatever happens in which order', () => {
    const history = fc.array(fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.nat(50)), { maxLength: 60 });
    fc.assert(
      fc.property(history, (happenings) => {
        const world: World = { now: noon, invoices: [], payments: [], postings: [], ended: new Map() };
        for (const [name, pick] of happenings) {
          steps[name]?.(world, pick);
          assertBooks(world);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
