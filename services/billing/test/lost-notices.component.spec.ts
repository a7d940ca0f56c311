import { randomUUID } from 'node:crypto';
import { waitFor } from '@mumaris/kit/testing';
import { InvoiceExpiredV1, InvoicePaidV1 } from '@mumaris/schemas';
import { type Billing, startBilling } from './billing';
import { lastMoment, noon, tooLate } from './fixtures';
import { scenario } from './scenario';

let billing: Billing;
let say: ReturnType<typeof scenario>;

beforeEach(async () => {
  billing = await startBilling(noon.toISOString());
  say = scenario(billing);
});
afterEach(() => billing.stop());

type Debtor = Awaited<ReturnType<ReturnType<typeof scenario>['debtor']>>;
const rest = { amount: 10_000, currency: 'SAR' };
/** The provider takes the money, and nobody is told. */
const take = {
  SADAD: ({ billNumber }: Debtor, at: Date, paymentId = `sadad-${randomUUID()}`) =>
    billing.providers.taken.sadad.push({ paymentId, billNumber, ...rest, paidAt: at.toISOString() }),
  CARD: ({ number }: Debtor, at: Date, paymentId = `card-${randomUUID()}`) =>
    billing.providers.taken.card.push({
      paymentId,
      checkoutId: 'chk-1',
      reference: number,
      ...rest,
      at: at.toISOString(),
    }),
};
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);
const paid = (id: string) => billing.bus.hear(InvoicePaidV1, ({ invoiceId }) => invoiceId === id);
const expired = (id: string) => billing.bus.hear(InvoiceExpiredV1, ({ invoiceId }) => invoiceId === id);

describe('payments whose notifications were all lost', () => {
  it.each(['SADAD', 'CARD'] as const)(
    'BIL-05 are found by asking within a minute, and booked once: %s',
    async (method) => {
      const debtors = [await say.debtor(), await say.debtor(), await say.debtor()];
      for (const debtor of debtors) take[method](debtor, noon, `${method}-${debtor.number}`);
      billing.clock.moveTo(later(61));
      for (const { invoiceId } of debtors)
        expect(await paid(invoiceId)).toMatchObject({ method, paidAt: noon.toISOString() });
      // Told of in the end, and asked for again.
      const [{ billNumber, number }] = debtors as [Debtor];
      if (method === 'SADAD') await say.sadadPays(billNumber, 10_000, `SADAD-${number}`, noon);
      else
        await say.cardSays('captured', {
          checkoutId: 'chk-1',
          reference: number,
          amount: 10_000,
          paymentId: `CARD-${number}`,
        });
      billing.clock.moveTo(later(130));
      await waitFor(
        () => billing.providers.calls.filter((call) => call.includes(`${method.toLowerCase()}/payments`)).length >= 4,
      );
      expect(await say.balances()).toMatchObject({ receivable: 0, [`clearing:${method.toLowerCase()}`]: 30_000 });
    },
  );

  it('BIL-05 an entry that is no payment stops nobody else’s', async () => {
    const [one, other] = [await say.debtor(), await say.debtor()];
    take.SADAD(one, noon);
    billing.providers.taken.sadad.push('rubbish', {
      paymentId: 'x',
      billNumber: 'y',
      amount: -1,
      currency: 'USD',
      paidAt: 'never',
    });
    take.SADAD(other, noon);
    billing.clock.moveTo(later(61));
    for (const { invoiceId } of [one, other]) await paid(invoiceId);
  });

  it('BIL-03 who paid in the last millisecond and of whom nobody told is served, and does not expire', async () => {
    const [payer, other] = [await say.debtor(), await say.debtor()];
    take.CARD(payer, lastMoment);
    billing.clock.moveTo(tooLate);
    await expired(other.invoiceId);
    await paid(payer.invoiceId);
    expect(await say.invoice(payer.accountId, payer.invoiceId)).toMatchObject({ status: 'PAID' });
  });
});

describe('a provider that does not answer when invoices fall due', () => {
  it('BIL-03 BIL-04 makes them wait, until it answers', async () => {
    const payer = await say.debtor();
    take.SADAD(payer, lastMoment);
    billing.providers.down.sadad = true;
    const asked = () => billing.providers.calls.filter((call) => call.includes('/sadad/payments')).length;
    const before = asked();
    billing.clock.moveTo(new Date(tooLate.getTime() + 3_600_000));
    await waitFor(() => asked() > before);
    expect(await say.invoice(payer.accountId, payer.invoiceId)).toMatchObject({ status: 'ISSUED' });
    billing.providers.down.sadad = false;
    billing.clock.moveTo(new Date(tooLate.getTime() + 3_661_000));
    await paid(payer.invoiceId);
  });

  it('BIL-03 makes them wait 24 hours at most, to the millisecond', async () => {
    const [first, second] = [await say.debtor(), await say.debtor()];
    billing.providers.down.card = true;
    const day = 24 * 3_600_000;
    billing.clock.moveTo(new Date(lastMoment.getTime() + day));
    await waitFor(() => billing.providers.calls.some((call) => call.includes('/card/payments')));
    expect(await say.invoice(first.accountId, first.invoiceId)).toMatchObject({ status: 'ISSUED' });
    billing.clock.moveTo(new Date(lastMoment.getTime() + day + 1));
    await Promise.all([first, second].map(({ invoiceId }) => expired(invoiceId)));
  });
});

describe('BIL-05 a payment and the end of its application: the instants decide, whichever is heard of first', () => {
  const minute = (count: number) => new Date(noon.getTime() + count * 60_000);
  it.each([
    ['paid before the cancellation', 1, 2, 'PAID', { 'fee-income:administrative': -10_000 }],
    ['paid after the cancellation', 2, 1, 'CANCELLED', { 'refunds-payable': -10_000 }],
  ] as const)('%s', async (_, paidAt, cancelledAt, status, credited) => {
    for (const first of ['payment', 'cancellation']) {
      billing.clock.moveTo(noon);
      const movements = await say.moved(async () => {
        const person = await say.debtor();
        const pay = () => say.sadadPays(person.billNumber, 10_000, undefined, minute(paidAt));
        const end = () => say.cancel(person, minute(cancelledAt));
        billing.clock.moveTo(minute(5));
        const heard = (wanted: string) => say.hasStatus(person.accountId, person.invoiceId, wanted);
        if (first === 'payment') {
          await pay();
          await heard('PAID');
          await end();
          await say.ended(person);
        } else {
          await end();
          await heard('CANCELLED');
          await pay();
        }
        await heard(status);
      });
      expect(movements).toEqual({ 'clearing:sadad': 10_000, ...credited });
    }
  });
});
