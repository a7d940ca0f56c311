import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { readDialled } from './dialled';

/**
 * Reads a mobile number: Saudi (05…, 5…, 9665…, 009665…) or E.164, in digits of any kind and however grouped.
 * @returns E.164; undefined where it is no mobile number (IDN-06)
 */
export const readMobile = (typed: string): string | undefined => {
  const dialled = readDialled(typed);
  if (!dialled) return undefined;
  const mobile = parsePhoneNumberFromString(/^9665\d{8}$/.test(dialled) ? `+${dialled}` : dialled, 'SA');
  return mobile?.isValid() ? mobile.number : undefined;
};
