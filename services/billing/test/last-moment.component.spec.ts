import { waitFor } from '@mumaris/kit/testing';
import { InvoiceExpiredV1, InvoicePaidV1, PaymentUnallocatedV1 } from '@mumaris/schemas';
import { type Billing, startBilling } from './billing';
import { lastMoment, noon, tooLate } from './fixtures';
import { scenario } from './scenario';

let billing: Billing;
let say: ReturnType<typeof scenario>;
beforeAll(async () => {
  billing = await startBilling(noon.toISOString());
  say = scenario(billing);
});
afterAll(() => billing.stop());

const count = 30;

it(`BIL-03 BIL-05 BIL-10 the sweep ends ${count} invoices while the bank tells of each that it was paid: one of the two wins each`, async () => {
  const debtors: Awaited<ReturnType<typeof say.debtor>>[] = [];
  // A few at a time: each takes the next number of an invoice.
  while (debtors.length < count) debtors.push(...(await Promise.all(Array.from({ length: 5 }, say.debtor))));
  const before = await say.balances();
  billing.clock.moveTo(tooLate);
  // The sweep is under way, from the oldest on; the bank tells of all, the newest first, and lists none of them.
  await billing.bus.hear(InvoiceExpiredV1);
  const told = await Promise.all(
    debtors
      .toReversed()
      .map(({ billNumber }, index) => say.sadadPays(billNumber, 10_000, `last-moment-${index}`, lastMoment)),
  );
  expect(told.map(({ status }) => status)).toEqual(Array(count).fill(204));
  const seen = await waitFor(async () => {
    const all = await Promise.all(debtors.map(({ accountId, invoiceId }) => say.invoice(accountId, invoiceId)));
    return all.every(({ status }) => status !== 'ISSUED') && all;
  });

  const winners = { PAID: 0, EXPIRED: 0 };
  for (const {
    id,
    status,
    payments: [payment, ...more],
  } of seen) {
    expect(more).toEqual([]);
    const said = {
      paid: await billing.countSaid(InvoicePaidV1.type, id),
      expired: await billing.countSaid(InvoiceExpiredV1.type, id),
      unallocated: await billing.countSaid(PaymentUnallocatedV1.type, payment?.id ?? ''),
    };
    expect({ status, ...said }).toEqual(
      status === 'PAID'
        ? { status, paid: 1, expired: 0, unallocated: 0 }
        : { status: 'EXPIRED', paid: 0, expired: 1, unallocated: 1 },
    );
    winners[status as keyof typeof winners] += 1;
  }
  expect(Math.min(winners.PAID, winners.EXPIRED)).toBeGreaterThan(0);
  const after = await say.balances();
  const moved = (account: string) => (after[account] ?? 0) - (before[account] ?? 0);
  expect(moved('receivable')).toBe(-count * 10_000);
  expect(moved('clearing:sadad')).toBe(count * 10_000);
  expect(moved('refunds-payable')).toBe(-winners.EXPIRED * 10_000 + 0);
  expect(moved('fee-income:administrative')).toBe(winners.EXPIRED * 10_000);
});
