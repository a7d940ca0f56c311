import { aNotice, anInvoice, lastMoment, noon, rules, tooLate } from '../../../test/fixtures';
import { allocate, giveBack, receivePayment, settleInvoice } from './payment';

const receive = (notice = aNotice(), invoice: ReturnType<typeof anInvoice> | undefined = anInvoice()) =>
  receivePayment('pay_1', notice, invoice, rules.posting, noon);

describe('where money goes', () => {
  it('BIL-05 pays an open invoice with the exact amount', () => {
    expect(allocate(anInvoice(), aNotice())).toEqual({ to: 'INVOICE', why: null });
  });

  it('BIL-03 takes what was paid in the last millisecond, also when it is told of later', () => {
    expect(allocate(anInvoice(), aNotice({ paidAt: lastMoment })).to).toBe('INVOICE');
    expect(allocate(anInvoice(), aNotice({ paidAt: tooLate }))).toEqual({ to: 'REFUND', why: 'INVOICE_CLOSED' });
  });

  it.each(['EXPIRED', 'CANCELLED', 'PAID', 'WAIVED'] as const)(
    'BIL-05 gives money for an invoice that is %s back in full, whenever it was paid and however much it is',
    (status) => {
      const refund = { to: 'REFUND', why: 'INVOICE_CLOSED' };
      expect(allocate(anInvoice({ status }), aNotice())).toEqual(refund);
      expect(allocate(anInvoice({ status }), aNotice({ amount: 1 }))).toEqual(refund);
    },
  );

  it.each([
    ['BIL-05 pays one whose application ended after it asked', 1, 'INVOICE'],
    ['BIL-05 goes back where nothing was ever owed: the application had ended when it asked', 0, 'REFUND'],
  ] as const)('money from before its invoice %s', (_, closedAfter, to) => {
    const invoice = anInvoice({ status: 'CANCELLED', closedAt: new Date(noon.getTime() + closedAfter) });
    expect(invoice.issuedAt).toEqual(noon);
    expect(allocate(invoice, aNotice({ paidAt: new Date(noon.getTime() - 86_400_000) })).to).toBe(to);
  });

  it.each([9_999, 10_001])('BIL-05 leaves a wrong amount of %d halalas to finance', (amount) => {
    expect(allocate(anInvoice(), aNotice({ amount }))).toEqual({ to: 'UNALLOCATED', why: 'WRONG_AMOUNT' });
  });

  it('BIL-05 leaves money for an unknown bill to finance', () => {
    expect(allocate(undefined, aNotice())).toEqual({ to: 'UNALLOCATED', why: 'UNKNOWN_INVOICE' });
  });
});

describe('booking money', () => {
  it('BIL-05 BIL-10 books it from the clearing account of its method, and tells finance what it cannot place', () => {
    const { state, events, postings } = receive(aNotice({ method: 'CARD', amount: 9_900 }));
    expect(state).toMatchObject({ invoiceId: 'inv_1', at: noon, receivedAt: noon });
    expect(events).toEqual([
      {
        type: 'sa.mumaris.billing.payment-unallocated.v1',
        data: {
          paymentId: 'pay_1',
          amount: { amount: 9_900, currency: 'SAR' },
          method: 'CARD',
          why: 'WRONG_AMOUNT',
        },
      },
      {
        type: 'sa.mumaris.billing.payment-not-applied.v1',
        data: {
          paymentId: 'pay_1',
          invoiceId: 'inv_1',
          number: 'INV-2026-00000042',
          kind: 'ADMINISTRATIVE',
          applicationId: 'app_1',
          accountId: 'acc_1',
          amount: { amount: 9_900, currency: 'SAR' },
          paidAt: noon.toISOString(),
          method: 'CARD',
          why: 'WRONG_AMOUNT',
        },
      },
    ]);
    expect(postings[0]?.entries).toEqual([
      { account: 'clearing:card', debit: 9_900, credit: 0 },
      { account: 'unallocated', debit: 0, credit: 9_900 },
    ]);
  });

  it.each([
    ['receivable', anInvoice()],
    ['refunds-payable', anInvoice({ status: 'CANCELLED', closedAt: noon })],
  ] as const)('BIL-10 credits %s', (account, invoice) => {
    expect(receive(aNotice(), invoice).postings[0]?.entries[1]).toEqual({ account, debit: 0, credit: 10_000 });
  });

  it('marks the invoice as paid, with a receipt, and says so once', () => {
    const { state: payment, events } = receive();
    expect(events).toEqual([]);
    const settled = settleInvoice(anInvoice(), payment, 'RCT-2026-00000007', rules.posting, noon);
    expect(settled.state).toMatchObject({
      status: 'PAID',
      paidAt: noon,
      receipt: { number: 'RCT-2026-00000007', paymentId: 'pay_1', method: 'SADAD' },
    });
    expect(settled.events).toMatchObject([
      { type: 'sa.mumaris.billing.invoice-paid.v1', data: { receiptNumber: 'RCT-2026-00000007', method: 'SADAD' } },
    ]);
    expect(settled.postings).toEqual([]);
  });

  it.each([
    ['before the application ended is owed, and settles it', -1, 'INVOICE'],
    ['as it ended goes back in full', 0, 'REFUND'],
    ['after it ended goes back in full', 1, 'REFUND'],
  ] as const)('BIL-05 money that is heard of after the end and was taken a millisecond %s', (_, ms, to) => {
    const issuedAt = new Date(noon.getTime() - 86_400_000);
    const cancelled = anInvoice({ status: 'CANCELLED', issuedAt, closedAt: noon });
    const { state } = receive(aNotice({ paidAt: new Date(noon.getTime() + ms) }), cancelled);
    expect(state.allocation.to).toBe(to);
  });

  it('BIL-10 books an invoice that is owed after all as if it had not been cancelled', () => {
    const cancelled = anInvoice({ status: 'CANCELLED', closedAt: tooLate });
    const { state: payment } = receive(aNotice(), cancelled);
    const { state, postings } = settleInvoice(cancelled, payment, 'RCT-2026-00000008', rules.posting, tooLate);
    expect(state).toMatchObject({ status: 'PAID', closedAt: null });
    expect(postings.map(({ cause, entries }) => [cause.what, entries])).toEqual([
      [
        'INVOICE_REOPENED',
        [
          { account: 'receivable', debit: 10_000, credit: 0 },
          { account: 'fee-income:administrative', debit: 0, credit: 10_000 },
        ],
      ],
    ]);
  });

  it('BIL-05 money that was heard of first goes back in full when the application had ended before it was taken', () => {
    const { state, events, postings } = giveBack(receive().state, anInvoice(), rules.posting, noon);
    expect(state.allocation).toEqual({ to: 'REFUND', why: 'INVOICE_CLOSED' });
    expect(events).toMatchObject([
      { type: 'sa.mumaris.billing.payment-unallocated.v1' },
      { type: 'sa.mumaris.billing.payment-not-applied.v1', data: { accountId: 'acc_1', why: 'INVOICE_CLOSED' } },
    ]);
    expect(postings[0]?.entries).toEqual([
      { account: 'receivable', debit: 10_000, credit: 0 },
      { account: 'refunds-payable', debit: 0, credit: 10_000 },
    ]);
  });
});
