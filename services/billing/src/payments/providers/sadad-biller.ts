import { randomUUID } from 'node:crypto';
import type { Secret } from '@mumaris/kit/config';
import type { Logger } from '@mumaris/kit/log';
import { Webhook } from 'standardwebhooks';
import { describe, type Invoice } from '../../invoices';
import { pageAddress, type PaymentSource, readPage } from './payment-page';
import { sadadPayment } from './payments';
import { ProviderFault, send, under } from '@mumaris/kit/outgoing/send';

/** SADAD as a biller reaches it (BIL-02). Both calls may be repeated. */
export interface SadadBiller extends PaymentSource {
  /** Offers the bill of an invoice in every bank's app. @throws ProviderFault */
  register(invoice: Invoice, signal: AbortSignal): Promise<void>;
  /** Takes a bill back; one that SADAD never took, or that was paid there, needs nothing. @throws ProviderFault */
  withdraw(invoice: Invoice, signal: AbortSignal): Promise<void>;
}

const unknownThere = 404;
const paidThere = 409;

/** Signs each call by Standard Webhooks. Its time is the machine's: receivers refuse an old signature. */
const signed = (key: Secret) => {
  const webhook = new Webhook(key.reveal());
  return (body: string): Record<string, string> => {
    const id = `msg_${randomUUID()}`;
    const at = new Date();
    return {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': webhook.sign(id, at, body),
    };
  };
};

const billOf = (invoice: Invoice) => ({
  amount: invoice.total,
  currency: 'SAR',
  dueAt: invoice.dueAt.toISOString(),
  description: describe(invoice),
  reference: invoice.number,
});

export const sadadBiller = (baseUrl: string, key: Secret, log: Logger): SadadBiller => {
  const sign = signed(key);
  const urlOf = ({ billNumber }: Invoice) => under(baseUrl, `/sadad/bills/${billNumber}`);
  return {
    register: async (invoice, signal) => {
      const body = JSON.stringify(billOf(invoice));
      const what = `registering bill ${invoice.billNumber}`;
      await send({ what, method: 'PUT', url: urlOf(invoice), headers: sign(body), body, signal });
    },
    paymentsAfter: async (cursor) => {
      const what = 'asking SADAD which bills were paid';
      const url = pageAddress(baseUrl, '/sadad/payments', cursor);
      return readPage(what, await send({ what, method: 'GET', url, headers: sign('') }), sadadPayment, log);
    },
    withdraw: async (invoice, signal) => {
      const what = `withdrawing bill ${invoice.billNumber}`;
      try {
        await send({ what, method: 'DELETE', url: urlOf(invoice), headers: sign(''), signal });
      } catch (error) {
        const needsNothing = error instanceof ProviderFault && [unknownThere, paidThere].includes(error.status ?? 0);
        if (!needsNothing) throw error;
      }
    },
  };
};
