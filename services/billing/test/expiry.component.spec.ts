import { waitFor } from '@mumaris/kit/testing';
import { InvoiceDueSoonV1, InvoiceExpiredV1, InvoicePaidV1 } from '@mumaris/schemas';
import { type Billing, startBilling } from './billing';
import { exampleOf } from './examples';
import { lastMoment, noon, tooLate } from './fixtures';
import { scenario } from './scenario';

let billing: Billing;
let say: ReturnType<typeof scenario>;

beforeEach(async () => {
  billing = await startBilling('2026-11-21T09:00:00.000Z');
  say = scenario(billing);
});
afterEach(() => billing.stop());

/** An invoice whose expiry proves that the sweep has come by at an instant at which the other is not due. */
const dayBefore = async () => {
  const early = await say.debtor();
  billing.clock.moveTo(noon);
  return early;
};
const expired = (id: string) => billing.bus.hear(InvoiceExpiredV1, ({ invoiceId }) => invoiceId === id);

describe('an invoice that is not paid in time', () => {
  it('BIL-03 is payable in the last millisecond of the 30th day in Riyadh, and expired in the next', async () => {
    const early = await dayBefore();
    const { accountId, invoiceId, billNumber } = await say.debtor();
    billing.clock.moveTo(lastMoment);
    await expired(early.invoiceId);
    expect(await say.invoice(accountId, invoiceId)).toMatchObject({ status: 'ISSUED', sadad: { billNumber } });
    expect((await say.pay(accountId, invoiceId, 'CARD')).errors).toEqual([]);

    billing.clock.moveTo(tooLate);
    const event = await expired(invoiceId);
    expect(Object.keys(event)).toEqual(Object.keys(exampleOf(InvoiceExpiredV1, 'billing/invoice-expired')));
    expect(event).toMatchObject({ kind: 'ADMINISTRATIVE', dueAt: lastMoment.toISOString() });
    expect(await say.invoice(accountId, invoiceId)).toMatchObject({ status: 'EXPIRED', sadad: null });
    const { errors } = await say.pay(accountId, invoiceId, 'SADAD');
    expect(errors).toMatchObject([{ code: 'INVOICE_NOT_PAYABLE' }]);
    expect(errors[0]?.message.en).toContain('Its time to pay is over');
    await waitFor(() => billing.providers.bills.get(billNumber)?.status === 'WITHDRAWN');
    expect(await say.balances()).toMatchObject({ receivable: 0, 'fee-income:administrative': 0 });
  });

  it('BIL-03 its payer is reminded a week before the last day, once', async () => {
    const { invoiceId } = await say.debtor();
    billing.clock.moveTo(new Date('2026-12-14T09:00:00.000Z'));
    await billing.bus.hear(InvoiceDueSoonV1, (data) => data.invoiceId === invoiceId);
    expect(await billing.countSaid(InvoiceDueSoonV1.type, invoiceId)).toBe(1);
  });

  it('BIL-04 a service fee expires 30 days after the approval', async () => {
    const person = await say.submit();
    await say.approve(person, new Date('2026-11-10T09:00:00.000Z'));
    const { invoiceId, dueAt } = await say.issued(person, 'SERVICE');
    expect(dueAt).toBe('2026-12-10T20:59:59.999Z');
    billing.clock.moveTo('2026-12-10T21:00:00.000Z');
    expect(await expired(invoiceId)).toMatchObject({ kind: 'SERVICE' });
  });

  it('MEM-63 a fee for a card is payable to the end of its registration’s last day, and expired in the next millisecond', async () => {
    const person = await say.submit();
    await say.approve(person, billing.clock.now(), { payUntil: '2026-11-30' });
    const { invoiceId, dueAt } = await say.issued(person, 'SERVICE');
    expect(dueAt).toBe('2026-11-30T20:59:59.999Z');
    billing.clock.moveTo(dueAt);
    expect((await say.pay(person.accountId, invoiceId, 'SADAD')).errors).toEqual([]);
    billing.clock.moveTo('2026-11-30T21:00:00.000Z');
    expect(await expired(invoiceId)).toMatchObject({ kind: 'SERVICE', dueAt });
  });

  it('BIL-05 gives money back in full that was paid in time but told of after the end', async () => {
    const { accountId, invoiceId, billNumber } = await say.debtor();
    billing.clock.moveTo(tooLate);
    await expired(invoiceId);
    expect((await say.sadadPays(billNumber, 10_000, 'sadad-late', noon)).status).toBe(204);
    expect(await say.balances()).toMatchObject({ receivable: 0, 'clearing:sadad': 10_000, 'refunds-payable': -10_000 });
    expect(await say.invoice(accountId, invoiceId)).toMatchObject({ status: 'EXPIRED', paidAt: null });
    expect(billing.bus.heard().some(({ type }) => type === InvoicePaidV1.type)).toBe(false);
  });
});
