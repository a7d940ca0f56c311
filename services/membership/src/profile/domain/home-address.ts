import { RuleViolation } from '@mumaris/kit/errors';
import { plainly } from '@mumaris/kit/text/plain';
import { type Address, type AddressForm, readAddress } from '@mumaris/kit/text/read-address';
import { readLine } from '@mumaris/kit/text/read-text';
import { allRead, type Reading, required } from '@mumaris/kit/text/reading';
import { type FormPart, oneOfTwo } from './form-part';

/** The parts of a national address in the Kingdom that stand beside city and postal code. */
export interface NationalAddress {
  readonly buildingNumber: string;
  readonly street: string;
  readonly district: string;
  readonly additionalNumber: string;
}

/** Where post reaches the practitioner. */
export interface HomeAddress extends Address {
  /** Null where the address was written in a line. */
  readonly national: NationalAddress | null;
}

/** A national address as it is typed. */
interface NationalAddressForm extends NationalAddress {
  readonly city: string;
  readonly postalCode: string;
}

/** An address as it is typed: in a line, or by the parts of the national address. */
export interface HomeAddressForm {
  readonly address?: AddressForm | null | undefined;
  readonly nationalAddress?: NationalAddressForm | null | undefined;
}

const longest = 80;

const readFour = (typed: string, field: keyof NationalAddress): Reading<string> => {
  const number = plainly(typed);
  return /^\d{4}$/.test(number) ? number : new RuleViolation('FOUR_DIGITS', {}, ['nationalAddress', field]);
};

const readPart = (typed: string, part: keyof NationalAddressForm): Reading<string> => {
  const field = ['nationalAddress', part];
  return required(readLine(typed, longest, field), field);
};

/** Five digits: every national address has them. */
const readPostalCode = (typed: string): Reading<string> => {
  const code = plainly(typed);
  return /^\d{5}$/.test(code) ? code : new RuleViolation('BAD_POSTAL_CODE', {}, ['nationalAddress', 'postalCode']);
};

/** As it stands on an envelope: building and street, then the district. */
const lineOf = ({ buildingNumber, street, district }: NationalAddress): string =>
  `${buildingNumber} ${street}${/\p{Script=Arabic}/u.test(street) ? '،' : ','} ${district}`;

const readNational = (form: NationalAddressForm): FormPart<HomeAddress> => {
  const national = {
    buildingNumber: readFour(form.buildingNumber, 'buildingNumber'),
    street: readPart(form.street, 'street'),
    district: readPart(form.district, 'district'),
    additionalNumber: readFour(form.additionalNumber, 'additionalNumber'),
  };
  const place = { city: readPart(form.city, 'city'), postalCode: readPostalCode(form.postalCode) };
  return {
    readings: [...Object.values(national), ...Object.values(place)],
    value: () => ({
      line: lineOf(allRead(national)),
      ...allRead(place),
      country: 'SA',
      national: allRead(national),
    }),
  };
};

const readInALine = (form: AddressForm): FormPart<HomeAddress> => {
  const read = readAddress(form);
  return { readings: Object.values(read), value: () => ({ ...allRead(read), national: null }) };
};

/**
 * Reads an address, either in a line or by the parts of the national address (MEM-01).
 * REQUIRED, ONE_OF_TWO, TOO_SHORT, TOO_LONG, UNKNOWN_COUNTRY, BAD_POSTAL_CODE or FOUR_DIGITS
 */
export const readHomeAddress = ({ address, nationalAddress }: HomeAddressForm): FormPart<HomeAddress> => {
  const problem = oneOfTwo({ one: Boolean(address), other: Boolean(nationalAddress) }, ['address', 'nationalAddress']);
  const read = nationalAddress ? readNational(nationalAddress) : readInALine(address ?? { line: '', city: '' });
  return problem ? { ...read, readings: [problem] } : read;
};
