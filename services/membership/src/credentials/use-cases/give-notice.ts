import { dayOf } from '@mumaris/kit/calendar';
import { silent } from '@mumaris/kit/change';
import { giveNotice as give } from '../domain/end-notice';
import type { Deps } from './deps';

type Parts = Pick<Deps, 'credentials' | 'registrationRules' | 'clock'>;

/** The registrations whose holders are to be given notice of their end, the longest due first. */
export const findToNotice =
  ({ credentials }: Pick<Parts, 'credentials'>) =>
  (now: Date, limit: number): Promise<string[]> =>
    credentials.findToNotice(dayOf(now), limit);

/** Reminds a registration's holder of its end, or tells that it is over (MEM-62). */
export const giveNotice =
  ({ credentials, registrationRules, clock }: Parts) =>
  (credentialId: string) =>
    credentials.update(credentialId, (credential) => {
      const change = give(credential, registrationRules, dayOf(clock.now()));
      // Written all the same: a row of before has no day yet by which it is found.
      return change.state === credential ? silent({ ...credential }) : change;
    });
