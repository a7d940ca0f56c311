import { Router, type RequestHandler } from 'express';
import type { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type { FaultSwitch } from '../faults/fault-switch';
import { Failure } from '../http/failure';
import { parse } from '../http/parse';
import { rawBodyOf } from '../http/raw-body';
import { takenQuery } from '../state/taken-payments';
import { billUpload } from './bill';
import type { BillBook } from './bill-book';

const billNumber = z.string().regex(/^[A-Za-z0-9-]{1,40}$/, 'must be 1 to 40 letters, digits or hyphens');

/** Lets a request through that the biller signed; a request without a body is signed over the empty text. */
const requireSignature =
  (webhook: Webhook): RequestHandler =>
  (req, _res, next) => {
    try {
      const headers = {
        'webhook-id': req.get('webhook-id') ?? '',
        'webhook-timestamp': req.get('webhook-timestamp') ?? '',
        'webhook-signature': req.get('webhook-signature') ?? '',
      };
      webhook.verify(rawBodyOf(req), headers, { jsonParse: false });
    } catch {
      throw new Failure('SIGNATURE_INVALID');
    }
    next();
  };

/** SADAD as a biller reaches it: bills are uploaded and withdrawn, and payments listed, signed by Standard Webhooks. */
export const billerRoutes = (book: BillBook, faults: FaultSwitch, webhook: Webhook): Router =>
  Router()
    .use('/sadad', requireSignature(webhook), faults.gate('sadad'))
    .get('/sadad/payments', (req, res) => res.json(book.taken(parse(takenQuery, req.query))))
    .put('/sadad/bills/:billNumber', (req, res) =>
      res.json(book.upload(parse(billNumber, req.params.billNumber), parse(billUpload, req.body))),
    )
    .delete('/sadad/bills/:billNumber', (req, res) =>
      res.json(book.withdraw(parse(billNumber, req.params.billNumber))),
    );
