import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { batchOne } from '@mumaris/kit/batch';
import { minutesAfter } from '@mumaris/kit/calendar';
import type { Session } from '../../committees';
import { type Credential, statusNow } from '../../credentials';
import { hasCard, type Shown } from '../domain/card';
import type { Delivery } from '../domain/delivery';
import { isHandedOut } from '../domain/handed-out';
import type { Form } from '../domain/ticket';
import type { Deps } from './deps';

/** An address at which a document is read. */
export interface PaperAddress {
  readonly url: string;
  readonly expiresAt: Date;
}

/** What one request reads of documents: their addresses, and how they reach others; who may is said of their fields (MEM-60, MEM-15). */
export const createPaperReads = (deps: Deps, caller: Caller) => {
  const { deliveries, paperTickets, minutesTickets, documentsUrl, paperRules, goodStandingRules, clock } = deps;
  /** Where somebody reads something for some minutes, by a ticket of their own. */
  const addressed = (place: string, ticketOf: (given: { readerId: string; until: number }) => string): PaperAddress => {
    const expiresAt = minutesAfter(clock.now(), paperRules.linkMinutes);
    const ticket = ticketOf({ readerId: accountOf(caller), until: expiresAt.getTime() });
    return { url: `${documentsUrl}/${place}?ticket=${ticket}`, expiresAt };
  };
  const addressOf = ({ id: credentialId }: Pick<Credential, 'id'>, form: Form): PaperAddress =>
    addressed('credentials/papers', (given) => paperTickets.write({ form, credentialId, ...given }));
  const delivered = batchOne(deliveries.ofCredentials, ({ credentialId }) => credentialId);
  return {
    goodStandingRules,
    /** Where its document is read; null while it is suspended, and once it is revoked or replaced. */
    document: (credential: Credential): PaperAddress | null =>
      isHandedOut(statusNow(credential, clock.now()), paperRules) ? addressOf(credential, 'PAPER') : null,
    /** Where the card of a registration is read, as a PDF to print and a PNG; null where it is not in force. @throws RuleViolation CARD_PHOTO_FIRST */
    card: async (shown: Shown) => {
      if (!hasCard(shown, clock.now())) return null;
      await deps.findPhoto(shown.practitionerId);
      return { pdf: addressOf(shown, 'CARD_PDF'), png: addressOf(shown, 'CARD_PNG') };
    },
    /** Where the minutes of a session are read; null until they are written. */
    minutes: ({ id: sessionId, minutes }: Pick<Session, 'id' | 'minutes'>): PaperAddress | null =>
      minutes && addressed('committees/minutes', (given) => minutesTickets.write({ sessionId, ...given })),
    /** How a certificate of good standing reaches the body that it names. */
    delivery: async (credentialId: string): Promise<Delivery | null> => (await delivered.load(credentialId)) ?? null,
  };
};

export type PaperReads = ReturnType<typeof createPaperReads>;
