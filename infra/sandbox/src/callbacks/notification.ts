import { z } from 'zod';

/** A signed call to one of our services, with its fate. `body` is the exact text that is signed. */
export const notification = z.object({
  id: z.string(),
  webhookId: z.string(),
  source: z.enum(['SADAD', 'CARD', 'VERIFIER']),
  body: z.string(),
  status: z.enum(['PENDING', 'DELIVERED', 'FAILED']),
  tries: z.int(),
  lastProblem: z.string().optional(),
  createdAt: z.string(),
});
export type Notification = z.infer<typeof notification>;
