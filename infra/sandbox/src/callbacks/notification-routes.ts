import { Router } from 'express';
import { z } from 'zod';
import { parse } from '../http/parse';
import type { SandboxState } from '../state/sandbox-state';
import type { NotificationDelivery } from './notification-delivery';

const listQuery = z.object({
  status: z.enum(['PENDING', 'DELIVERED', 'FAILED']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** The providers' notifications to our services: which came through, which failed, and a way to send one again. */
export const notificationRoutes = (state: SandboxState, delivery: NotificationDelivery): Router =>
  Router()
    .get('/api/notifications', (req, res) => {
      const { status, limit } = parse(listQuery, req.query);
      const wanted = state.notifications.filter((each) => status === undefined || each.status === status);
      res.json({ notifications: wanted.slice(-limit).reverse() });
    })
    .post('/api/notifications/:id/resend', async (req, res) => {
      res.json({ id: req.params.id, delivered: await delivery.resend(req.params.id) });
    });
