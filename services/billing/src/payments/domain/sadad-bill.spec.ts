import { anInvoice, lastMoment, noon, rules, tooLate } from '../../../test/fixtures';
import { assertBillReady, registerBill, sadadBill, wantedBill } from './sadad-bill';

const receipt = (method: 'SADAD' | 'CARD') => ({ number: 'RCT-2026-00000001', paymentId: 'pay_1', method });

describe('the bill at SADAD', () => {
  it('BIL-02 is shown once SADAD has taken it, to the last millisecond', () => {
    const invoice = anInvoice();
    expect(sadadBill(invoice, rules.payment, noon)).toBeNull();
    const registered = registerBill(invoice, noon).state;
    expect(sadadBill(registered, rules.payment, lastMoment)).toEqual({
      billerCode: '901',
      billNumber: '26112200000042',
    });
    expect(sadadBill(registered, rules.payment, tooLate)).toBeNull();
    expect(sadadBill({ ...registered, status: 'CANCELLED' }, rules.payment, noon)).toBeNull();
  });

  it('is not taken for an invoice that ended meanwhile, and keeps its first time', () => {
    const ended = anInvoice({ status: 'CANCELLED' });
    expect(registerBill(ended, noon).state).toBe(ended);
    const registered = anInvoice({ sadadRegisteredAt: noon });
    expect(registerBill(registered, lastMoment).state).toBe(registered);
  });

  it('BIL-05 is taken back when the invoice ends or is paid by card, so that nobody pays it again', () => {
    expect(wantedBill(anInvoice())).toBe('OPEN');
    for (const status of ['EXPIRED', 'CANCELLED'] as const) expect(wantedBill(anInvoice({ status }))).toBe('WITHDRAWN');
    expect(wantedBill(anInvoice({ status: 'PAID', receipt: receipt('CARD') }))).toBe('WITHDRAWN');
    expect(wantedBill(anInvoice({ status: 'PAID', receipt: receipt('SADAD') }))).toBe('PAID_THERE');
  });

  it('BIL-02 says so when it is not there yet', () => {
    expect(() => assertBillReady(anInvoice())).toThrow(expect.objectContaining({ code: 'BILL_NOT_READY' }));
    expect(() => assertBillReady(anInvoice({ sadadRegisteredAt: noon }))).not.toThrow();
  });
});
