import { createTicketOffice, type TicketOffice } from '@mumaris/kit/secrets/tickets';
import { z } from 'zod';

const shape = z.strictObject({
  caseId: z.string(),
  /** Whom it was given to. */
  accountId: z.string(),
  /** When it expires, in milliseconds since 1970. */
  until: z.number(),
});

/** The right to read one report, until a moment; what is carried in an address. */
export type ReportTickets = TicketOffice<z.infer<typeof shape>>;

/** @param key who knows it reads every report */
export const createReportTickets = (key: Uint8Array): ReportTickets =>
  createTicketOffice(key, 'verification-reports', shape);
