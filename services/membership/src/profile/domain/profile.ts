import type { Day } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import type { Gender, ProfessionalCategory } from '@mumaris/schemas';

interface Address {
  readonly line: string;
  readonly city: string;
  readonly postalCode: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

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
  readonly address: Pick<Address, 'line' | 'city'> & {
    readonly postalCode?: string | null | undefined;
    /** Saudi Arabia unless said otherwise. */
    readonly country?: string | undefined;
  };
}
