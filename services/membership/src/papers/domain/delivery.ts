import { endOfPeriod } from '@mumaris/kit/calendar';
import type { Change } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import {
  type DeliveryStatus,
  GoodStandingFetchedV1,
  GoodStandingLinkMadeV1,
  GoodStandingSentV1,
  type Language,
} from '@mumaris/schemas';
import type { GoodStandingRules } from './good-standing-rules';

/** How a certificate of good standing reaches the body that it names: once (MEM-15). */
export interface Delivery {
  readonly id: string;
  /** The certificate, and its number. */
  readonly credentialId: string;
  readonly number: string;
  readonly practitionerId: string;
  readonly accountId: string;
  /** Whom it reaches; null once it was fetched, since nobody is written to any more. */
  readonly to: { readonly email: string; readonly name: string } | null;
  /** What the holder passes on to the body; null once it was fetched. */
  readonly code: string | null;
  /** The SHA-256 of the link that holds. */
  readonly linkHash: string;
  /** How many links were made, and how many wrong codes were given to the last. */
  readonly links: number;
  readonly wrong: number;
  /** The last moment of the link. */
  readonly until: Date;
  readonly fetchedAt: Date | null;
}

/** A link and a code that nobody can guess, and what notification is told of them: sealed, since they are secrets. */
export interface FreshLink {
  readonly linkHash: string;
  readonly code: string;
  readonly sealed: { readonly contact: string; readonly link: string };
  /** The language of the letter. */
  readonly language: Language;
}

export const statusOf = (
  { fetchedAt, until, wrong }: Delivery,
  rules: GoodStandingRules,
  now: Date,
): DeliveryStatus => {
  if (fetchedAt) return 'FETCHED';
  if (wrong >= rules.mostWrongCodes) return 'LOCKED';
  return now <= until ? 'WAITING' : 'EXPIRED';
};

export const linksLeft = ({ links, fetchedAt }: Delivery, { mostLinks }: GoodStandingRules): number =>
  fetchedAt ? 0 : Math.max(0, mostLinks - links);

/** Makes a link, and takes what was there before out of use; its holder is told to pass the code on. */
const link = (delivery: Delivery, fresh: FreshLink, { linkDays }: GoodStandingRules, now: Date): Change<Delivery> => {
  const { linkHash, code, sealed, language } = fresh;
  const until = endOfPeriod(now, linkDays);
  const { id: deliveryId, credentialId, number, practitionerId, accountId } = delivery;
  const expiresAt = until.toISOString();
  const subject = { deliveryId, credentialId, number };
  return {
    state: { ...delivery, linkHash, code, links: delivery.links + 1, wrong: 0, until },
    events: [
      GoodStandingLinkMadeV1.of({ ...subject, language, ...sealed, expiresAt }),
      GoodStandingSentV1.of({ ...subject, practitionerId, accountId, expiresAt }),
    ],
  };
};

export type DeliveryOrder = Pick<Delivery, 'id' | 'credentialId' | 'number' | 'practitionerId' | 'accountId'> & {
  readonly to: NonNullable<Delivery['to']>;
};

/** Begins the delivery of a certificate that was granted. */
export const begin = (order: DeliveryOrder, fresh: FreshLink, rules: GoodStandingRules, now: Date): Change<Delivery> =>
  link(
    { ...order, code: null, linkHash: fresh.linkHash, links: 0, wrong: 0, until: now, fetchedAt: null },
    fresh,
    rules,
    now,
  );

const assertNotFetched = ({ fetchedAt }: Delivery): void => {
  if (fetchedAt) throw new RuleViolation('GOOD_STANDING_FETCHED', { at: { moment: fetchedAt.toISOString() } });
};

/** Whom a certificate that was not fetched reaches. @throws RuleViolation GOOD_STANDING_FETCHED */
export const reached = (delivery: Delivery): NonNullable<Delivery['to']> => {
  assertNotFetched(delivery);
  if (!delivery.to) throw new Error(`${delivery.id} reaches nobody`);
  return delivery.to;
};

/** Makes another link while it was not fetched. @throws RuleViolation GOOD_STANDING_FETCHED, TOO_MANY_LINKS */
export const renew = (delivery: Delivery, fresh: FreshLink, rules: GoodStandingRules, now: Date): Change<Delivery> => {
  assertNotFetched(delivery);
  if (!linksLeft(delivery, rules)) throw new RuleViolation('TOO_MANY_LINKS', { max: rules.mostLinks });
  return link(delivery, fresh, rules, now);
};

/** Whether a link may be used: it is the one that holds, in its days, not fetched by, and not locked. @throws RuleViolation GOOD_STANDING_FETCHED, GOOD_STANDING_LINK_OVER */
export const assertOpen = (delivery: Delivery, linkHash: string, rules: GoodStandingRules, now: Date): void => {
  assertNotFetched(delivery);
  if (delivery.linkHash !== linkHash || statusOf(delivery, rules, now) !== 'WAITING')
    throw new RuleViolation('GOOD_STANDING_LINK_OVER');
};

/** Counts a wrong code; the last of those that a link bears locks it. */
export const countWrong = (delivery: Delivery): Change<Delivery> => ({
  state: { ...delivery, wrong: delivery.wrong + 1 },
});

/**
 * Gives the certificate out, for good: of two at once the second finds it fetched. Whom it reached and by which code is kept no longer.
 * @throws RuleViolation as assertOpen
 */
export const fetchOnce = (
  delivery: Delivery,
  linkHash: string,
  rules: GoodStandingRules,
  now: Date,
): Change<Delivery> => {
  assertOpen(delivery, linkHash, rules, now);
  const { id: deliveryId, credentialId, number, practitionerId, accountId } = delivery;
  const fetchedAt = now.toISOString();
  return {
    state: { ...delivery, to: null, code: null, fetchedAt: now },
    events: [GoodStandingFetchedV1.of({ deliveryId, credentialId, number, practitionerId, accountId, fetchedAt })],
  };
};
