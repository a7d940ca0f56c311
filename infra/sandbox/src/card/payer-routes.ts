import { Router, urlencoded } from 'express';
import { z } from 'zod';
import type { NotificationDelivery } from '../callbacks/notification-delivery';
import { parse } from '../http/parse';
import { sendPage } from '../http/page';
import { setPagePolicy } from '../http/security';
import { cardNotification } from './card-notification';
import type { CardProvider } from './card-provider';
import type { Checkout } from './checkout';
import { checkoutPage } from './checkout-page';

const TITLE = { ar: 'السداد بالبطاقة', en: 'Card payment' };

const order = z.strictObject({ times: z.int().min(0).max(20).default(1) });
const form = z.object({ decision: z.enum(['pay', 'decline']) });

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
  return Router()
    .get('/card/checkouts/:id', (req, res) => {
      const checkout = provider.get(req.params.id);
      // Browsers apply form-action to the redirect after the form as well, so the shop's origin is named.
      setPagePolicy(res, [new URL(checkout.returnUrl).origin]);
      sendPage(res, 200, TITLE, checkoutPage(checkout, provider.isExpired(checkout)));
    })
    .post('/card/checkouts/:id', urlencoded({ extended: false, limit: '10kb' }), async (req, res) => {
      const { decision } = parse(form, req.body ?? {});
      const checkout = decision === 'pay' ? provider.capture(req.params.id) : provider.decline(req.params.id);
      await tell(checkout, 1);
      setPagePolicy(res, [new URL(checkout.returnUrl).origin]);
      res.redirect(303, returnAddress(checkout));
    })
    .post('/api/checkouts/:id/pay', async (req, res) => {
      const { times } = parse(order, req.body ?? {});
      res.json(await tell(provider.capture(req.params.id), times));
    })
    .post('/api/checkouts/:id/decline', async (req, res) => {
      const { times } = parse(order, req.body ?? {});
      res.json(await tell(provider.decline(req.params.id), times));
    });
};
