import { createHash } from 'node:crypto';
import { asciiDigits, type Day } from '@mumaris/kit/calendar';

/** Short vowels, tanwin, shadda, hamza marks, dagger alef and Quranic signs. */
const arabicMarks = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g;
const tatweel = /\u0640/g;
const alefForms = /[أإآٱ]/g;
/** Direction marks and joiners: they are typed by keyboards, not by people. */
const invisible = /\p{Cf}/gu;

/** Words without what differs between two people who type the same: case, spaces, vowel signs, tatweel, forms of alef. */
export const plainWords = (text: string): string =>
  asciiDigits(text.normalize('NFKC').toLowerCase())
    .replace(invisible, '')
    .replace(tatweel, '')
    .replace(alefForms, 'ا')
    .replace(arabicMarks, '')
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim();

/** What is equal for the same title, provider and day, however they were typed (CPD-04): a short hash. */
export const samenessOf = ({ title, provider, date }: { title: string; provider: string; date: Day }): string =>
  createHash('sha256')
    .update(JSON.stringify([plainWords(title), plainWords(provider), date]))
    .digest('base64url');
