import { addDays, addMonths, dayOf, endOfDay } from '@mumaris/kit/calendar';
import type { Clock } from '@mumaris/kit/clock';
import type { ProfessionalCategory, Text } from '@mumaris/schemas';
import { type Content, type Earned, grant } from '../domain/credential';
import type { Credentials } from '../store/credential.repository';
import { freshCredential } from './fresh-credential';

/** What has become of somebody's registration in the sample; one in grace was granted so that it has ended. */
export type SampleLife = 'GRACE' | 'SUSPENDED' | 'CONDITION' | 'REVOKED';

interface Holder {
  readonly id: string;
  readonly accountId: string;
  readonly profile: { readonly name: Text; readonly category: ProfessionalCategory };
}

interface Held {
  readonly classification: Content<'CLASSIFICATION'>['content'];
  readonly registered: boolean;
  readonly life?: SampleLife | undefined;
}

/** Near enough its end that it can be renewed (MEM-62). */
const daysLeft = 60;

/** So long ago that it can be renewed with the late fee of one started month (MEM-64). */
const daysOver = 20;

/** Grants what somebody of the sample holds already; who holds anything keeps it as it is. @returns whether anything was granted */
export const grantSampleCredentials =
  ({ credentials, clock }: { readonly credentials: Credentials; readonly clock: Clock }) =>
  async ({ id, accountId, profile }: Holder, { classification, registered, life }: Held): Promise<boolean> => {
    if ((await credentials.heldBy([id])).length) return false;
    const expiresOn = addDays(dayOf(clock.now()), life === 'GRACE' ? -daysOver : daysLeft);
    const startsOn = addDays(addMonths(expiresOn, -24), 1);
    const granted = endOfDay(startsOn);
    const of = { practitionerId: id, accountId, holder: profile.name, category: profile.category };
    const give = (numberPrefix: string, earned: Content & Pick<Earned, 'expiresOn'>) =>
      credentials.insert(
        grant(
          freshCredential(numberPrefix),
          { ...of, applicationId: `app_sample_${numberPrefix}_${id}`, ...earned },
          granted,
        ),
      );
    await give('CL', { kind: 'CLASSIFICATION', content: classification, expiresOn: null });
    if (!registered) return true;
    const content = { startsOn, employer: 'مستشفى الملك خالد الجامعي' };
    await give('R', { kind: 'REGISTRATION', content, expiresOn });
    return true;
  };
