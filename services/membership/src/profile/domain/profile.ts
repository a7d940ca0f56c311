import type { Day } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import type { Gender, ProfessionalCategory } from '@mumaris/schemas';
import type { FullName, NameForm } from './full-name';
import type { HomeAddress, HomeAddressForm } from './home-address';
import type { IdDocument, IdDocumentForm } from './id-document';

/** What the Commission knows of the person. */
export interface Profile {
  /** The full name, put together from its parts where they were stated. */
  readonly name: Text;
  /** Null where the name was only stated as a whole. */
  readonly names: FullName | null;
  readonly dateOfBirth: Day;
  readonly gender: Gender;
  /** ISO 3166-1 alpha-2. */
  readonly nationality: string;
  readonly category: ProfessionalCategory;
  readonly address: HomeAddress;
  /** Null where it was not stated yet. */
  readonly idDocument: IdDocument | null;
}

/** A profile as its owner writes it: the date of birth in either calendar, codes in any case. */
export interface ProfileInput
  extends Pick<Profile, 'dateOfBirth' | 'gender' | 'nationality' | 'category'>, NameForm, HomeAddressForm {
  readonly idDocument?: IdDocumentForm | null | undefined;
}
