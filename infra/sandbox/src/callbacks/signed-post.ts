import { request } from 'undici';
import type { Webhook } from 'standardwebhooks';

const TIME_OUT_MS = 5_000;

/** Where a provider's notifications go, and what they are signed with. */
export interface CallbackTarget {
  url: string;
  webhook: Webhook;
}

/**
 * Delivers one notification by Standard Webhooks. Its timestamp is the real time, as receivers refuse old ones.
 * @returns undefined on a 2xx, else what went wrong in a few words
 */
export const signedPost = async (
  { url, webhook }: CallbackTarget,
  webhookId: string,
  body: string,
  stop: AbortSignal,
): Promise<string | undefined> => {
  const sentAt = new Date();
  try {
    const answer = await request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': webhookId,
        'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
        'webhook-signature': webhook.sign(webhookId, sentAt, body),
      },
      body,
      signal: AbortSignal.any([stop, AbortSignal.timeout(TIME_OUT_MS)]),
    });
    await answer.body.dump();
    return answer.statusCode >= 200 && answer.statusCode < 300 ? undefined : `HTTP ${answer.statusCode}`;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown problem';
  }
};
