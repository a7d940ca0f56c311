import { plainly } from './typed-text';

/** A file or membership number as people type it: any digits, any case, without blanks (IDN-10, IDN-11). */
export const readMemberNumber = (text: string): string => plainly(text).replace(/\s/g, '').toUpperCase();
