import { Router, urlencoded } from 'express';
import { z } from 'zod';
import type { NotificationDelivery } from '../callbacks/notification-delivery';
import { parse } from '../http/parse';
import { sendPage } from '../http/page';
import { setPagePolicy } from '../http/security';
import { cardNotification } from './card-notification';
import type { CardProvider } from './card-provider';
import { type Checkout, declineReasons, type DeclineReason } from './checkout';
import { checkoutPage } from './checkout-page';

const TITLE = { ar: 'السداد بالبطاقة', en: 'Card payment' };

const order = z.strictObject({ times: z.int().min(0).max(20).default(1) });
const refusal = order.extend({ reason: z.enum(declineReasons).default('REFUSED_BY_BANK') });

/** What the buttons of the hosted page do: the card's, and those of the bank's question (3-D Secure). */
const buttons = {
  pay: 'AUTHENTICATE',
  confirm: 'CAPTURE',
  decline: 'REFUSED_BY_BANK',
  poor: 'INSUFFICIENT_FUNDS',
  wrong: 'AUTHENTICATION_FAILED',
  leave: 'AUTHENTICATION_ABANDONED',
} as const satisfies Record<string, 'AUTHENTICATE' | 'CAPTURE' | DeclineReason>;

const form = z.object({ decision: z.enum(Object.keys(buttons) as (keyof typeof buttons)[]) });

/** Back to the shop, told which checkout it was and how it ended. The shop believes the webhook, not this. */
const returnAddress = ({ id, returnUrl, status }: Checkout): string => {
  const address = new URL(returnUrl);
  address.searchParams.set('checkoutId', id);
  address.searchParams.set('outcome', status === 'CAPTURED' ? 'captured' : 'declined');
  return address.href;
};

/** Paying or declining, by the hosted page for people and by JSON for tests. */
export const payerRoutes = (provider: CardProvider, delivery: NotificationDelivery): Router => {
  const tell = async (checkout: Checkout, times: number) => {
    const { paymentId, ...outgoing } = cardNotification(checkout);
    return { paymentId, delivered: await delivery.send(outgoing, times) };
  };
  const act = (id: string, deed: (typeof buttons)[keyof typeof buttons]): Checkout => {
    if (deed === 'AUTHENTICATE') return provider.authenticate(id);
    return deed === 'CAPTURE' ? provider.capture(id) : provider.decline(id, deed);
  };
  return Router()
    .get('/card/checkouts/:id', (req, res) => {
      const checkout = provider.get(req.params.id);
      // Browsers apply form-action to the redirect after the form as well, so the shop's origin is named.
      setPagePolicy(res, [new URL(checkout.returnUrl).origin]);
      sendPage(res, 200, TITLE, checkoutPage(checkout, provider.isExpired(checkout)));
    })
    .post('/card/checkouts/:id', urlencoded({ extended: false, limit: '10kb' }), async (req, res) => {
      const { decision } = parse(form, req.body ?? {});
      const checkout = act(req.params.id, buttons[decision]);
      if (checkout.status === 'AUTHENTICATING') return res.redirect(303, req.originalUrl);
      await tell(checkout, 1);
      setPagePolicy(res, [new URL(checkout.returnUrl).origin]);
      res.redirect(303, returnAddress(checkout));
    })
    .post('/api/checkouts/:id/pay', async (req, res) => {
      const { times } = parse(order, req.body ?? {});
      res.json(await tell(provider.capture(req.params.id), times));
    })
    .post('/api/checkouts/:id/decline', async (req, res) => {
      const { times, reason } = parse(refusal, req.body ?? {});
      res.json(await tell(provider.decline(req.params.id, reason), times));
    });
};
