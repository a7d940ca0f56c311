import { dayOf } from '@mumaris/kit/calendar';
import { readCountry } from '@mumaris/kit/text/read-country';
import { readDay } from '@mumaris/kit/text/read-day';
import { allRead, type Reading } from '@mumaris/kit/text/reading';
import type { StatedFacts } from '../../graphql/generated';
import type { Known } from '../domain/facts';
import { outlooksOf } from '../domain/outlooks';
import type { Deps } from './deps';

const read = <T>(stated: string | null | undefined, reader: (written: string) => Reading<T>): Reading<T | undefined> =>
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
    ...(registeredUntil && { 'registration.expiresOn': registeredUntil }),
    ...(breakSince && { 'person.breakSince': breakSince }),
  };
};

/** Which services are open by what somebody states, who needs no account; nothing is kept (MEM-35). @throws RuleViolations */
export const canI =
  ({ rules, clock }: Pick<Deps, 'rules' | 'clock'>) =>
  ({ facts }: { facts: StatedFacts }) => {
    const today = dayOf(clock.now());
    return outlooksOf(knownFrom(facts, today), rules, today);
  };
