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
