import { dayOf } from '@mumaris/kit/calendar';
import { conditionsAt } from './condition';
import { type Credential, type GoodStanding, isRegistration, type NamedSanction } from './credential';
import { lastDayOf, statusNow, suspendedUntil } from './status';

const registrationNow = (held: readonly Credential[], now: Date): GoodStanding['registration'] => {
  // Until a registration that was renewed ahead begins, the one that it renews is what counts (MEM-62).
  const counting = held.filter(isRegistration).find(({ content }) => content.startsOn <= dayOf(now));
  if (!counting) return null;
  const { number, content } = counting;
  return {
    number,
    status: statusNow(counting, now),
    startsOn: content.startsOn,
    expiresOn: lastDayOf(counting),
    suspendedUntil: suspendedUntil(counting, now),
    conditions: conditionsAt(counting, now).map(({ kind, wording, startsOn, lastDay }) => ({
      kind,
      wording,
      startsOn,
      lastDay,
    })),
  };
};

/** How somebody stands now, by what they hold and what was decided against them (MEM-15, MEM-65, MEM-66). @param held the newest first */
export const goodStandingOf = (
  held: readonly Credential[],
  sanctions: readonly NamedSanction[],
  now: Date,
): Omit<GoodStanding, 'addressee'> => {
  const classification = held.find((one) => one.kind === 'CLASSIFICATION' && statusNow(one, now) === 'ACTIVE');
  return {
    registration: registrationNow(held, now),
    classification: classification?.kind === 'CLASSIFICATION' ? classification.content : null,
    sanctions,
  };
};
