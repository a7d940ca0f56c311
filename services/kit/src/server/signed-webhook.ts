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

interface Signed {
  path: `/webhooks/${string}`;
  /** The Standard Webhooks secret that the provider signs with. */
  key: Secret;
  log: Logger;
}

interface TextOptions extends Signed {
  /** The most bytes. */
  limit: string;
  /** The status where a rule refuses it. */
  ofRules?: number;
  /** Takes the text; resolves when all that follows from it is committed. @returns what the sender is answered, if anything */
  take(text: string): Promise<object | undefined>;
}

/**
 * Takes what a provider sends and signs. The signature is over the bytes as they came and is checked before anything reads
 * them; 200 or 204 says that what follows is committed, so that what is not answered so may be sent again.
 */
export const signedText = ({ path, key, log, limit, ofRules, take }: TextOptions): Router => {
  const webhook = new Webhook(key.reveal());
  const body = raw({ type: () => true, limit, inflate: false });
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
      const answer = await take(bytes.toString('utf8'));
      if (answer) response.json(answer);
      else response.status(204).end();
    })
    .use(path, refuseWebhook(log, ofRules));
};

interface Options<T> extends Signed {
  /** What a notification looks like; more fields than these are ignored. */
  shape: z.ZodType<T>;
  /** Books it; resolves when it is committed. */
  book(notification: T): Promise<void>;
}

/** Takes a provider's notifications, JSON of at most 64 KB. */
export const signedWebhook = <T>({ shape, book, ...signed }: Options<T>): Router =>
  signedText({
    ...signed,
    limit: '64kb',
    take: async (text) => {
      await book(shape.parse(JSON.parse(text)));
      return undefined;
    },
  });
