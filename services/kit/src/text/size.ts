/**
 * How long a text is to who reads it: in graphemes, so that é, لَّ or a family of four is one. What is stored and sent is
 * bounded in bytes as well, four to a grapheme on average: marks heaped on one letter, or pictures of many parts, are long.
 */
const bytesEach = 4;
const leastBytes = 64;
/** What is typed may be longer than what is kept of it: blanks, hidden marks and decomposed letters go. */
const typedEach = 4 * bytesEach;
const leastTyped = 1_024;

const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' });

/** The length of a text in graphemes. Linear: bound the text first. */
export const lengthOf = (text: string): number => {
  if (/^[ -~]*$/.test(text)) return text.length;
  let length = 0;
  for (const _ of graphemes.segment(text)) length += 1;
  return length;
};

const isWithin = (text: string, bytes: number) => text.length <= bytes && Buffer.byteLength(text) <= bytes;

/** Whether what was typed is short enough to be looked at: told by its bytes, before any work. */
export const isReadable = (typed: string, max = 0): boolean => isWithin(typed, Math.max(leastTyped, typedEach * max));

/** Whether a clean text has at most `max` graphemes, in a store's and a message's measure too. */
export const fits = (text: string, max: number): boolean =>
  isWithin(text, Math.max(leastBytes, bytesEach * max)) && (text.length <= max || lengthOf(text) <= max);

/**
 * The beginning of a text, of at most `max` code points, as the contracts of events count; a grapheme is not cut in two.
 */
export const clip = (text: string, max: number): string => {
  if (text.length <= max) return text;
  let [kept, room] = ['', max];
  for (const { segment } of graphemes.segment(text)) {
    room -= [...segment].length;
    if (room < 0) break;
    kept += segment;
  }
  return kept;
};
