import { createTicketOffice, type TicketOffice as TicketOfficeOf } from '@mumaris/kit/secrets/tickets';
import { z } from 'zod';

const shape = z.strictObject({
  use: z.enum(['UPLOAD', 'READ']),
  /** Names the ticket, so that what is done with it is told once. */
  id: z.string(),
  documentId: z.string(),
  /** Whom it was given to. */
  accountId: z.string(),
  /** When it expires, in milliseconds since 1970. */
  until: z.number(),
});

/** The right to send or read one document, until a moment; what is carried in an address or a header. */
export type Ticket = z.infer<typeof shape>;

export type TicketOffice = TicketOfficeOf<Ticket>;

/** @param key who knows it reads every document */
export const createDocumentTickets = (key: Uint8Array): TicketOffice => createTicketOffice(key, 'documents', shape);
