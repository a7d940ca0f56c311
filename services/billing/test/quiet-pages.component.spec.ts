import { waitFor } from '@mumaris/kit/testing';
import { InvoicePaidV1 } from '@mumaris/schemas';
import { type Billing, startBilling } from './billing';
import { noon } from './fixtures';
import { scenario } from './scenario';

let billing: Billing;
let say: ReturnType<typeof scenario>;
beforeAll(async () => {
  billing = await startBilling(noon.toISOString());
  say = scenario(billing);
});
afterAll(() => billing.stop());

const questions = (id: string) => billing.providers.calls.filter((call) => call.includes(`${id}/fate`)).length;
const pass = (minutes: number) => billing.clock.moveTo(new Date(billing.clock.now().getTime() + minutes * 60_000));

/** Somebody who was sent to a card's page, of which nothing is told. */
const payer = async () => {
  const debtor = await say.debtor();
  await say.pay(debtor.accountId, debtor.invoiceId, 'CARD');
  const { id: pageId } = billing.providers.checkouts.find(({ order }) => order.reference === debtor.number)!;
  const decision = (reason?: string) => ({
    ...{ paymentId: `card-${pageId}`, checkoutId: pageId, reference: debtor.number, amount: 10_000, currency: 'SAR' },
    ...{ at: billing.clock.now().toISOString(), ...(reason && { reason }) },
  });
  return { ...debtor, pageId, decision };
};
const decline = async (accountId: string, invoiceId: string) => {
  const query = 'query ($id: ID!) { invoice(id: $id) { cardDecline { reason message { ar en } } } }';
  type Answer = { invoice: { cardDecline: { reason: string; message: { ar: string; en: string } } | null } };
  return (await billing.ask<Answer>(accountId, query, { id: invoiceId })).data.invoice.cardDecline;
};

describe('BIL-02 a card’s page of which the provider told nothing', () => {
  test('is asked about after a quarter of an hour, and what was charged on it is booked', async () => {
    const { invoiceId, pageId, decision } = await payer();
    billing.providers.fates.set(pageId, { status: 'CAPTURED', decision: decision() });
    pass(14);
    const other = await payer();
    pass(2);
    await billing.bus.hear(InvoicePaidV1, (data) => data.invoiceId === invoiceId);
    expect(questions(other.pageId)).toBe(0);
  });

  test.each([
    ['wrongly answered at the bank', 'AUTHENTICATION_FAILED', 'AUTHENTICATION_FAILED'],
    ['left while the bank asked', 'AUTHENTICATION_ABANDONED', 'AUTHENTICATION_ABANDONED'],
    ['declined for what we have no word for', 'MOON_PHASE', 'OTHER'],
    ['declined without a reason', undefined, 'OTHER'],
  ])('%s: the payer is told why, and gets a new page', async (_, reason, seen) => {
    const { accountId, invoiceId, pageId, decision } = await payer();
    billing.providers.fates.set(pageId, { status: 'DECLINED', decision: decision(reason) });
    pass(16);
    await waitFor(() => decline(accountId, invoiceId), { what: 'the decline' });
    expect(await decline(accountId, invoiceId)).toMatchObject({
      reason: seen,
      message: { en: expect.stringContaining('nothing was charged') },
    });
    const { checkoutUrl } = await say.pay(accountId, invoiceId, 'CARD');
    expect(checkoutUrl).not.toContain(pageId);
    expect(await decline(accountId, invoiceId)).toBeNull();
  });

  test.each([
    ['has ended', { status: 'ENDED' }],
    ['the provider knows no more', undefined],
  ])('one that %s makes way for a new one', async (_, fate) => {
    const { accountId, invoiceId, pageId } = await payer();
    if (fate) billing.providers.fates.set(pageId, fate);
    pass(16);
    await waitFor(() => decline(accountId, invoiceId), { what: 'the end of the page' });
    expect(await decline(accountId, invoiceId)).toMatchObject({ reason: 'PAGE_ENDED' });
  });

  test('one that is open stays, and is asked about again later; a provider that is away is asked again too', async () => {
    const { accountId, invoiceId, pageId } = await payer();
    billing.providers.fates.set(pageId, { status: 'OPEN' });
    pass(16);
    await waitFor(() => questions(pageId) === 1, { what: 'the first question' });
    billing.providers.down.card = true;
    // The answer may still be on its way to the store: time goes on until it is asked again.
    const askedAgain = () => {
      pass(17);
      return questions(pageId) > 1;
    };
    await waitFor(askedAgain, { everyMs: 1_000, what: 'a question in vain' });
    billing.providers.down.card = false;
    billing.providers.fates.set(pageId, { status: 'RUBBISH' });
    const before = questions(pageId);
    await waitFor(() => questions(pageId) > before, { what: 'an answer that says nothing' });
    expect(await decline(accountId, invoiceId)).toBeNull();
    expect((await say.pay(accountId, invoiceId, 'CARD')).checkoutUrl).toContain(pageId);
    billing.providers.fates.set(pageId, { status: 'ENDED' });
    await waitFor(() => decline(accountId, invoiceId), { what: 'the end of the page' });
  });

  test('a decline that is told by its webhook says why at once', async () => {
    const { accountId, invoiceId, pageId, number } = await payer();
    const page = { checkoutId: pageId, reference: number, amount: 10_000 };
    expect(await say.cardSays('declined', { ...page, reason: 'INSUFFICIENT_FUNDS' })).toMatchObject({ status: 204 });
    expect(await decline(accountId, invoiceId)).toMatchObject({ reason: 'INSUFFICIENT_FUNDS' });
  });
});
