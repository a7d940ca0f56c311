import type { IdDocument, Passport } from '@mumaris/kit/text/id-document';
import { RuleViolation } from '@mumaris/kit/errors';
import { readCountry } from '@mumaris/kit/text/read-country';
import { readIdNumber, readPassportNumber } from '@mumaris/kit/text/read-number';
import type { Reading } from '@mumaris/kit/text/reading';

/** As it is typed; one of the two. */
export interface IdDocumentForm {
  readonly idNumber?: string | null | undefined;
  readonly passport?: { readonly number: string; readonly country: string } | null | undefined;
}

/** The number that stands for the person where one is shown. */
export const shownNumber = ({ idNumber, passport }: IdDocument): string => idNumber ?? passport?.number ?? '';

/** The document that was read, and what else is wrong with it. */
interface ReadDocument {
  readonly document: Reading<IdDocument>;
  readonly others: readonly Reading<unknown>[];
}

/** Reads the document of a form: one, of either kind (IDN-01, IDN-06). */
export const readIdDocument = ({ idNumber, passport }: IdDocumentForm): ReadDocument => {
  if (idNumber && passport) return { document: new RuleViolation('ONE_ID_DOCUMENT', {}, 'passport'), others: [] };
  if (passport) return readPassport(passport);
  const read = readIdNumber(idNumber ?? '');
  const wrong = new RuleViolation('ID_NUMBER_INVALID', {}, 'idNumber');
  return { document: read ? { idNumber: read, passport: null } : wrong, others: [] };
};

const readPassport = (typed: Passport): ReadDocument => {
  const number = readPassportNumber(typed.number);
  const country = readCountry(typed.country, ['passport', 'country']);
  if (!number)
    return { document: new RuleViolation('PASSPORT_INVALID', {}, ['passport', 'number']), others: [country] };
  if (country instanceof RuleViolation) return { document: country, others: [] };
  return { document: { idNumber: null, passport: { number, country } }, others: [] };
};
