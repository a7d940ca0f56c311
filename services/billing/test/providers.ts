import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import { Webhook } from 'standardwebhooks';

/** A bill as the biller of these tests keeps it. */
interface Bill {
  amount: number;
  currency: string;
  dueAt: string;
  description: { ar: string; en: string };
  reference: string;
  status: 'UNPAID' | 'WITHDRAWN';
}

/** A checkout as the card provider of these tests keeps it. */
interface Checkout {
  id: string;
  url: string;
  key: string;
  order: { reference: string; amount: number; currency: string; returnUrl: string; expiresAt: string };
}

/** SADAD and a card provider over HTTP, as small as their protocols allow. */
export interface Providers {
  url: string;
  bills: Map<string, Bill>;
  /** Each checkout that was opened; a repeated key opens none. */
  checkouts: Checkout[];
  /** What is answered of a page that is asked about; of one that is not here, that it is unknown. */
  fates: Map<string, unknown>;
  /** Each pay-out to a card; a repeated key makes none. */
  refunds: { refundId: string; key: string; paymentId: string; amount: number }[];
  /** How the next pay-outs are answered before they are taken: a status, or an answer that is lost after it. */
  refundAnswers: (number | 'LOST')[];
  /** What each took, as it lists it; a text is no payment. */
  taken: { sadad: unknown[]; card: unknown[] };
  /** How often each call came, `PUT /sadad/bills/…` for one. */
  calls: string[];
  /** While true, every call is answered 503. */
  down: { sadad: boolean; card: boolean };
  /** Runs while a bill is being registered, before it is answered. */
  duringRegistration: (billNumber: string) => Promise<void>;
  stop(): Promise<void>;
}

const rawJson = express.raw({ type: () => true });

const bytesOf = (request: Request) => (Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '');

const isSigned = (request: Request, webhook: Webhook): boolean => {
  const headers = Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, request.get(name) ?? '']),
  );
  try {
    webhook.verify(bytesOf(request), headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
};

const sadadRoutes = (state: Providers, webhook: Webhook) =>
  express
    .Router()
    .use((request, response, next) => {
      state.calls.push(`${request.method} ${request.originalUrl}`);
      if (!isSigned(request, webhook)) response.status(401).end();
      else if (state.down.sadad) response.status(503).end();
      else next();
    })
    .get('/payments', (request, response) => void response.json(pageOf(state.taken.sadad, request)))
    .put('/bills/:number', async (request: Request<{ number: string }>, response: Response) => {
      const { number } = request.params;
      await state.duringRegistration(number);
      if (state.bills.get(number)?.status === 'WITHDRAWN') return void response.status(409).end();
      state.bills.set(number, { ...(JSON.parse(bytesOf(request)) as Bill), status: 'UNPAID' });
      response.json({});
    })
    .delete('/bills/:number', (request: Request<{ number: string }>, response: Response) => {
      const bill = state.bills.get(request.params.number);
      if (!bill) return void response.status(404).end();
      bill.status = 'WITHDRAWN';
      response.json({});
    });

/** Two at a time, so that each test goes through pages. */
const pageOf = (taken: unknown[], request: Request) => {
  const from = Number(request.query['after'] ?? 0);
  const payments = taken.slice(from, from + 2);
  return { payments, next: String(from + payments.length), more: from + payments.length < taken.length };
};

const cardRoutes = (state: Providers, cardKey: string) =>
  express
    .Router()
    .use((request, response, next) => {
      state.calls.push(`${request.method} ${request.originalUrl}`);
      if (request.get('authorization') !== `Bearer ${cardKey}`) response.status(401).end();
      else if (state.down.card) response.status(503).end();
      else next();
    })
    .get('/payments', (request, response) => void response.json(pageOf(state.taken.card, request)))
    .get('/checkouts/:id/fate', (request: Request<{ id: string }>, response: Response) => {
      const fate = state.fates.get(request.params.id);
      if (fate === undefined) response.status(404).end();
      else response.json(fate);
    })
    .post('/refunds', (request, response) => {
      const key = request.get('idempotency-key') ?? '';
      const answer = state.refundAnswers.shift();
      if (typeof answer === 'number') return void response.status(answer).end();
      const known = state.refunds.find((refund) => refund.key === key);
      const refundId = known?.refundId ?? `crf-${randomUUID()}`;
      const order = JSON.parse(bytesOf(request)) as { paymentId: string; amount: number };
      if (!known) state.refunds.push({ refundId, key, ...order });
      if (answer === 'LOST') return void response.destroy();
      response.status(201).json({ refundId });
    })
    .post('/checkouts', (request, response) => {
      const key = request.get('idempotency-key') ?? '';
      const known = state.checkouts.find((checkout) => checkout.key === key);
      const id = known?.id ?? `chk-${randomUUID()}`;
      const url = `https://cards.test/pay/${id}`;
      if (!known) state.checkouts.push({ id, url, key, order: JSON.parse(bytesOf(request)) as Checkout['order'] });
      response.status(201).json({ id, url });
    });

const listen = (server: Server) =>
  new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

export const startProviders = async (sadadKey: string, cardKey: string): Promise<Providers> => {
  const app = express().use(rawJson);
  const server = createServer(app);
  const state: Providers = {
    url: `http://127.0.0.1:${await listen(server)}`,
    bills: new Map(),
    checkouts: [],
    fates: new Map(),
    refunds: [],
    refundAnswers: [],
    calls: [],
    taken: { sadad: [], card: [] },
    down: { sadad: false, card: false },
    duringRegistration: () => Promise.resolve(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  app.use('/sadad', sadadRoutes(state, new Webhook(sadadKey))).use('/card', cardRoutes(state, cardKey));
  return state;
};
