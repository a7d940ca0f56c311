import { assertOwner } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import type { PaymentMethod } from '@mumaris/schemas';
import { type Invoice, assertPayable } from '../../invoices';
import { assertBillReady } from '../domain/sadad-bill';
import { openCardPage } from './open-card-page';
import type { Deps } from './deps';

export interface PayInvoice {
  invoiceId: string;
  method: PaymentMethod;
  caller: Caller;
}

export interface WayToPay {
  invoice: Invoice;
  /** For CARD: the provider's page. */
  checkoutUrl: string | null;
}

/**
 * Tells the payer how to pay an invoice (BIL-02).
 * @throws RuleViolation NOT_FOUND, INVOICE_NOT_PAYABLE, BILL_NOT_READY, PROVIDER_UNAVAILABLE
 */
export const payInvoice = (deps: Deps) => {
  const { invoices, rules, clock } = deps;
  const ways: Readonly<Record<PaymentMethod, (invoice: Invoice) => WayToPay | Promise<WayToPay>>> = {
    SADAD: (invoice) => {
      assertBillReady(invoice);
      return { invoice, checkoutUrl: null };
    },
    CARD: openCardPage(deps),
  };
  return async ({ invoiceId, method, caller }: PayInvoice): Promise<WayToPay> => {
    const invoice = await invoices.get(invoiceId);
    assertOwner(caller, invoice);
    assertPayable(invoice, rules.payment, clock.now());
    return ways[method](invoice);
  };
};
