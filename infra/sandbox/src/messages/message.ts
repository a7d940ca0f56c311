import { z } from 'zod';

const email = z.object({
  id: z.string(),
  channel: z.literal('EMAIL'),
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  links: z.array(z.string()),
  messageId: z.string(),
  at: z.string(),
});

const sms = z.object({
  id: z.string(),
  channel: z.literal('SMS'),
  to: z.string(),
  text: z.string(),
  links: z.array(z.string()),
  at: z.string(),
});

/** What a person received. One copy for each recipient; `at` is the sandbox clock's time. */
export const message = z.discriminatedUnion('channel', [email, sms]);
export type Message = z.infer<typeof message>;
export type Email = z.infer<typeof email>;
export type Sms = z.infer<typeof sms>;
