import { asciiDigits } from '@mumaris/kit/calendar';

/** A file or membership number as people type it: any digits, any case, without blanks (IDN-10, IDN-11). */
export const readMemberNumber = (text: string): string => asciiDigits(text).replace(/\s/g, '').toUpperCase();
