import type { Day } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import type { Address } from '@mumaris/kit/text/read-address';
import { emailKeyOf } from '@mumaris/kit/text/read-email';
import { searchKey } from '@mumaris/kit/text/search-key';
import { type FileAgreement, fileAgreements } from '@mumaris/schemas';
import { type RecordedPerson, sameDocument } from './earlier-file';
import type { IdDocument } from '@mumaris/kit/text/id-document';

/** What a claimant states (IDN-16). */
export interface Statement extends IdDocument {
  readonly registrationNumber: string;
  readonly name: Text;
  readonly dateOfBirth: Day;
  readonly nationality: string;
  readonly address: Address;
  readonly email: string;
  readonly mobile: string;
}

/** Names are one however they are spelt and parted: عبدالله is عبد الله. */
const nameKey = (name: string) => searchKey(name).replaceAll(' ', '');

const sameName = (onFile: string | null, stated: string) => onFile === null || nameKey(onFile) === nameKey(stated);

/** How each is compared. */
const agrees: Readonly<Record<FileAgreement, (person: RecordedPerson, stated: Statement) => boolean>> = {
  ID_DOCUMENT: (person, stated) => sameDocument(person, stated),
  DATE_OF_BIRTH: (person, stated) => person.dateOfBirth === stated.dateOfBirth,
  NAME: ({ nameAr, nameEn }, { name }) => sameName(nameAr, name.ar) && sameName(nameEn, name.en),
  NATIONALITY: (person, stated) => person.nationality === stated.nationality,
  CONTACT: ({ email, mobile }, stated) =>
    mobile === stated.mobile || (email !== null && emailKeyOf(email) === emailKeyOf(stated.email)),
};

/** Where a statement differs from a file. */
export const differencesOf = (person: RecordedPerson, stated: Statement): FileAgreement[] =>
  fileAgreements.filter((one) => !agrees[one](person, stated));
