import type { Change } from '@mumaris/kit/change';
import { FileConnectedV1, PractitionerOpenedV1 } from '@mumaris/schemas';
import type { Profile, ProfileInput } from './profile';
import { readProfile } from './profile-checks';

/** The professional behind an account; one an account (MEM-01). */
export interface Practitioner {
  readonly id: string;
  readonly accountId: string;
  readonly fileNumber: string;
  /** Given with the first professional registration, or known from a file from before (IDN-16). */
  readonly membershipNumber: string | null;
  readonly profile: Profile;
  readonly openedAt: Date;
}

interface OpenProfile {
  readonly id: string;
  readonly fileNumber: string;
  readonly accountId: string;
  readonly membershipNumber?: string | null;
  readonly profile: ProfileInput;
}

/** Opens the profile of an account (MEM-01). @throws RuleViolations with all that is wrong at once */
export const openProfile = (
  { id, fileNumber, accountId, membershipNumber = null, profile: input }: OpenProfile,
  now: Date,
): Change<Practitioner> => {
  const profile = readProfile(input, now);
  return {
    state: { id, accountId, fileNumber, membershipNumber, profile, openedAt: now },
    events: [
      PractitionerOpenedV1.of({
        practitionerId: id,
        accountId,
        fileNumber,
        ...(membershipNumber && { membershipNumber }),
        category: profile.category,
      }),
    ],
  };
};

/** Gives an open profile the numbers of a file from before: one person, one file (IDN-16). */
export const takeFileOver = (
  practitioner: Practitioner,
  file: { readonly fileNumber: string | null; readonly membershipNumber: string },
): Change<Practitioner> => {
  const { id: practitionerId, accountId } = practitioner;
  const numbers = { fileNumber: file.fileNumber ?? practitioner.fileNumber, membershipNumber: file.membershipNumber };
  return {
    state: { ...practitioner, ...numbers },
    events: [FileConnectedV1.of({ practitionerId, accountId, ...numbers })],
  };
};
