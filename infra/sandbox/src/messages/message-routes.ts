import { Router, type Response } from 'express';
import { z } from 'zod';
import { Failure } from '../http/failure';
import { parse } from '../http/parse';
import { plainly } from '../http/typed';
import { numberOf, type MessageBox } from './message-box';
import type { MessageWaiters } from './message-waiters';

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** `?to=+966…` arrives as a space where the plus was: an address begins with none, so it can only have been a plus. */
const address = z
  .string()
  .max(320)
  .transform((text) => plainly(text.replace(/^ /, '+')).replaceAll(' ', ''));

const filter = {
  to: optional(address),
  channel: optional(z.enum(['EMAIL', 'SMS'])),
  contains: optional(z.string().max(200)),
  after: optional(
    z
      .string()
      .regex(/^msg-\d{1,15}$/, 'must be the id of a message')
      .transform(numberOf),
  ),
};
const listQuery = z.object({ ...filter, limit: z.coerce.number().int().min(1).max(200).default(50) });
const waitQuery = z.object({ ...filter, timeoutMs: z.coerce.number().int().min(0).max(60_000).default(10_000) });

/** Aborts when the asker hangs up before the answer. */
const goneSignal = (res: Response): AbortSignal => {
  const hangUp = new AbortController();
  res.on('close', () => hangUp.abort());
  return hangUp.signal;
};

/** An e-mail's own page: nothing runs, nothing loads, links open elsewhere. The page shows it in a sandboxed frame. */
const sendHtml = (res: Response, html: string): void => {
  res.set({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; " +
      "img-src data:; frame-ancestors 'self'",
  });
  res.send(`<!doctype html><meta charset="utf-8"><base target="_blank">${html}`);
};

/** What people received, to look at and to wait for. */
export const messageRoutes = (box: MessageBox, waiters: MessageWaiters): Router => {
  const found = (id: string) => {
    const message = box.find(id);
    if (!message) throw new Failure('MESSAGE_NOT_FOUND');
    return message;
  };
  return Router()
    .get('/api/messages', (req, res) => {
      const { limit, ...wanted } = parse(listQuery, req.query);
      res.json({ messages: box.list(wanted, limit), lastId: box.lastId() });
    })
    .get('/api/messages/wait', async (req, res) => {
      const { timeoutMs, ...wanted } = parse(waitQuery, req.query);
      res.json(await waiters.next(wanted, timeoutMs, goneSignal(res)));
    })
    .get('/api/messages/:id', (req, res) => res.json(found(req.params.id)))
    .get('/api/messages/:id/html', (req, res) => {
      const message = found(req.params.id);
      if (message.channel !== 'EMAIL' || message.html === '') throw new Failure('MESSAGE_NOT_FOUND');
      sendHtml(res, message.html);
    });
};
