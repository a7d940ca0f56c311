import type { Secret } from '@mumaris/kit/config';
import type { Logger } from '@mumaris/kit/log';
import { z } from 'zod';
import { describe, type Invoice } from '../../invoices';
import type { OpenedPage } from '../domain/card-checkout';
import type { CardDecision } from '../domain/payment';
import { pageAddress, type PaymentSource, readPage } from './payment-page';
import { cardDecision } from './payments';
import { ProviderFault, send, under } from '@mumaris/kit/outgoing/send';

/** The card payment provider (BIL-02): its page takes the card, so that no card number ever reaches us. */
export interface CardProvider extends PaymentSource {
  /**
   * Opens the payment page of an invoice, which ends when the invoice does. The same attempt again gives the same page.
   * @throws ProviderFault
   */
  openCheckout(invoice: Invoice, attempt: number): Promise<OpenedPage>;
  /**
   * What became of a page, for the notification that never came.
   * @throws ProviderFault
   */
  fateOf(checkoutId: string): Promise<PageFate>;
  /**
   * Gives money back to the card that paid. The same refund again is one pay-out.
   * @returns what the provider calls it
   * @throws ProviderFault
   */
  refund(refund: CardRefund, signal: AbortSignal): Promise<string>;
}

/** A payer may still pay on a page; or a card was charged or declined on it; or it has ended, or the provider knows it no more. */
export type PageFate =
  { readonly status: 'OPEN' | 'ENDED' } | { readonly status: 'CAPTURED' | 'DECLINED'; readonly decision: CardDecision };

/** Money that goes back to a card; the amount in halalas. */
interface CardRefund {
  readonly id: string;
  readonly paymentId: string;
  readonly amount: number;
}

interface Options {
  baseUrl: string;
  key: Secret;
  /** Where the page sends the payer back to. */
  returnUrl: string;
  log: Logger;
}

// The address goes to a browser: nothing but a web page may be behind it.
const answer = z.object({ id: z.string().min(1).max(200), url: z.url({ protocol: /^https?$/ }) });

const fate = z.discriminatedUnion('status', [
  z.object({ status: z.enum(['OPEN', 'ENDED']) }),
  z.object({ status: z.enum(['CAPTURED', 'DECLINED']), decision: cardDecision }),
]);

const unknownThere = 404;

const refunded = z.object({ refundId: z.string().min(1).max(200) });

const orderOf = (invoice: Invoice, returnUrl: string) => ({
  reference: invoice.number,
  amount: invoice.total,
  currency: 'SAR',
  description: describe(invoice),
  returnUrl,
  expiresAt: invoice.dueAt.toISOString(),
});

export const cardProvider = ({ baseUrl, key, returnUrl, log }: Options): CardProvider => ({
  paymentsAfter: async (cursor) => {
    const what = 'asking the card provider which cards were charged';
    const url = pageAddress(baseUrl, '/card/payments', cursor);
    const headers = { authorization: `Bearer ${key.reveal()}` };
    return readPage(what, await send({ what, method: 'GET', url, headers }), cardDecision, log);
  },
  openCheckout: async (invoice, attempt) => {
    const what = `opening a card checkout for ${invoice.number}`;
    const reply = await send({
      what,
      method: 'POST',
      url: under(baseUrl, '/card/checkouts'),
      headers: { authorization: `Bearer ${key.reveal()}`, 'idempotency-key': `${invoice.id}/${attempt}` },
      body: JSON.stringify(orderOf(invoice, returnUrl)),
    });
    const page = answer.safeParse(reply);
    if (!page.success) throw new ProviderFault(`${what}: not a page`, undefined, page.error);
    return { attempt, ...page.data };
  },
  fateOf: async (checkoutId) => {
    const what = `asking what became of card page ${checkoutId}`;
    const url = under(baseUrl, `/card/checkouts/${encodeURIComponent(checkoutId)}/fate`);
    try {
      const told = fate.safeParse(
        await send({ what, method: 'GET', url, headers: { authorization: `Bearer ${key.reveal()}` } }),
      );
      if (!told.success) throw new ProviderFault(`${what}: not told`, undefined, told.error);
      return told.data;
    } catch (error) {
      if (error instanceof ProviderFault && error.status === unknownThere) return { status: 'ENDED' };
      throw error;
    }
  },
  refund: async ({ id, paymentId, amount }, signal) => {
    const what = `refund ${id}`;
    const reply = await send({
      what,
      method: 'POST',
      url: under(baseUrl, '/card/refunds'),
      headers: { authorization: `Bearer ${key.reveal()}`, 'idempotency-key': id },
      body: JSON.stringify({ paymentId, amount }),
      signal,
    });
    const paid = refunded.safeParse(reply);
    if (!paid.success) throw new ProviderFault(`${what}: no refund`, undefined, paid.error);
    return paid.data.refundId;
  },
});
