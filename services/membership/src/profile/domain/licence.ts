import type { Day } from '@mumaris/kit/calendar';
import { readCountry } from '@mumaris/kit/text/read-country';
import { readDay } from '@mumaris/kit/text/read-day';
import { allRead } from '@mumaris/kit/text/reading';
import type { LicenceProof } from '@mumaris/schemas';
import { readCode, type Readers, readMaybe, readNeeded } from './read-entry';

/** A licence to practise, of any country (MEM-13). */
export interface Licence {
  readonly id: string;
  /** A code of SPECIALTY. */
  readonly specialty: string;
  readonly number: string;
  /** The last day on which it is valid. */
  readonly expiresOn: Day;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The council or ministry that issued it. */
  readonly authority: string;
  readonly issuedAs: LicenceProof;
  /** The reference number of its verification; null where there is none. */
  readonly verificationReference: string | null;
  readonly documentIds: readonly string[];
}

type Stated = Omit<Licence, 'id' | 'documentIds'>;

/** What licences are of which it is not said, also those that were stated before it was asked. */
export const usualLicence = { issuedAs: 'COUNCIL_LICENCE' } as const;

/** A licence as it is typed. */
export interface LicenceForm extends Omit<Stated, 'verificationReference' | 'issuedAs'> {
  readonly issuedAs?: LicenceProof | null | undefined;
  readonly verificationReference?: string | null | undefined;
}

/**
 * Reads a licence; one that is over is read, too (MEM-13).
 * @throws RuleViolation or RuleViolations REQUIRED, TOO_LONG, UNKNOWN_COUNTRY, NOT_IN_LIST, BAD_DATE
 */
export const readLicence = (form: LicenceForm, readers: Readers): Stated => ({
  issuedAs: form.issuedAs ?? usualLicence.issuedAs,
  ...allRead({
    specialty: readCode(form.specialty, 'SPECIALTY', readers, 'specialty'),
    number: readNeeded(form.number, 40, 'number'),
    expiresOn: readDay(form.expiresOn, 'expiresOn'),
    country: readCountry(form.country, 'country'),
    authority: readNeeded(form.authority, 200, 'authority'),
    verificationReference: readMaybe(form.verificationReference, 80, 'verificationReference'),
  }),
});
