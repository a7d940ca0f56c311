import { request } from 'undici';
import type { Webhook } from 'standardwebhooks';

const TIME_OUT_MS = 5_000;

/** Where a provider's notifications go, and what they are signed with. */
export interface CallbackTarget {
  url: string;
  webhook: Webhook;
}

/** The exact text that is signed, and what it is. */
interface Sent {
  webhookId: string;
  body: string;
  contentType: string;
}

/**
 * Sends one signed text by Standard Webhooks. Its timestamp is the real time, as receivers refuse old ones.
 * @throws where nobody answers
 */
export const sendSigned = (
  { url, webhook }: CallbackTarget,
  { webhookId, body, contentType }: Sent,
  signal: AbortSignal,
) => {
  const sentAt = new Date();
  return request(url, {
    method: 'POST',
    headers: {
      'content-type': contentType,
      'webhook-id': webhookId,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
      'webhook-signature': webhook.sign(webhookId, sentAt, body),
    },
    body,
    signal,
  });
};

/** Delivers one notification. @returns undefined on a 2xx, else what went wrong in a few words */
export const signedPost = async (
  target: CallbackTarget,
  webhookId: string,
  body: string,
  stop: AbortSignal,
): Promise<string | undefined> => {
  const sent = { webhookId, body, contentType: 'application/json' };
  try {
    const answer = await sendSigned(target, sent, AbortSignal.any([stop, AbortSignal.timeout(TIME_OUT_MS)]));
    await answer.body.dump();
    return answer.statusCode >= 200 && answer.statusCode < 300 ? undefined : `HTTP ${answer.statusCode}`;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown problem';
  }
};
