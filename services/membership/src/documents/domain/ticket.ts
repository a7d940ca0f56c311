import { createHmac, timingSafeEqual } from 'node:crypto';
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

/** Gives tickets out, and reads those that come back. */
export interface TicketOffice {
  write(ticket: Ticket): string;
  /** The ticket, whether it has expired or not; undefined where a letter of it was changed. */
  read(text: string): Ticket | undefined;
}

/** @param key what they are signed with; of its own, since who knows it reads every document */
export const createTicketOffice = (key: Uint8Array): TicketOffice => {
  const signatureOf = (body: string) => createHmac('sha256', key).update(`documents.${body}`).digest('base64url');
  return {
    write: (ticket) => {
      const body = Buffer.from(JSON.stringify(ticket)).toString('base64url');
      return `${body}.${signatureOf(body)}`;
    },
    read: (text) => {
      const [body = '', signature = '', ...more] = text.split('.');
      // The texts are compared, not the bytes: base64 has several texts for the same bytes.
      const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(body))];
      if (more.length || given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      return shape.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
    },
  };
};
