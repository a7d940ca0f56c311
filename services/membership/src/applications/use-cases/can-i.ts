import { dayOf } from '@mumaris/kit/calendar';
import { readCountry } from '@mumaris/kit/text/read-country';
import { readDay } from '@mumaris/kit/text/read-day';
import { allRead, type Reading } from '@mumaris/kit/text/reading';
import type { ProfessionalCategory } from '@mumaris/schemas';
import type { Known } from '../domain/facts';
import { outlooksOf } from '../domain/outlooks';
import type { Deps } from './deps';

type Maybe<T> = T | null | undefined;

/** What somebody states; what is left out counts as not known. */
interface StatedFacts {
  readonly category?: Maybe<ProfessionalCategory>;
  /** ISO 3166-1 alpha-2. */
  readonly nationality?: Maybe<string>;
  /** Whole years. */
  readonly age?: Maybe<number>;
  readonly residenceExpiresOn?: Maybe<string>;
  readonly classified?: Maybe<boolean>;
  readonly registeredUntil?: Maybe<string>;
  readonly breakSince?: Maybe<string>;
}

const read = <T>(stated: Maybe<string>, reader: (written: string) => Reading<T>): Reading<T | undefined> =>
  stated ? reader(stated) : undefined;

/** What somebody states of themselves, as facts. @throws RuleViolations with all that is wrong at once */
const knownFrom = (stated: StatedFacts, today: string): Known => {
  const { nationality, residenceExpiresOn, registeredUntil, breakSince } = allRead({
    nationality: read(stated.nationality, (written) => readCountry(written, ['facts', 'nationality'])),
    residenceExpiresOn: read(stated.residenceExpiresOn, (written) => readDay(written, ['facts', 'residenceExpiresOn'])),
    registeredUntil: read(stated.registeredUntil, (written) => readDay(written, ['facts', 'registeredUntil'])),
    breakSince: read(stated.breakSince, (written) => readDay(written, ['facts', 'breakSince'])),
  });
  const { category, age, classified } = stated;
  return {
    ...(category && { 'person.category': category }),
    ...(nationality && { 'person.nationality': nationality }),
    ...(typeof age === 'number' && { 'person.age': String(age) }),
    ...(residenceExpiresOn && { 'person.idDocument': 'IQAMA', 'person.idExpiresOn': residenceExpiresOn }),
    'classification.status': classified ? 'ACTIVE' : 'NONE',
    'registration.status': !registeredUntil ? 'NONE' : registeredUntil < today ? 'EXPIRED' : 'ACTIVE',
    ...(registeredUntil && {
      'registration.expiresOn': registeredUntil,
      'registration.grantedUntil': registeredUntil,
    }),
    ...(breakSince && { 'person.breakSince': breakSince }),
  };
};

/** Which services are open by what somebody states, who needs no account; nothing is kept (MEM-35). @throws RuleViolations */
export const canI =
  ({ rules, liftedToday, clock }: Pick<Deps, 'rules' | 'liftedToday' | 'clock'>) =>
  async ({ facts }: { facts: StatedFacts }) => {
    const today = dayOf(clock.now());
    const known = knownFrom(facts, today);
    return outlooksOf(known, rules, today, await liftedToday());
  };
