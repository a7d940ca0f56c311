import type { Caller } from '@mumaris/kit/auth/caller';
import { newId, newNumber } from '@mumaris/kit/id';
import type { Membership } from './membership';
import { addDays, endOfDay } from '@mumaris/kit/calendar';
import { type Earned, grant, type Registration } from '../src/credentials';
import { loadRegistrationRules } from '../src/credentials/rules/load-rules';
import { profile } from './people';

export const registrationRules = loadRegistrationRules();

const earned = {
  ...{ practitionerId: 'pra_1', accountId: 'acc_1', applicationId: 'app_1', holder: profile.name, category: 'NURSE' },
  ...{ kind: 'REGISTRATION', content: { startsOn: '2026-03-02', employer: null }, expiresOn: '2028-03-01' },
} as const satisfies Earned;

/** A registration that runs to a day, granted two years before it. */
export const registrationUntil = (expiresOn: string, fields: Partial<Registration> = {}): Registration => {
  const fresh = { id: 'cre_1', number: 'R-1', code: 'ABCDEFGH' };
  const startsOn = addDays(expiresOn, -730);
  const { state } = grant(fresh, { ...earned, content: { startsOn, employer: null }, expiresOn }, endOfDay(startsOn));
  return { ...(state as Registration), ...fields };
};

/** A practitioner with a registration, and the number of its card. */
export interface Registered {
  readonly caller: Partial<Caller>;
  readonly accountId: string;
  readonly practitionerId: string;
  readonly registration: Registration;
  readonly card: string;
}

/** Puts a practitioner there with a registration until a day, and its card. */
export const registered = async (membership: Membership, accountId: string, expiresOn: string): Promise<Registered> => {
  const { caller, practitionerId } = await membership.withProfile(accountId);
  const [id, card] = [newId('cre'), { id: newId('cre'), number: newNumber('C') }];
  const whose = { practitionerId, accountId };
  const registration = registrationUntil(expiresOn, {
    ...whose,
    id,
    number: newNumber('R'),
    applicationId: `app_${id}`,
  });
  const { credentials } = membership.deps;
  await credentials.insert({ state: registration });
  await credentials.insert({
    state: { ...registration, kind: 'CARD', content: {}, ...card, applicationId: `app_${card.id}` },
  });
  return { caller, accountId, practitionerId, registration, card: card.number };
};
