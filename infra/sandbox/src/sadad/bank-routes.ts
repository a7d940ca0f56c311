import { Router } from 'express';
import { z } from 'zod';
import type { NotificationDelivery } from '../callbacks/notification-delivery';
import { parse } from '../http/parse';
import { plainly } from '../http/typed';
import { halalas } from '../state/money';
import type { Bill, BillPayment } from './bill';
import type { BillBook } from './bill-book';

const listQuery = z.object({
  status: z.enum(['UNPAID', 'PAID', 'WITHDRAWN']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const payOrder = z.strictObject({
  amount: halalas.optional(),
  times: z.int().min(0).max(20).default(1),
  anyway: z.boolean().default(false),
});

const paidNotification = ({ billNumber, currency }: Bill, { paymentId, amount, paidAt }: BillPayment) => ({
  source: 'SADAD' as const,
  webhookId: `msg_${paymentId}`,
  body: { type: 'sadad.bill.paid', data: { paymentId, billNumber, amount, currency, paidAt } },
});

/** The bank's app, for people and tests: see bills, pay one, and the biller hears of it. */
export const bankRoutes = (book: BillBook, delivery: NotificationDelivery): Router =>
  Router()
    .get('/api/bills', (req, res) => {
      const { status, limit } = parse(listQuery, req.query);
      res.json({ bills: book.list(status, limit) });
    })
    .get('/api/bills/:billNumber', (req, res) => res.json(book.get(plainly(req.params.billNumber))))
    .post('/api/bills/:billNumber/pay', async (req, res) => {
      const billNumber = plainly(req.params.billNumber);
      const { amount, times, anyway } = parse(payOrder, req.body ?? {});
      const payment = book.pay(billNumber, amount, anyway);
      const delivered = await delivery.send(paidNotification(book.get(billNumber), payment), times);
      res.json({ paymentId: payment.paymentId, delivered });
    });
