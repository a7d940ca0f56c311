import { isUtf8 } from 'node:buffer';
import { raw, Router } from 'express';
import { Webhook } from 'standardwebhooks';
import type { z } from 'zod';
import { secret, type Secret } from '../config';
import type { Logger } from '../log';
import { refuseWebhook } from './refuse-webhook';

const canSign = (secretOf: Secret): boolean => {
  try {
    return new Webhook(secretOf.reveal()) instanceof Webhook;
  } catch {
    return false;
  }
};

/** A variable that is a Standard Webhooks secret. */
export const signingSecret = () => secret().refine(canSign, 'must be base64, with or without whsec_ in front');

interface Options<T> {
  path: `/webhooks/${string}`;
  /** The Standard Webhooks secret that the provider signs with. */
  key: Secret;
  /** What a notification looks like; more fields than these are ignored. */
  shape: z.ZodType<T>;
  /** Books it; resolves when it is committed. */
  book(notification: T): Promise<void>;
  log: Logger;
}

const maxBody = '64kb';

/**
 * Takes a provider's notifications. The signature is over the bytes as they came and is checked before anything reads
 * them; 204 says that the booking is committed, so that what is not answered so may be sent again.
 */
export const signedWebhook = <T>({ path, key, shape, book, log }: Options<T>): Router => {
  const webhook = new Webhook(key.reveal());
  const body = raw({ type: () => true, limit: maxBody, inflate: false });
  return Router()
    .post(path, body, async (request, response) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const headers = {
        'webhook-id': request.get('webhook-id') ?? '',
        'webhook-timestamp': request.get('webhook-timestamp') ?? '',
        'webhook-signature': request.get('webhook-signature') ?? '',
      };
      webhook.verify(bytes, headers, { jsonParse: false });
      // The library signs the text, in which all bytes that are no UTF-8 look the same.
      if (!isUtf8(bytes)) throw new SyntaxError('not UTF-8');
      await book(shape.parse(JSON.parse(bytes.toString('utf8'))));
      response.status(204).end();
    })
    .use(path, refuseWebhook(log));
};
