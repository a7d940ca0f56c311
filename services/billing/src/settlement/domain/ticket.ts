import { createTicketOffice, type TicketOffice as TicketOfficeOf } from '@mumaris/kit/secrets/tickets';
import { paymentMethods } from '@mumaris/schemas';
import { z } from 'zod';

const ticket = z.strictObject({
  method: z.enum(paymentMethods),
  day: z.string(),
  /** The account that it was given to. */
  by: z.string(),
  /** When it expires, in milliseconds since 1970. */
  until: z.number(),
});

/** The right to send the file of one day, until a moment; what is carried in its address. */
export type Ticket = z.infer<typeof ticket>;

export type TicketOffice = TicketOfficeOf<Ticket>;

export const createSettlementTickets = (key: Uint8Array): TicketOffice =>
  createTicketOffice(key, 'settlements', ticket);
