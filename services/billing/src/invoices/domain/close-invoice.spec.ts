import { anInvoice, lastMoment, noon, rules, tooLate } from '../../../test/fixtures';
import { cancelInvoice, expireInvoice } from './close-invoice';
import { assertPayable, type ClosedStatus } from './invoice';

const closed: ClosedStatus[] = ['PAID', 'EXPIRED', 'CANCELLED', 'WAIVED'];

describe('the end of an unpaid invoice', () => {
  it('BIL-03 BIL-04 stays payable in the last millisecond of the 30th day, and expires in the next', () => {
    const invoice = anInvoice();
    expect(expireInvoice(invoice, rules.posting, lastMoment).state).toBe(invoice);
    const { state, events } = expireInvoice(invoice, rules.posting, tooLate);
    expect(state).toEqual({ ...invoice, status: 'EXPIRED', closedAt: tooLate });
    expect(events?.map(({ type }) => type)).toEqual(['sa.mumaris.billing.invoice-expired.v1']);
  });

  it('BIL-10 books the issue back', () => {
    const [posting] = expireInvoice(anInvoice(), rules.posting, tooLate).postings;
    expect(posting?.entries).toEqual([
      { account: 'fee-income:administrative', debit: 10_000, credit: 0 },
      { account: 'receivable', debit: 0, credit: 10_000 },
    ]);
  });

  it('cancels an open invoice when its application ends', () => {
    const { state, postings } = cancelInvoice(anInvoice(), noon, rules.posting, tooLate);
    expect([state.status, state.closedAt, postings.length]).toEqual(['CANCELLED', noon, 1]);
  });

  it.each([
    ['before', -1, 'PAID'],
    ['at', 0, 'CANCELLED'],
    ['after', 1, 'CANCELLED'],
  ] as const)('BIL-05 an invoice that was paid a millisecond %s the end of its application', (_, ms, status) => {
    const receipt = { number: 'RCT-2026-00000001', paymentId: 'pay_1', method: 'SADAD' as const };
    const paid = anInvoice({ status: 'PAID', paidAt: new Date(noon.getTime() + ms), receipt });
    const { state, postings } = cancelInvoice(paid, noon, rules.posting, tooLate);
    expect([state.status, state.receipt === null, postings.length]).toEqual(
      status === 'PAID' ? ['PAID', false, 0] : ['CANCELLED', true, 1],
    );
  });

  it.each(closed)('leaves an invoice that is %s as it is: what is final stays', (status) => {
    const invoice = anInvoice({ status });
    expect(expireInvoice(invoice, rules.posting, tooLate)).toEqual({ state: invoice, postings: [] });
    expect(cancelInvoice(invoice, tooLate, rules.posting, tooLate).state).toBe(invoice);
  });
});

describe('whether an invoice can be paid', () => {
  it('BIL-03 says yes to the last millisecond', () => {
    expect(() => assertPayable(anInvoice(), rules.payment, lastMoment)).not.toThrow();
  });

  it('BIL-03 says no in the next, before any sweep has come by', () => {
    expect(() => assertPayable(anInvoice(), rules.payment, tooLate)).toThrow(
      expect.objectContaining({
        code: 'INVOICE_NOT_PAYABLE',
        details: { why: rules.payment.notPayable.EXPIRED },
      }),
    );
  });

  it.each(closed)('says why not when it is %s', (status) => {
    expect(() => assertPayable(anInvoice({ status }), rules.payment, noon)).toThrow(
      expect.objectContaining({
        details: { why: rules.payment.notPayable[status] },
      }),
    );
  });
});
