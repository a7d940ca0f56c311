import { anInvoice } from '../../../test/fixtures';
import { declineCheckout, keepCheckout, nextAttempt, openCheckout } from './card-checkout';

const page = (attempt: number, id: string) => ({ attempt, id, url: `https://cards.test/${id}` });

describe('the card page of an invoice', () => {
  it('BIL-02 is the same however often the payer presses', () => {
    const invoice = keepCheckout(anInvoice(), page(1, 'chk-1')).state;
    expect(openCheckout(invoice)?.id).toBe('chk-1');
    expect(keepCheckout(invoice, page(1, 'chk-1')).state).toBe(invoice);
    expect(keepCheckout(invoice, page(2, 'chk-2')).state).toBe(invoice);
  });

  it('is a new one after a declined card', () => {
    const declined = declineCheckout(keepCheckout(anInvoice(), page(1, 'chk-1')).state, 'chk-1').state;
    expect([openCheckout(declined), nextAttempt(declined)]).toEqual([undefined, 2]);
    expect(openCheckout(keepCheckout(declined, page(2, 'chk-2')).state)?.id).toBe('chk-2');
  });

  it('does not change by a decline that is told again, or of an earlier page', () => {
    const declined = declineCheckout(keepCheckout(anInvoice(), page(1, 'chk-1')).state, 'chk-1').state;
    expect(declineCheckout(declined, 'chk-1').state).toBe(declined);
    const second = keepCheckout(declined, page(2, 'chk-2')).state;
    expect(declineCheckout(second, 'chk-1').state).toBe(second);
    expect(keepCheckout(declined, page(1, 'chk-1')).state).toBe(declined);
  });
});
