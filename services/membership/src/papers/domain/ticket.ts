import { createTicketOffice, type TicketOffice as TicketOfficeOf } from '@mumaris/kit/secrets/tickets';
import { z } from 'zod';

const forms = ['PAPER', 'CARD_PDF', 'CARD_PNG'] as const;

/** How a credential is read: as its document, or as the card that shows it. */
export type Form = (typeof forms)[number];

const shape = z.strictObject({
  form: z.enum(forms),
  credentialId: z.string(),
  /** The account that it was given to. */
  readerId: z.string(),
  /** When it expires, in milliseconds since 1970. */
  until: z.number(),
});

/** The right to read one document of a holder's, until a moment; what is carried in its address. */
export type Ticket = z.infer<typeof shape>;

export type TicketOffice = TicketOfficeOf<Ticket>;

const ofMinutes = shape.omit({ form: true, credentialId: true }).extend({ sessionId: z.string() });

/** The right to read the minutes of a session, of who may read them when it is given. */
export type MinutesTickets = TicketOfficeOf<z.infer<typeof ofMinutes>>;

/** @param key who knows it reads all minutes */
export const createMinutesTickets = (key: Uint8Array): MinutesTickets => createTicketOffice(key, 'minutes', ofMinutes);

/** @param key who knows it reads every document */
export const createPaperTickets = (key: Uint8Array): TicketOffice => createTicketOffice(key, 'credentials', shape);
