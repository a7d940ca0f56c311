import { type Day, dayOf } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { allRead } from '@mumaris/kit/text/reading';
import { FileConnectedV1, MembershipNumberGivenV1, PractitionerOpenedV1 } from '@mumaris/schemas';
import type { EntryLists } from './entry-lists';
import { type HomeAddressForm, readHomeAddress } from './home-address';
import { assertGoesWith, type IdDocumentForm, isSameDocument, readIdDocument } from './id-document';
import type { Profile, ProfileInput } from './profile';
import { readProfile } from './profile-checks';

/** The professional behind an account; one an account (MEM-01). */
export interface Practitioner extends EntryLists {
  readonly id: string;
  readonly accountId: string;
  readonly fileNumber: string;
  /** Given with the first professional registration, or known from a file from before (IDN-16). */
  readonly membershipNumber: string | null;
  readonly profile: Profile;
  /** The document that is the profile's photo; null where none was chosen. */
  readonly photoId: string | null;
  readonly openedAt: Date;
  /** The day on which the profile was opened or last confirmed (MEM-31). */
  readonly confirmedOn: Day;
  /** From when the time until the practitioner is asked to confirm runs: the last asking, where that was later. */
  readonly askedOn: Day;
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
  const today = dayOf(now);
  const lists = { experiences: [], licences: [], qualifications: [] };
  const days = { openedAt: now, confirmedOn: today, askedOn: today };
  return {
    state: { id, accountId, fileNumber, membershipNumber, profile, photoId: null, ...lists, ...days },
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

/** Gives the membership number, with the first professional registration (MEM-12); who has one keeps it. */
export const giveMembershipNumber = (practitioner: Practitioner, membershipNumber: string): Change<Practitioner> => {
  if (practitioner.membershipNumber !== null) return silent(practitioner);
  const { id: practitionerId, accountId, fileNumber } = practitioner;
  return {
    state: { ...practitioner, membershipNumber },
    events: [MembershipNumberGivenV1.of({ practitionerId, accountId, fileNumber, membershipNumber })],
  };
};

/** Makes a document the photo of the profile, or takes the photo away (MEM-01). */
export const setPhoto = (practitioner: Practitioner, photoId: string | null): Change<Practitioner> =>
  silent(practitioner.photoId === photoId ? practitioner : { ...practitioner, photoId });

/** Changes where post reaches the practitioner (MEM-01). @throws RuleViolations with all that is wrong at once */
export const changeAddress = (practitioner: Practitioner, form: HomeAddressForm): Change<Practitioner> => {
  const { readings, value } = readHomeAddress(form);
  allRead({}, readings);
  return silent({ ...practitioner, profile: { ...practitioner.profile, address: value() } });
};

/**
 * States the ID document where there is none yet, or that the same one was renewed: another one is a verified fact (MEM-30).
 * @throws RuleViolation ID_DOCUMENT_OTHER, ID_DOCUMENT_NATIONALITY, RuleViolations with all that is wrong at once
 */
export const stateIdDocument = (practitioner: Practitioner, form: IdDocumentForm): Change<Practitioner> => {
  const { readings, value } = readIdDocument(form);
  allRead({}, readings);
  const idDocument = value();
  assertGoesWith(idDocument, practitioner.profile.nationality);
  const known = practitioner.profile.idDocument;
  if (known && !isSameDocument(known, idDocument)) throw new RuleViolation('ID_DOCUMENT_OTHER', {}, ['idDocument']);
  return silent({ ...practitioner, profile: { ...practitioner.profile, idDocument } });
};
