import fc from 'fast-check';

/** Letters and signs that meet in typed text, hidden ones and heaps of marks more often than in any book. */
const pieces = [
  ...'ابتحدرسعقكلمنهويءآأؤإئىةٱیکھہگۀ',
  ...'aZéßİſ',
  ...'0٣۴９ ²½Ⅱ',
  ...".,-–\u2011/:@+'’()«»،؛؟™",
  ...'\u0640\u064e\u0651\u0653\u0654\u0655\u0670\u0301\u0304\u0323',
  ...'\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202c\u202d\u202e\u2066\u2069\u00ad\u2060\ufeff\ufe0e\ufe0f\u{e0061}\u034f\u3164',
  ...' \t\n\r\u000b\u0000\u0085\u00a0\u2028\u3000\u2800',
  ...'ﷲﷺﻣﹰﱞﬁＡ𝒩',
  ...'👩🏽⚕❤1⃣🇸🇦',
  '\ud800',
  '\udc00',
  '\uffff',
  '\ue000',
  'ا\u0654',
];

/** What anybody might type or paste. */
export const typed = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.nat(0xffff), { maxLength: 40 }).map((codes) => String.fromCharCode(...codes)),
);
