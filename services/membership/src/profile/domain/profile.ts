import type { Day } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import type { Address, AddressForm } from '@mumaris/kit/text/read-address';
import type { Gender, ProfessionalCategory } from '@mumaris/schemas';

/** What the Commission knows of the person. */
export interface Profile {
  readonly name: Text;
  readonly dateOfBirth: Day;
  readonly gender: Gender;
  /** ISO 3166-1 alpha-2. */
  readonly nationality: string;
  readonly category: ProfessionalCategory;
  readonly address: Address;
}

/** A profile as its owner writes it: the date of birth in either calendar, codes in any case. */
export interface ProfileInput extends Omit<Profile, 'address'> {
  readonly address: AddressForm;
}
