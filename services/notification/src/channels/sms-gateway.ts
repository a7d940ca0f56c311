import type { Secret } from '@mumaris/kit/config';
import { Agent, request } from 'undici';

interface Sms {
  /** E.164. */
  to: string;
  text: string;
  /** The task's key: the gateway sends what it has seen once only. */
  key: string;
  signal: AbortSignal;
}

export interface SmsGateway {
  /** Resolves when the gateway has taken it. @throws otherwise */
  send(sms: Sms): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  url: string;
  apiKey: Secret;
}

/** The SMS gateway over HTTP: `POST <url>/sms { to, text }` with a bearer key and an idempotency key. */
export const createSmsGateway = ({ url, apiKey }: Options): SmsGateway => {
  // What was tried with the gateway is HTTP/1.1; undici would ask for HTTP/2 by itself.
  const agent = new Agent({ connect: { timeout: 4_000 }, headersTimeout: 10_000, bodyTimeout: 5_000, allowH2: false });
  const target = `${url.replace(/\/$/, '')}/sms`;
  return {
    send: async ({ to, text, key, signal }) => {
      const { statusCode, body } = await request(target, {
        method: 'POST',
        dispatcher: agent,
        signal,
        headers: {
          authorization: `Bearer ${apiKey.reveal()}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify({ to, text }),
      });
      await body.dump();
      if (statusCode < 200 || statusCode > 299) throw new Error(`the SMS gateway answered ${statusCode}`);
    },
    close: () => agent.close(),
  };
};
