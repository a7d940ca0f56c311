import { anInvoice, lastMoment, noon } from '../../../test/fixtures';
import type { Invoice } from '../../invoices';
import { askLater, declineCheckout, keepCheckout, lastDecline, nextAttempt, openCheckout } from './card-checkout';

const rules = { askAfterCheckoutMinutes: 15 };
const page = (attempt: number, id: string) => ({ attempt, id, url: `https://cards.test/${id}` });
const keep = (invoice: Invoice, attempt: number, id: string) =>
  keepCheckout(invoice, page(attempt, id), rules, noon).state;
const decline = (invoice: Invoice, id: string) => declineCheckout(invoice, id, 'REFUSED_BY_BANK').state;
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

describe('the card page of an invoice', () => {
  it('BIL-02 is the same however often the payer presses', () => {
    const invoice = keep(anInvoice(), 1, 'chk-1');
    expect(openCheckout(invoice)?.id).toBe('chk-1');
    expect(keep(invoice, 1, 'chk-1')).toBe(invoice);
    expect(keep(invoice, 2, 'chk-2')).toBe(invoice);
  });

  it('is a new one after a declined card', () => {
    const declined = decline(keep(anInvoice(), 1, 'chk-1'), 'chk-1');
    expect([openCheckout(declined), nextAttempt(declined)]).toEqual([undefined, 2]);
    expect(openCheckout(keep(declined, 2, 'chk-2'))?.id).toBe('chk-2');
  });

  it('does not change by a decline that is told again, or of an earlier page', () => {
    const declined = decline(keep(anInvoice(), 1, 'chk-1'), 'chk-1');
    expect(decline(declined, 'chk-1')).toBe(declined);
    const second = keep(declined, 2, 'chk-2');
    expect(decline(second, 'chk-1')).toBe(second);
    expect(keep(declined, 1, 'chk-1')).toBe(declined);
  });
});

describe('BIL-02 when the provider is asked what became of a page', () => {
  const opened = keep(anInvoice(), 1, 'chk-1');
  const askedAt = (minutes: number) => askLater(opened, 'chk-1', rules, later(minutes)).state.checkout?.askAt;

  it.each([
    ['at first after a quarter of an hour', opened.checkout?.askAt, 15],
    ['then after as long as it has been open', askedAt(20), 40],
    ['and never sooner than a quarter of an hour', askedAt(1), 16],
    ['nor later than a day', askedAt(10 * 1_440), 11 * 1_440],
  ])('%s', (_, askAt, minutes) => expect(askAt).toEqual(later(minutes)));

  it('a page of another attempt is left alone, and so is a declined one', () => {
    expect(askLater(opened, 'chk-0', rules, noon).state).toBe(opened);
    const declined = decline(opened, 'chk-1');
    expect(askLater(declined, 'chk-1', rules, noon).state).toBe(declined);
  });

  it('a page from before this was kept counts from its invoice', () => {
    const before = {
      ...opened,
      checkout: { ...page(1, 'chk-1'), declined: false, why: null, openedAt: null, askAt: null },
    };
    expect(askLater(before, 'chk-1', rules, later(30)).state.checkout?.askAt).toEqual(later(60));
  });
});

describe('BIL-02 what a payer is told of the last card', () => {
  const declined = declineCheckout(keep(anInvoice(), 1, 'chk-1'), 'chk-1', 'AUTHENTICATION_FAILED').state;
  const untold = {
    ...declined,
    checkout: { ...page(1, 'chk-1'), declined: true, why: null, openedAt: null, askAt: null },
  };
  it.each([
    ['nothing before one was tried', anInvoice(), null],
    ['nothing while a page is open', keep(anInvoice(), 1, 'chk-1'), null],
    ['why it was declined', declined, 'AUTHENTICATION_FAILED'],
    ['another reason, where none was kept', untold, 'OTHER'],
    ['nothing once the next page is open', keep(declined, 2, 'chk-2'), null],
    ['nothing once it is paid', { ...declined, status: 'PAID' as const, paidAt: lastMoment }, null],
  ])('%s', (_, invoice, reason) => expect(lastDecline(invoice)).toBe(reason));
});
