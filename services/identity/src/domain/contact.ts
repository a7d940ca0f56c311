import { asciiDigits } from '@mumaris/kit/calendar';
import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';

/** RFC 5321: a dot-atom of at most 64 characters, and a host name of at least two labels. */
const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const emailPattern = new RegExp(`^(?=[^@]{1,64}@)${atom}(?:\\.${atom})*@(?:${label}\\.)+(?=.*[A-Za-z])${label}$`);
const maxEmailLength = 254;

/** Reads an e-mail address as it was typed, without the blanks around it; undefined where it is none (IDN-06). */
export const readEmail = (text: string): string | undefined => {
  const email = asciiDigits(text.trim());
  return email.length <= maxEmailLength && emailPattern.test(email) ? email : undefined;
};

/** What makes two e-mail addresses one: upper and lower case are the same (IDN-05). */
export const emailKeyOf = (email: string): string => asciiDigits(email.trim()).toLowerCase();

const maxMobileLength = 30;

/**
 * Reads a mobile number: Saudi (05…, 5…, 9665…) or E.164, in digits of any kind.
 * @returns E.164; undefined where it is no mobile number (IDN-06)
 */
export const readMobile = (text: string): string | undefined => {
  const plain = asciiDigits(text).replace(/[\s()-]/g, '');
  if (plain.length > maxMobileLength || !/^\+?\d+$/.test(plain)) return undefined;
  const mobile = parsePhoneNumberFromString(/^9665\d{8}$/.test(plain) ? `+${plain}` : plain, 'SA');
  return mobile?.isValid() ? mobile.number : undefined;
};
