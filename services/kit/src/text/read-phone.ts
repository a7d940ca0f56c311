import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { readDialled } from './dialled';

/**
 * Reads the number of a desk, which need not be a mobile: Saudi (011…, 9665…) or E.164, in digits of any kind.
 * @returns E.164; undefined where it is no number that can be called
 */
export const readPhone = (typed: string): string | undefined => {
  const dialled = readDialled(typed);
  if (!dialled) return undefined;
  const phone = parsePhoneNumberFromString(/^966\d{8,9}$/.test(dialled) ? `+${dialled}` : dialled, 'SA');
  return phone?.isValid() ? phone.number : undefined;
};
