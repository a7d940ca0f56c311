import type { Logger } from '@mumaris/kit/log';
import type { Router } from 'express';
import type { Config } from '../../config';
import { bookCard, type Booking, cardNotification } from './card';
import { sadadNotification } from './sadad';
import { signedWebhook } from '@mumaris/kit/server/signed-webhook';

/** Where the providers tell us of payments (BIL-02). */
export const webhookRoutes = (useCases: Booking, config: Config, log: Logger): Router[] => [
  signedWebhook({
    path: '/webhooks/sadad',
    key: config.SADAD_KEY,
    shape: sadadNotification,
    book: useCases.receivePayment,
    log,
  }),
  signedWebhook({
    path: '/webhooks/card',
    key: config.CARD_WEBHOOK_SECRET,
    shape: cardNotification,
    book: bookCard(useCases),
    log,
  }),
];
