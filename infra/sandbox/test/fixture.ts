import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Webhook } from 'standardwebhooks';
import { startSandbox, type SandboxConfig } from '../src/sandbox';
import { startReceiver } from './receiver';

export const SADAD = new Webhook('whsec_c2FkYWQta2V5LWZvci10ZXN0cy1vbmx5');
export const VERIFIER = new Webhook('whsec_dmVyaWZpZXIta2V5LWZvci10ZXN0cy1vbmx5');
export const EXAM_RESULTS = new Webhook('whsec_ZXhhbS1yZXN1bHRzLWtleS1mb3ItdGVzdHM=');
export const CARD = new Webhook('whsec_Y2FyZC1rZXktZm9yLXRlc3RzLW9ubHk=');

/** A sandbox on free ports with a receiver in billing's place; `restart` keeps the data. */
export const startFixture = async (changes: Partial<SandboxConfig> = {}) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'sandbox-'));
  const receiver = await startReceiver();
  const config: SandboxConfig = {
    HOST: '127.0.0.1',
    PORT: 0,
    SMTP_PORT: 0,
    CLAMD_PORT: 0,
    DATA_FILE: path.join(folder, 'state.json'),
    SMS_KEY: 'sms-key-for-tests',
    SADAD_KEY: 'whsec_c2FkYWQta2V5LWZvci10ZXN0cy1vbmx5',
    SADAD_CALLBACK_URL: receiver.url,
    CARD_KEY: 'card-key-for-tests',
    CARD_WEBHOOK_SECRET: 'whsec_Y2FyZC1rZXktZm9yLXRlc3RzLW9ubHk=',
    CARD_WEBHOOK_URL: receiver.url,
    VERIFIER_KEY: 'verifier-key-for-tests',
    VERIFIER_WEBHOOK_SECRET: 'whsec_dmVyaWZpZXIta2V5LWZvci10ZXN0cy1vbmx5',
    VERIFIER_WEBHOOK_URL: receiver.url,
    EXAM_RESULTS_SECRET: 'whsec_ZXhhbS1yZXN1bHRzLWtleS1mb3ItdGVzdHM=',
    EXAM_RESULTS_URL: receiver.url,
    IDENTITY_PROVIDER_SECRET: 'provider-secret-for-tests',
    CALLBACK_RETRY_MS: 5,
    ...changes,
  };
  let sandbox = await startSandbox(config);
  return {
    config,
    receiver,
    at: (place: string) => sandbox.url + place,
    smtpUrl: () => sandbox.smtpUrl,
    clamdUrl: () => sandbox.clamdUrl,
    restart: async () => {
      await sandbox.stop();
      sandbox = await startSandbox(config);
    },
    stop: async () => {
      await sandbox.stop();
      await receiver.stop();
      await rm(folder, { recursive: true });
    },
  };
};

export type Fixture = Awaited<ReturnType<typeof startFixture>>;

export interface Answer {
  status: number;
  // The tests say what they expect of each field.
  body: Record<string, unknown>;
}

/** One JSON call to the sandbox. */
export const call = async (
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const reply = await fetch(url, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
};

/** The headers of a call that billing signs. */
export const signedBySadadKey = (body: unknown, at = new Date()): Record<string, string> => {
  const text = body === undefined ? '' : JSON.stringify(body);
  return {
    'webhook-id': 'msg_test',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': SADAD.sign('msg_test', at, text),
  };
};

export const BILL = {
  amount: 20_000,
  currency: 'SAR',
  dueAt: '2030-01-31T20:59:59.000Z',
  description: { ar: 'رسوم إدارية', en: 'Administrative fee' },
  reference: 'INV-1',
};

/** Uploads a bill as billing does. */
export const uploadBill = (fixture: Fixture, billNumber: string, body: unknown = BILL): Promise<Answer> =>
  call('PUT', fixture.at(`/sadad/bills/${billNumber}`), body, signedBySadadKey(body));
