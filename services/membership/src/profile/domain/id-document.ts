import type { Day } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { isBlank } from '@mumaris/kit/text/plain';
import { readCountry } from '@mumaris/kit/text/read-country';
import { readDay } from '@mumaris/kit/text/read-day';
import { readIdNumber, readPassportNumber } from '@mumaris/kit/text/read-number';
import { allRead, type Reading } from '@mumaris/kit/text/reading';
import type { IdDocumentKind } from '@mumaris/schemas';
import type { FormPart } from './form-part';

/** What names the practitioner to the state (MEM-01); what is on file with the account is identity's. */
export interface IdDocument {
  readonly kind: IdDocumentKind;
  /** Normalised; at rest it is encrypted. */
  readonly number: string;
  /** ISO 3166-1 alpha-2 code of the country that issued it. */
  readonly country: string;
  /** The last day on which it is valid; null where a national ID was stated without one. */
  readonly expiresOn: Day | null;
}

/** A document as it is typed: the country of a passport alone. */
export interface IdDocumentForm {
  readonly kind: IdDocumentKind;
  readonly number: string;
  readonly country?: string | null | undefined;
  readonly expiresOn?: string | null | undefined;
}

const readNumberOf =
  (first: '1' | '2') =>
  (typed: string): Reading<string> => {
    const number = readIdNumber(typed);
    return number?.startsWith(first) ? number : new RuleViolation('ID_NUMBER_INVALID', {}, ['idDocument', 'number']);
  };

/** How the number of each kind is read, who issues it, and whether it may be stated without its end. */
const kinds: Readonly<
  Record<
    IdDocumentKind,
    { readonly read: (typed: string) => Reading<string>; readonly abroad?: true; readonly endless?: true }
  >
> = {
  NATIONAL_ID: { read: readNumberOf('1'), endless: true },
  IQAMA: { read: readNumberOf('2') },
  PASSPORT: {
    read: (typed) => readPassportNumber(typed) ?? new RuleViolation('PASSPORT_INVALID', {}, ['idDocument', 'number']),
    abroad: true,
  },
};

/**
 * Reads an ID document (IDN-06, MEM-01). One that is over is read, too: whether it has to be valid is each service's to say.
 * ID_NUMBER_INVALID, PASSPORT_INVALID, UNKNOWN_COUNTRY, REQUIRED or BAD_DATE
 */
export const readIdDocument = ({ kind, number, country, expiresOn }: IdDocumentForm): FormPart<IdDocument> => {
  const { read, abroad, endless } = kinds[kind];
  const end = (): Reading<Day | null> => {
    const field = ['idDocument', 'expiresOn'];
    if (!isBlank(expiresOn ?? '')) return readDay(expiresOn ?? '', field);
    return endless ? null : new RuleViolation('REQUIRED', {}, field);
  };
  const readings = {
    number: read(number),
    country: abroad ? readCountry(country ?? '', ['idDocument', 'country']) : 'SA',
    expiresOn: end(),
  };
  return { readings: Object.values(readings), value: () => ({ kind, ...allRead(readings) }) };
};

/** A national ID is for Saudis, an iqama for others; a passport says nothing of it here (MEM-01). @throws RuleViolation ID_DOCUMENT_NATIONALITY */
export const assertGoesWith = ({ kind }: Pick<IdDocument, 'kind'>, nationality: string): void => {
  const isSaudi = nationality === 'SA';
  if (kind !== 'PASSPORT' && isSaudi !== (kind === 'NATIONAL_ID'))
    throw new RuleViolation('ID_DOCUMENT_NATIONALITY', {}, ['idDocument', 'kind']);
};

/** Whether two are one document, of which one may be the renewed. */
export const isSameDocument = (one: IdDocument, other: IdDocument): boolean =>
  one.kind === other.kind && one.number === other.number && one.country === other.country;
