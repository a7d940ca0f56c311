import type { Day } from '@mumaris/kit/calendar';
import { createTicketOffice, type TicketOffice as TicketOfficeOf } from '@mumaris/kit/secrets/tickets';
import { financeExports } from '@mumaris/schemas';
import { z } from 'zod';

const day: z.ZodType<Day> = z.string();

/** The days of a file, both in it; open on a side where it has none. */
const openPeriod = z.strictObject({ from: day.optional(), until: day.optional() });
export type OpenPeriod = z.infer<typeof openPeriod>;

const wanted = z.discriminatedUnion('of', [
  z.strictObject({ of: z.enum(['INVOICE', 'RECEIPT']), invoiceId: z.string() }),
  z.strictObject({ of: z.literal('CREDIT_NOTE'), refundId: z.string() }),
  z.strictObject({ of: z.literal('E_INVOICE'), invoiceId: z.string() }),
  z.strictObject({ of: z.literal('E_CREDIT_NOTE'), refundId: z.string() }),
  z.strictObject({ of: z.literal('EXPORT'), table: z.enum(financeExports), period: openPeriod }),
  z.strictObject({
    of: z.literal('STATEMENT'),
    accountId: z.string(),
    period: z.strictObject({ from: day, until: day }),
  }),
]);

/** One document. */
export type Wanted = z.infer<typeof wanted>;

const ticket = z.strictObject({
  wanted,
  /** The account that it was given to. */
  readerId: z.string(),
  /** When it expires, in milliseconds since 1970. */
  until: z.number(),
  /** Whether it was given for a role of staff, which is not looked at again within its minutes: roles are identity's. */
  isStaff: z.boolean(),
});

/** The right to read one document, until a moment; what is carried in its address. */
export type Ticket = z.infer<typeof ticket>;

export type TicketOffice = TicketOfficeOf<Ticket>;

/** @param key who knows it reads every document */
export const createPaperTickets = (key: Uint8Array): TicketOffice => createTicketOffice(key, 'papers', ticket);
