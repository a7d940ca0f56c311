import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { plainly } from './typed-text';

/** RFC 5321: a dot-atom of at most 64 characters, and a host name of at least two labels. */
const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const emailPattern = new RegExp(`^(?=[^@]{1,64}@)${atom}(?:\\.${atom})*@(?:${label}\\.)+(?=.*[A-Za-z])${label}$`);
const maxEmailLength = 254;

/** Reads an e-mail address as it was typed, without the blanks around it; undefined where it is none (IDN-06). */
export const readEmail = (text: string): string | undefined => {
  const email = plainly(text);
  return email.length <= maxEmailLength && emailPattern.test(email) ? email : undefined;
};

/** What makes two e-mail addresses one: upper and lower case are the same (IDN-05). */
export const emailKeyOf = (email: string): string => plainly(email).toLowerCase();

/** A telephone number without blanks, brackets and dashes; undefined where that is none, or more than any is. */
export const readDialled = (text: string): string | undefined => {
  const dialled = plainly(text).replace(/[\s()-]/g, '');
  return /^\+?\d{1,30}$/.test(dialled) ? dialled : undefined;
};

/**
 * Reads a mobile number: Saudi (05…, 5…, 9665…) or E.164, in digits of any kind.
 * @returns E.164; undefined where it is no mobile number (IDN-06)
 */
export const readMobile = (text: string): string | undefined => {
  const dialled = readDialled(text);
  if (!dialled) return undefined;
  const mobile = parsePhoneNumberFromString(/^9665\d{8}$/.test(dialled) ? `+${dialled}` : dialled, 'SA');
  return mobile?.isValid() ? mobile.number : undefined;
};
