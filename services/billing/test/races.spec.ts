import { setTimeout } from 'node:timers/promises';
import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { createSweep } from '@mumaris/kit/sweep';
import type { Worker } from '@mumaris/kit/tasks';
import { testLog, waitFor } from '@mumaris/kit/testing';
import { InvoiceExpiredV1, InvoicePaidV1, PaymentNotAppliedV1, PaymentUnallocatedV1 } from '@mumaris/schemas';
import { trialBalance } from '../src/ledger/domain/trial-balance';
import { administrativeOrder, aNotice, lastMoment, noon, rules, serviceOrder, tooLate } from './fixtures';
import { storeOfItsOwn } from './store';

let store: Awaited<ReturnType<typeof storeOfItsOwn>>;
let applications = 0;

let sealers: Worker[] = [];

beforeAll(async () => {
  store = await storeOfItsOwn();
  const { clock, stores } = store;
  // Two replicas seal all the while, without a lease between them.
  sealers = ['one', 'other'].map((name) =>
    createSweep({
      name,
      clock,
      log: testLog,
      findDue: async () => ((await stores.chain.isWaiting()) ? [name] : []),
      apply: store.replica().sealPostings,
      everyMs: 20,
    }),
  );
  for (const sealer of sealers) sealer.start();
});
afterAll(async () => {
  for (const sealer of sealers) await sealer.stop();
  await store.drop();
});

const rounds = 40;

const issue = async () => {
  store.clock.moveTo(noon);
  const applicationId = `app_race_${++applications}`;
  await inTransaction(store.connection, (tx) =>
    store.useCases.issueInvoice({ ...administrativeOrder, applicationId }, tx),
  );
  const [invoice] = await store.stores.invoices.ofApplications([applicationId]);
  if (!invoice) throw new Error('not issued');
  return invoice;
};

const saidOf = async (aggregateIds: string[]) => {
  const rows = await store.connection
    .collection('outbox')
    .find({ aggregateId: { $in: aggregateIds } })
    .toArray();
  return rows.map((row) => (row['event'] as { type: string }).type).toSorted();
};

/** How many receipt numbers were taken; those who lose a race take none. */
const lastReceipt = async () => {
  const row = await store.connection
    .collection<{ _id: string; last: number }>('sequences')
    .findOne({ _id: 'RCT-2026' });
  return row?.last ?? 0;
};

const balances = async () => {
  const { debits, credits, accounts } = trialBalance(rules.chart, await store.stores.ledger.balances());
  expect(debits).toBe(credits);
  return Object.fromEntries(accounts.map((account) => [account.code, account.debits - account.credits]));
};

describe('the payment and the expiry of one invoice at the same time', () => {
  it(`BIL-03 BIL-05 exactly one wins, and the books agree, ${rounds} times`, async () => {
    const winners = { PAID: 0, EXPIRED: 0 };
    for (let round = 0; round < rounds; round++) {
      const { id, billNumber } = await issue();
      store.clock.moveTo(tooLate);
      const notice = aNotice({ reference: billNumber, providerPaymentId: `race-${round}`, paidAt: lastMoment });
      const pay = () => store.replica().receivePayment(notice);
      const expire = () => store.useCases.expireInvoice(id);
      // Each starts a little before or after the other, so that both win now and then.
      const late = (work: () => Promise<unknown>, ms: number) => setTimeout(Math.max(ms, 0)).then(work);
      const ahead = (round % 20) - 5;
      await Promise.all([late(pay, -ahead), late(expire, ahead), late(pay, -ahead), late(expire, ahead)]);

      const { status } = await store.stores.invoices.get(id);
      const [payment, ...more] = await store.stores.payments.ofInvoices([id]);
      expect(more).toEqual([]);
      const said = await saidOf([id, payment?.id ?? '']);
      if (status === 'PAID') {
        expect(payment?.allocation).toEqual({ to: 'INVOICE', why: null });
        expect(said).toEqual(['sa.mumaris.billing.invoice-issued.v1', InvoicePaidV1.type]);
      } else {
        expect(payment?.allocation).toEqual({ to: 'REFUND', why: 'INVOICE_CLOSED' });
        const unapplied = [PaymentUnallocatedV1.type, PaymentNotAppliedV1.type];
        const expiry = [InvoiceExpiredV1.type, 'sa.mumaris.billing.invoice-issued.v1', ...unapplied];
        expect(said).toEqual(expiry.toSorted());
      }
      winners[status as keyof typeof winners] += 1;
    }
    expect(winners.PAID + winners.EXPIRED).toBe(rounds);
    expect(await balances()).toMatchObject({
      receivable: 0,
      'clearing:sadad': rounds * 10_000,
      'refunds-payable': -winners.EXPIRED * 10_000 + 0,
      'fee-income:administrative': -winners.PAID * 10_000 + 0,
    });
    expect(await lastReceipt()).toBe(winners.PAID);
  }, 120_000);
});

describe('the payment of an invoice and the end of its application at the same time', () => {
  it(`BIL-05 BIL-10 the instants decide, whoever is faster, and each told twice, ${rounds} times`, async () => {
    const before = await balances();
    const endings = { PAID: 0, CANCELLED: 0 };
    for (let round = 0; round < rounds; round++) {
      const { id, billNumber, applicationId } = await issue();
      const endedAt = new Date(noon.getTime() + 60_000);
      // A millisecond before the end, at it, or after: what is not before it comes too late.
      const paidAt = new Date(endedAt.getTime() + ((round % 3) - 1));
      store.clock.moveTo(new Date(endedAt.getTime() + 1_000));
      const notice = aNotice({ reference: billNumber, providerPaymentId: `crossed-${round}`, paidAt });
      const pay = () => store.replica().receivePayment(notice);
      const end = () =>
        inTransaction(store.connection, (tx) => store.replica().endApplication({ applicationId, endedAt }, tx));
      const late = (work: () => Promise<unknown>, ms: number) => setTimeout(Math.max(ms, 0)).then(work);
      const ahead = (round % 20) - 10;
      await Promise.all([late(pay, -ahead), late(end, ahead), late(pay, -ahead), late(end, ahead)]);

      const { status, receipt, closedAt } = await store.stores.invoices.get(id);
      const [payment, ...more] = await store.stores.payments.ofInvoices([id]);
      expect(more).toEqual([]);
      const inTime = paidAt < endedAt;
      expect({ status, closedAt, allocation: payment?.allocation, receipt: receipt?.paymentId }).toEqual(
        inTime
          ? { status: 'PAID', closedAt: null, allocation: { to: 'INVOICE', why: null }, receipt: payment?.id }
          : { status: 'CANCELLED', closedAt: endedAt, allocation: { to: 'REFUND', why: 'INVOICE_CLOSED' } },
      );
      const said = await saidOf([payment?.id ?? '']);
      expect(said.filter((type) => type === PaymentUnallocatedV1.type)).toHaveLength(inTime ? 0 : 1);
      endings[inTime ? 'PAID' : 'CANCELLED'] += 1;
    }
    const after = await balances();
    const moved = (account: string) => (after[account] ?? 0) - (before[account] ?? 0);
    expect(moved('receivable')).toBe(0);
    expect(moved('clearing:sadad')).toBe(rounds * 10_000);
    expect(moved('refunds-payable')).toBe(-endings.CANCELLED * 10_000);
    expect(moved('fee-income:administrative')).toBe(-endings.PAID * 10_000);
  }, 120_000);
});

describe('many at the same time', () => {
  it('BIL-05 20 payments of one invoice told to 20 replicas: one pays, 19 go back', async () => {
    const { id, billNumber } = await issue();
    const before = await balances();
    const receipts = await lastReceipt();
    const ids = Array.from({ length: 20 }, (_, index) => `many-${index}`);
    await Promise.all(
      ids.map((providerPaymentId) =>
        store.replica().receivePayment(aNotice({ reference: billNumber, providerPaymentId })),
      ),
    );
    const payments = await store.stores.payments.ofInvoices([id]);
    expect(payments.filter(({ allocation }) => allocation.to === 'INVOICE')).toHaveLength(1);
    expect(payments.filter(({ allocation }) => allocation.to === 'REFUND')).toHaveLength(19);
    const after = await balances();
    expect((after['refunds-payable'] ?? 0) - (before['refunds-payable'] ?? 0)).toBe(-19 * 10_000);
    expect(await lastReceipt()).toBe(receipts + 1);
  }, 60_000);

  it.each([
    ['an invoice', async () => (await issue()).billNumber],
    ['an unknown bill', () => Promise.resolve('none')],
  ])('BIL-05 one payment of %s told to 20 replicas at once is booked once', async (what, billOf) => {
    const notice = aNotice({ reference: await billOf(), providerPaymentId: `repeated for ${what}` });
    const before = await balances();
    await Promise.all(Array.from({ length: 20 }, () => store.replica().receivePayment(notice)));
    expect(((await balances())['clearing:sadad'] ?? 0) - (before['clearing:sadad'] ?? 0)).toBe(10_000);
    const { providerPaymentId } = notice;
    expect(await store.connection.collection('payments').countDocuments({ providerPaymentId })).toBe(1);
  });

  it('BIL-01 20 deliveries of one order make one invoice, and 20 orders 20 numbers in a row', async () => {
    const order = serviceOrder(noon);
    const once = () => inTransaction(store.connection, (tx) => store.useCases.issueInvoice(order, tx));
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, once));
    // Those that lost the race are tried again by the bus, and then find the invoice.
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
    await once();
    expect(await store.stores.invoices.ofApplications([order.applicationId])).toHaveLength(1);

    const numbers: number[] = [];
    for (let count = 0; count < 20; count++) numbers.push(Number((await issue()).number.slice(-8)));
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  });
});

describe('the ledger after all these races', () => {
  it('BIL-10 is whole, though two sealed it all the while', async () => {
    await waitFor(async () => !(await store.stores.chain.isWaiting()), { what: 'the sealers' });
    const { named, head, waiting } = await store.reads.verify();
    expect({ named, waiting }).toEqual({ named: [], waiting: 0 });
    expect(head.number).toBeGreaterThan(2);
  });
});
