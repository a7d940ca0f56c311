import { z } from 'zod';

const bilingual = z.strictObject({ ar: z.string().trim().min(1), en: z.string().trim().min(1) });
const wording = z.strictObject({ subject: bilingual, body: bilingual });

const template = z
  .strictObject({
    rule: z.string().regex(/^[A-Z]{3}-\d{2}$/),
    /** Whom it is for: the account that the event names, or whom its sealed contact names. */
    audience: z.enum(['ACCOUNT', 'CONTACT']),
    sendTo: z.string().optional(),
    nameIn: z.string().optional(),
    channels: z.array(z.enum(['EMAIL', 'SMS', 'INBOX'])).min(1),
    sealed: z.array(z.string()).default([]),
    validUntil: z.string().optional(),
    details: z.record(z.string(), z.string()).default({}),
    message: wording.optional(),
    choose: z
      .strictObject({ by: z.string(), unsaid: z.string().optional(), messages: z.record(z.string(), wording) })
      .optional(),
    sms: bilingual.optional(),
    smsParts: z.int().positive().default(1),
  })
  .refine(({ channels }) => new Set(channels).size === channels.length, 'a channel is named twice')
  .refine(
    ({ channels, message, choose }) =>
      Number(!!message) + Number(!!choose) === Number(channels.some((channel) => channel !== 'SMS')),
    'e-mail and inbox need one of message and choose, and nothing else does',
  )
  .refine(({ channels, sms }) => !!sms === channels.includes('SMS'), 'sms goes with the channel SMS')
  .refine(({ channels, sealed }) => !(sealed.length && channels.includes('INBOX')), 'a secret is not kept in the inbox')
  .refine(
    ({ audience, channels, sendTo }) => audience === 'ACCOUNT' || (!!sendTo && !channels.includes('INBOX')),
    'a contact needs sendTo and has no inbox',
  )
  .refine(({ audience, nameIn }) => audience === 'CONTACT' || !nameIn, 'the name of an account is registered')
  .refine(
    ({ sealed, sendTo, nameIn }) => ![sendTo, nameIn].some((field) => field !== undefined && sealed.includes(field)),
    'a contact is sent to, and is not among the words',
  );

/** One file of `rules/templates/`: templates by the type of their event. */
export const templateFile = z.record(z.string(), template);

/** `rules/names.yaml`: names of coded values, by group. */
export const namesFile = z.record(z.string(), z.record(z.string(), bilingual));

/** `rules/layout.yaml`. */
export const layoutFile = z.strictObject({
  greeting: bilingual,
  closing: bilingual,
  footer: bilingual,
  open: bilingual,
});
