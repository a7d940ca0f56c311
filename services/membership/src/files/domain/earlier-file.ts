import type { Day } from '@mumaris/kit/calendar';
import { type IdDocument, keysOf } from '@mumaris/kit/text/id-document';
import type { Gender, ProfessionalCategory } from '@mumaris/schemas';

/** The document that a file is one person's by: the ID number where there is one. */
export const documentKey = (document: IdDocument): string => keysOf(document)[0] ?? '';

/** Whether two have a document in common. */
export const sameDocument = (one: IdDocument, other: IdDocument): boolean => {
  const keys = keysOf(other);
  return keysOf(one).some((key) => keys.includes(key));
};

/** Whom the Commission's earlier systems knew; nobody has an account by it (IDN-16). */
export interface RecordedPerson extends IdDocument {
  readonly nameAr: string | null;
  readonly nameEn: string | null;
  readonly dateOfBirth: Day;
  readonly gender: Gender;
  /** ISO 3166-1 alpha-2. */
  readonly nationality: string;
  readonly category: ProfessionalCategory;
  readonly email: string | null;
  readonly mobile: string | null;
}

/** What a row of an import says, read. */
export interface FileContent {
  /** As the earlier systems gave it; the membership number from now on. */
  readonly registrationNumber: string;
  /** Null where the earlier systems had none: one is given when the profile opens. */
  readonly fileNumber: string | null;
  readonly person: RecordedPerson;
  /** All else, as it came. */
  readonly facts: Readonly<Record<string, string>>;
}

/** A file from before, until it is claimed and after (IDN-16). */
export interface EarlierFile extends FileContent {
  readonly id: string;
  readonly importedAt: Date;
  /** The granted claim whose account is waited for, and until when; null where none is. */
  readonly held: { readonly claimId: string; readonly until: Date } | null;
  /** Who claimed it; null until then. One file a person: it opens one profile. */
  readonly practitionerId: string | null;
}

/** Whether a file is somebody's, or waits for another account than that of a claim. */
export const isTaken = ({ practitionerId, held }: EarlierFile, claimId: string, now: Date): boolean =>
  practitionerId !== null || (held !== null && held.claimId !== claimId && held.until > now);
