import { createHmac, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';

/** Gives tickets out, and reads those that come back: rights that are carried in an address or a header. */
export interface TicketOffice<T> {
  write(ticket: T): string;
  /** The ticket, whether it has expired or not; undefined where a letter of it was changed. */
  read(text: string): T | undefined;
}

/**
 * @param key what they are signed with; of its own, since who knows it may do all that tickets are given for
 * @param use what they are given for: those of another use are not read
 */
export const createTicketOffice = <T>(key: Uint8Array, use: string, shape: z.ZodType<T>): TicketOffice<T> => {
  const signatureOf = (body: string) => createHmac('sha256', key).update(`${use}.${body}`).digest('base64url');
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
