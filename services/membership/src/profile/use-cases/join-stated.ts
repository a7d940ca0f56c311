import { dayOf } from '@mumaris/kit/calendar';
import { newId } from '@mumaris/kit/id';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Practitioner } from '../domain/practitioner';
import { joinEntries, type StatedEntries } from '../domain/stated-entries';
import type { Deps } from './deps';

type Needed = Pick<Deps, 'practitioners' | 'reference' | 'profileRules' | 'isVerified' | 'clock'>;

const prefixes = { experiences: 'exp', licences: 'lic' } as const;

/** Takes what a completed application stated into the profile, in the transaction that completes it (MEM-13). */
export const joinStated =
  ({ practitioners, reference, profileRules, isVerified, clock }: Needed) =>
  (practitionerId: string, stated: StatedEntries, tx: Transaction): Promise<Practitioner> =>
    practitioners.update(
      practitionerId,
      async (own) => {
        const verified = new Set<string>();
        for (const { id } of [...own.experiences, ...own.licences]) if (await isVerified(id)) verified.add(id);
        return joinEntries(own, stated, {
          readers: { reference, today: dayOf(clock.now()), bornOn: own.profile.dateOfBirth },
          max: profileRules.lists,
          isVerified: (id) => verified.has(id),
          newId: (list) => newId(prefixes[list]),
        });
      },
      tx,
    );
