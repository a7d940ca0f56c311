import { waitFor } from '@mumaris/kit/testing';
import { InvoicePaidV1, PaymentUnallocatedV1 } from '@mumaris/schemas';
import { type Billing, startBilling } from './billing';
import { exampleOf } from './examples';
import { scenario } from './scenario';

let billing: Billing;
let say: ReturnType<typeof scenario>;

beforeAll(async () => {
  billing = await startBilling('2026-11-22T09:00:00.000Z');
  say = scenario(billing);
});
afterAll(() => billing.stop());

const eventsOf = (type: string) => billing.bus.heard().filter((event) => event.type === type);
const timesPaid = (invoiceId: string) => billing.countSaid(InvoicePaidV1.type, invoiceId);

const unallocated = (why: string, amount: number) =>
  billing.bus.hear(PaymentUnallocatedV1, (data) => data.why === why && data.amount.amount === amount);

describe('a payment that is told of more than once', () => {
  it('BIL-05 100 notifications at once book one payment, one receipt and one InvoicePaid', async () => {
    const { accountId, invoiceId, billNumber } = await say.debtor();
    const movements = await say.moved(async () => {
      const all = await Promise.all(
        Array.from({ length: 100 }, () => say.sadadPays(billNumber, 10_000, 'sadad-raced')),
      );
      expect(new Set(all.map(({ status }) => status))).toEqual(new Set([204]));
    });
    expect(movements).toEqual({ receivable: -10_000, 'clearing:sadad': 10_000 });
    expect(await timesPaid(invoiceId)).toBe(1);
    expect((await say.sadadPays(billNumber, 10_000, 'sadad-raced')).status).toBe(204);
    expect((await say.invoice(accountId, invoiceId)).payments).toHaveLength(1);
    expect(eventsOf(PaymentUnallocatedV1.type)).toEqual([]);
  }, 90_000);

  it('BIL-05 100 notifications at once for an unknown bill book one payment too', async () => {
    const movements = await say.moved(async () => {
      const tell = () => say.sadadPays('26112288888888', 4_203, 'sadad-unknown-raced');
      const all = await Promise.all(Array.from({ length: 100 }, tell));
      expect(new Set(all.map(({ status }) => status))).toEqual(new Set([204]));
    });
    expect(movements).toEqual({ 'clearing:sadad': 4_203, unallocated: -4_203 });
  }, 90_000);

  it('BIL-05 the first word stands when a provider tells one payment in two ways', async () => {
    const { accountId, invoiceId, billNumber } = await say.debtor();
    await say.sadadPays(billNumber, 10_000, 'sadad-twisted');
    expect(await say.moved(() => say.sadadPays(billNumber, 77_700, 'sadad-twisted'))).toEqual({});
    expect((await say.invoice(accountId, invoiceId)).payments).toMatchObject([{ amount: { amount: 10_000 } }]);
  });

  it('BIL-05 of a bank and a card at the same time one pays, and the other goes back in full', async () => {
    const { accountId, invoiceId, billNumber, number } = await say.debtor();
    const movements = await say.moved(() =>
      Promise.all([
        say.sadadPays(billNumber, 10_000),
        say.cardSays('captured', { checkoutId: 'chk-raced', reference: number, amount: 10_000 }),
      ]),
    );
    expect(movements).toEqual({
      receivable: -10_000,
      'clearing:sadad': 10_000,
      'clearing:card': 10_000,
      'refunds-payable': -10_000,
    });
    expect(await timesPaid(invoiceId)).toBe(1);
    expect((await say.invoice(accountId, invoiceId)).payments).toHaveLength(2);
  });
});

describe('money that no open invoice explains', () => {
  it('BIL-05 a second payment of a paid invoice goes back in full', async () => {
    const { billNumber, invoiceId } = await say.debtor();
    await say.sadadPays(billNumber, 10_000);
    expect(await say.moved(() => say.sadadPays(billNumber, 10_000))).toEqual({
      'clearing:sadad': 10_000,
      'refunds-payable': -10_000,
    });
    expect(await timesPaid(invoiceId)).toBe(1);
  });

  it('BIL-05 a payment for a cancelled invoice is booked and goes back in full', async () => {
    const { applicationId, accountId, invoiceId, billNumber } = await say.debtor();
    await say.cancel({ applicationId, accountId });
    await say.hasStatus(accountId, invoiceId, 'CANCELLED');
    const movements = await say.moved(() => say.sadadPays(billNumber, 10_000));
    expect(movements).toEqual({ 'clearing:sadad': 10_000, 'refunds-payable': -10_000 });
    const event = await unallocated('INVOICE_CLOSED', 10_000);
    expect(Object.keys(event)).toEqual(Object.keys(exampleOf(PaymentUnallocatedV1, 'billing/payment-unallocated')));
    expect(await say.invoice(accountId, invoiceId)).toMatchObject({
      status: 'CANCELLED',
      payments: [{ method: 'SADAD' }],
    });
  });

  it.each([9_901, 10_103])(
    'BIL-05 a wrong amount of %d is left to finance and the invoice stays open',
    async (amount) => {
      const { accountId, invoiceId, billNumber } = await say.debtor();
      const movements = await say.moved(() => say.sadadPays(billNumber, amount));
      expect(movements).toEqual({ 'clearing:sadad': amount, unallocated: -amount });
      await unallocated('WRONG_AMOUNT', amount);
      expect(await say.invoice(accountId, invoiceId)).toMatchObject({ status: 'ISSUED', sadad: { billNumber } });
      await say.sadadPays(billNumber, 10_000);
      await say.hasStatus(accountId, invoiceId, 'PAID');
    },
  );

  it('BIL-05 money for an unknown bill or reference is left to finance', async () => {
    expect(await say.moved(() => say.sadadPays('26112299999999', 4_201))).toEqual({
      'clearing:sadad': 4_201,
      unallocated: -4_201,
    });
    await unallocated('UNKNOWN_INVOICE', 4_201);
    const captured = { checkoutId: 'chk-0', reference: 'INV-2020-00000001', amount: 4_202 };
    expect(await say.moved(() => say.cardSays('captured', captured))).toEqual({
      'clearing:card': 4_202,
      unallocated: -4_202,
    });
    await unallocated('UNKNOWN_INVOICE', 4_202);
  });
});

describe('what finance has to look into', () => {
  type Items = { openItems: { edges: { node: object }[] } };
  const fields = 'kind method providerPaymentId reference amount currency';
  const query = `query ($kind: OpenItemKind) { openItems(kind: $kind, first: 100) { edges { node { ${fields} } } } }`;
  const itemsOf = async (kind: string) =>
    (await billing.ask<Items>('acc_finance', query, { kind }, ['FINANCE'])).data.openItems.edges.map(
      ({ node }) => node,
    );

  it('BIL-05 is shown to finance alone', async () => {
    const { errors } = await billing.ask('acc_support', query, {}, ['SUPPORT', 'ADMIN', 'REVIEWER']);
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('BIL-05 one payment told in two ways, once however often', async () => {
    const { billNumber } = await say.debtor();
    await say.sadadPays(billNumber, 10_000, 'sadad-two-ways');
    const tell = () => say.sadadPays(billNumber, 60_000, 'sadad-two-ways');
    expect(await say.moved(() => Promise.all([tell(), tell(), tell()]))).toEqual({});
    const items = (await itemsOf('CONTRADICTION')).filter((item) => JSON.stringify(item).includes('sadad-two-ways'));
    expect(items).toEqual([
      {
        kind: 'CONTRADICTION',
        method: 'SADAD',
        providerPaymentId: 'sadad-two-ways',
        reference: billNumber,
        amount: 60_000,
        currency: 'SAR',
      },
    ]);
  });

  it('BIL-05 another currency, of which nothing is booked and the invoice stays open', async () => {
    const { accountId, invoiceId, number } = await say.debtor();
    const told = { checkoutId: 'chk-usd', reference: number, amount: 10_000, currency: 'USD', paymentId: 'card-usd' };
    expect(await say.moved(async () => expect((await say.cardSays('captured', told)).status).toBe(204))).toEqual({});
    expect(await say.invoice(accountId, invoiceId)).toMatchObject({ status: 'ISSUED', payments: [] });
    expect(await itemsOf('OTHER_CURRENCY')).toMatchObject([{ reference: number, amount: 10_000, currency: 'USD' }]);
  });

  it('BIL-05 two part payments: two items, never added up in silence', async () => {
    const { accountId, invoiceId, billNumber } = await say.debtor();
    const movements = await say.moved(async () => {
      await say.sadadPays(billNumber, 3_000);
      await say.sadadPays(billNumber, 7_000);
    });
    expect(movements).toEqual({ 'clearing:sadad': 10_000, unallocated: -10_000 });
    expect(await say.invoice(accountId, invoiceId)).toMatchObject({ status: 'ISSUED', sadad: { billNumber } });
    const items = await itemsOf('WRONG_AMOUNT');
    expect(items.filter((item) => JSON.stringify(item).includes(billNumber))).toMatchObject([
      { amount: 3_000 },
      { amount: 7_000 },
    ]);
  });

  it('BIL-05 a card that is declined on the page on which it was charged: the charge stands', async () => {
    const { accountId, invoiceId, number } = await say.debtor();
    const page = { checkoutId: 'chk-charged', reference: number, amount: 10_000 };
    await say.cardSays('captured', page);
    expect(await say.moved(() => say.cardSays('declined', page))).toEqual({});
    expect(await say.invoice(accountId, invoiceId)).toMatchObject({ status: 'PAID' });
    expect(await itemsOf('DECLINED_AFTER_CAPTURE')).toMatchObject([{ reference: number }]);
  });

  it('BIL-05 a late word on an earlier page changes nothing of an invoice that is paid', async () => {
    const { accountId, invoiceId, number } = await say.debtor();
    await say.cardSays('captured', { checkoutId: 'chk-second', reference: number, amount: 10_000 });
    await say.cardSays('declined', { checkoutId: 'chk-first', reference: number, amount: 10_000 });
    expect(await say.invoice(accountId, invoiceId)).toMatchObject({ status: 'PAID' });
    expect(await itemsOf('DECLINED_AFTER_CAPTURE')).not.toContainEqual(expect.objectContaining({ reference: number }));
  });

  it('BIL-05 money that came a moment before its invoice is written is matched once it is there', async () => {
    const { billNumber: last } = await say.debtor();
    const next = `${last.slice(0, 6)}${String(Number(last.slice(6)) + 1).padStart(8, '0')}`;
    const movements = await say.moved(() => say.sadadPays(next, 10_000, 'sadad-before'));
    expect(movements).toEqual({ 'clearing:sadad': 10_000, unallocated: -10_000 });
    const waiting = () =>
      itemsOf('UNKNOWN_INVOICE').then((items) => items.filter((item) => JSON.stringify(item).includes(next)));
    expect(await waiting()).toHaveLength(1);
    const before = await billing.bookedBeforePayOuts();
    // Paid at once, it may never be seen at the bank.
    const person = { applicationId: 'app_crossed', accountId: 'acc_crossed' };
    const { accountId, id: invoiceId, billNumber } = await billing.put(person);
    expect(billNumber).toBe(next);
    await say.hasStatus(accountId, invoiceId, 'PAID');
    const after = await billing.bookedBeforePayOuts();
    expect((after['unallocated'] ?? 0) - (before['unallocated'] ?? 0)).toBe(10_000);
    expect(await timesPaid(invoiceId)).toBe(1);
    expect(await waiting()).toEqual([]);
  });
});

describe('the books when all is quiet', () => {
  it('BIL-10 debits equal credits, and paid invoices equal allocated payments equal receipts', async () => {
    const { accountId, invoiceId, billNumber } = await say.debtor();
    await say.sadadPays(billNumber, 10_000);
    await say.hasStatus(accountId, invoiceId, 'PAID');
    await waitFor(() => eventsOf(InvoicePaidV1.type).some(({ subject }) => subject === invoiceId));
    const balances = await say.balances(); // also proves that debits equal credits
    const paid = eventsOf(InvoicePaidV1.type).map(({ data }) => InvoicePaidV1.parse(data));
    const receipts = paid.map(({ receiptNumber }) => receiptNumber);
    expect(new Set(receipts).size).toBe(paid.length);
    const income = -(balances['fee-income:administrative'] ?? 0);
    expect(income - (balances['receivable'] ?? 0)).toBe(paid.reduce((sum, { total }) => sum + total.amount, 0));
  });
});
