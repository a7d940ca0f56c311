import { waitFor } from '@mumaris/kit/testing';
import { InvoiceIssuedV1, InvoicePaidV1 } from '@mumaris/schemas';
import { type Billing, startBilling } from './billing';
import { exampleOf } from './examples';
import { scenario } from './scenario';

const noon = '2026-11-22T09:00:00.000Z';
let billing: Billing;
let say: ReturnType<typeof scenario>;

beforeAll(async () => {
  billing = await startBilling(noon);
  say = scenario(billing);
});
afterAll(() => billing.stop());

const billOf = (billNumber: string) => billing.providers.bills.get(billNumber);

describe('a fee paid by SADAD', () => {
  it('BIL-02 BIL-03 goes from the submission to the receipt', async () => {
    const person = await say.submit();
    const event = await say.issued(person);
    expect(Object.keys(event)).toEqual(Object.keys(exampleOf(InvoiceIssuedV1, 'billing/invoice-issued')));
    expect(event.dueAt).toBe('2026-12-22T20:59:59.999Z');

    await waitFor(async () => (await say.invoice(person.accountId, event.invoiceId)).sadad);
    expect(billOf(event.billNumber)).toEqual({
      amount: 10_000,
      currency: 'SAR',
      dueAt: '2026-12-22T20:59:59.999Z',
      description: {
        ar: 'الرسوم الإدارية لخدمة «خطاب التدريب»، الطلب رقم \u2068A-482-913-075\u2069',
        en: 'Administrative fee, training letter, application A-482-913-075',
      },
      reference: event.number,
      status: 'UNPAID',
    });
    const sadad = { billerCode: '901', billNumber: event.billNumber };
    const way = await say.pay(person.accountId, event.invoiceId, 'SADAD');
    expect(way).toMatchObject({ errors: [], checkoutUrl: null, invoice: { sadad } });

    expect(await say.sadadPays(event.billNumber, 10_000)).toEqual({ status: 204, body: null });
    const paid = await billing.bus.hear(InvoicePaidV1, ({ invoiceId }) => invoiceId === event.invoiceId);
    expect(Object.keys(paid)).toEqual(Object.keys(exampleOf(InvoicePaidV1, 'billing/invoice-paid')));
    expect(paid).toMatchObject({ method: 'SADAD', paidAt: noon, total: { amount: 10_000, currency: 'SAR' } });
    expect(paid.receiptNumber).toMatch(/^RCT-2026-\d{8}$/);
    expect(await say.invoice(person.accountId, event.invoiceId)).toMatchObject({
      status: 'PAID',
      paidAt: noon,
      sadad: null,
      payments: [{ method: 'SADAD', amount: { amount: 10_000 }, at: noon }],
    });
    expect(billOf(event.billNumber)?.status).toBe('UNPAID'); // the bank's own payment closed it; nothing to take back
  });

  it('BIL-04 the service fee runs from the approval', async () => {
    const person = await say.submit();
    await say.approve(person, new Date('2026-11-20T09:00:00.000Z'));
    const event = await say.issued(person, 'SERVICE');
    expect(event).toMatchObject({ total: { amount: 15_000 }, dueAt: '2026-12-20T20:59:59.999Z' });
  });
});

describe('a fee paid by card', () => {
  it('BIL-02 goes by the provider’s page, the same one however often it is pressed, and takes the SADAD bill back', async () => {
    const { accountId, invoiceId, number, billNumber } = await say.debtor();
    const presses = await Promise.all([1, 2, 3].map(() => say.pay(accountId, invoiceId, 'CARD')));
    const again = await say.pay(accountId, invoiceId, 'CARD');
    expect(new Set([...presses, again].map(({ checkoutUrl }) => checkoutUrl)).size).toBe(1);
    expect(again.checkoutUrl).toMatch(/^https:\/\/cards\.test\/pay\/chk-/);

    const opened = billing.providers.checkouts.filter(({ order }) => order.reference === number);
    expect(opened).toHaveLength(1);
    expect(opened[0]?.order).toMatchObject({
      amount: 10_000,
      currency: 'SAR',
      returnUrl: 'https://portal.test/payments/return',
      expiresAt: '2026-12-22T20:59:59.999Z',
    });
    const checkoutId = opened[0]?.id ?? '';
    expect((await say.cardSays('captured', { checkoutId, reference: number, amount: 10_000 })).status).toBe(204);
    await billing.bus.hear(InvoicePaidV1, (paid) => paid.invoiceId === invoiceId && paid.method === 'CARD');
    await waitFor(() => billOf(billNumber)?.status === 'WITHDRAWN');
  });

  it('BIL-02 gives a new page after a declined card', async () => {
    const { accountId, invoiceId, number } = await say.debtor();
    const first = await say.pay(accountId, invoiceId, 'CARD');
    const checkoutId = first.checkoutUrl?.split('/').pop() ?? '';
    const declined = { checkoutId, reference: number, amount: 10_000 };
    for (const _ of [1, 2]) expect((await say.cardSays('declined', declined)).status).toBe(204);
    const second = await say.pay(accountId, invoiceId, 'CARD');
    expect(second.checkoutUrl).not.toBe(first.checkoutUrl);
    expect((await say.cardSays('declined', declined)).status).toBe(204);
    expect((await say.pay(accountId, invoiceId, 'CARD')).checkoutUrl).toBe(second.checkoutUrl);
    expect((await say.invoice(accountId, invoiceId)).payments).toEqual([]);
  });

  it('BIL-02 tells the payer to use SADAD while the provider is down, and works when it is back', async () => {
    const { accountId, invoiceId } = await say.debtor();
    billing.providers.down.card = true;
    const { errors, checkoutUrl } = await say.pay(accountId, invoiceId, 'CARD');
    billing.providers.down.card = false;
    expect(checkoutUrl).toBeNull();
    expect(errors).toMatchObject([{ code: 'PROVIDER_UNAVAILABLE', rule: 'BIL-02', field: ['method'] }]);
    expect(errors[0]?.message.ar).toContain('سدّدوا عبر نظام سداد');
    expect(errors[0]?.message.en).toContain('Pay through SADAD');
    expect((await say.pay(accountId, invoiceId, 'CARD')).checkoutUrl).not.toBeNull();
  });
});

describe('events that come again', () => {
  it('BIL-01 make one invoice and one bill', async () => {
    const { envelope, ...person } = await say.submit();
    const { invoiceId, billNumber } = await say.issued(person);
    await billing.bus.publishAgain(envelope);
    await say.submit(person); // replayed under another id
    await say.approve(person);
    const service = await say.issued(person, 'SERVICE'); // heard after them
    const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on Application { invoices { id } } } }`;
    const refs = [{ __typename: 'Application', id: person.applicationId }];
    const { data } = await billing.ask<{ _entities: object[] }>(person.accountId, query, { refs });
    expect(data._entities).toEqual([{ invoices: [{ id: invoiceId }, { id: service.invoiceId }] }]);
    const registrations = billing.providers.calls.filter((call) => call === `PUT /sadad/bills/${billNumber}`);
    expect(registrations).toHaveLength(1);
  });
});

describe('an application that ends', () => {
  it.each(['cancel', 'reject'] as const)('cancels what is open and takes the bill back: %s', async (end) => {
    const { accountId, applicationId, invoiceId, billNumber } = await say.debtor();
    await say[end]({ accountId, applicationId });
    await say.hasStatus(accountId, invoiceId, 'CANCELLED');
    await waitFor(() => billOf(billNumber)?.status === 'WITHDRAWN');
    const { errors } = await say.pay(accountId, invoiceId, 'SADAD');
    expect(errors).toMatchObject([{ code: 'INVOICE_NOT_PAYABLE', field: ['invoiceId'] }]);
    expect(errors[0]?.message.en).toContain('cancelled when its application ended');
    expect(errors[0]?.message.ar).toContain('أُلغيت');
  });

  it('is not asked for a fee by a submission that is replayed after it', async () => {
    const person = { applicationId: 'app_ended_before', accountId: 'acc_ended_before' };
    await say.cancel(person);
    await say.submit(person);
    await say.approve(person);
    await say.issued(await say.submit(undefined, person.applicationId)); // heard after them
    const heard = billing.bus.heard().filter(({ type }) => type === InvoiceIssuedV1.type);
    expect(heard.some(({ data }) => InvoiceIssuedV1.parse(data).applicationId === person.applicationId)).toBe(false);
  });

  it('BIL-05 does not leave a bill behind that was on its way to SADAD', async () => {
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    let answer = (): void => undefined;
    billing.providers.duringRegistration = async () => {
      arrive();
      await new Promise<void>((resolve) => (answer = resolve));
    };
    const person = await say.submit();
    const { invoiceId, billNumber } = await say.issued(person);
    await arrived;
    await say.cancel(person);
    await say.hasStatus(person.accountId, invoiceId, 'CANCELLED');
    await waitFor(() => billing.providers.calls.includes(`DELETE /sadad/bills/${billNumber}`));
    billing.providers.duringRegistration = () => Promise.resolve();
    answer();
    await waitFor(() => billOf(billNumber)?.status === 'WITHDRAWN');
  });
});

describe('SADAD down and up again', () => {
  it('BIL-02 the bill is registered when it is back, and payers are told to wait or use a card', async () => {
    billing.providers.down.sadad = true;
    const person = await say.submit();
    const { invoiceId, billNumber } = await say.issued(person);
    await waitFor(() => billing.providers.calls.filter((call) => call.endsWith(billNumber)).length >= 2);
    expect((await say.invoice(person.accountId, invoiceId)).sadad).toBeNull();
    const { errors } = await say.pay(person.accountId, invoiceId, 'SADAD');
    expect(errors).toMatchObject([{ code: 'BILL_NOT_READY', field: ['method'] }]);
    billing.providers.down.sadad = false;
    await waitFor(async () => (await say.invoice(person.accountId, invoiceId)).sadad);
    expect(billOf(billNumber)?.status).toBe('UNPAID');
  });
});
