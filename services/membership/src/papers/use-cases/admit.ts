import { RuleViolation } from '@mumaris/kit/errors';
import { refused } from '@mumaris/kit/limits/limiter';
import type { TicketOffice } from '@mumaris/kit/secrets/tickets';
import type { Deps } from './deps';

/** What every ticket to a document says: who reads it, and until when, in milliseconds since 1970. */
interface Admission {
  readonly readerId: string;
  readonly until: number;
}

/**
 * Reads the ticket of an address, and counts what its reader has made.
 * @throws RuleViolation DOCUMENT_LINK_INVALID, DOCUMENT_LINK_EXPIRED, TOO_MANY_TRIES_HERE
 */
export const admit = async <T extends Admission>(
  tickets: Pick<TicketOffice<T>, 'read'>,
  text: string,
  { readers, clock }: Pick<Deps, 'readers' | 'clock'>,
): Promise<T> => {
  const ticket = tickets.read(text);
  if (!ticket) throw new RuleViolation('DOCUMENT_LINK_INVALID');
  if (clock.now().getTime() > ticket.until) throw new RuleViolation('DOCUMENT_LINK_EXPIRED');
  await readers.consume(ticket.readerId).catch((error: unknown) => {
    throw refused(error);
  });
  return ticket;
};
