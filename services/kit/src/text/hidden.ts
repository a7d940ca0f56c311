/**
 * What nobody sees: marks that turn the order of reading (UAX #9), joiners, fillers, soft hyphens, variation selectors, tag
 * characters (a text within the text), halves of a character, and codes that mean nothing or another thing on each machine.
 */
const hidden = /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Cs}\p{Co}\u{fff9}-\u{fffb}]/gu;

/** The few of them that can carry meaning, looked at by what stands beside them. */
const joining = /[\u200c-\u200d]|[\ufe0e-\ufe0f]/gu;
const hiddenAlways = new RegExp(`(?!${joining.source})${hidden.source}`, 'gu');

/** Controls, apart from the tab and the line break, which are white space. */
const control = /(?![\t\n])\p{Cc}/gu;

const lineBreak = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

const arabicLetter = '(?=\\p{L})\\p{Script=Arabic}';
const picture = '\\p{Extended_Pictographic}';
/**
 * Where a joiner belongs to what is written: between two Arabic letters that it keeps apart (می‌خواهم is one word), between
 * the pictures that it makes one of, and where a selector says that a sign is a picture.
 */
const meant = [
  `(?<=${arabicLetter})\\u200c(?=${arabicLetter})`,
  `(?<=${picture}\\ufe0f?|\\p{Emoji_Modifier})\\u200d(?=${picture})`,
  `(?<=${picture})[\\ufe0e-\\ufe0f]`,
  '(?<=[0-9#*])\\ufe0f(?=\\u20e3)',
].join('|');
const stray = new RegExp(`(?!${meant})(?:${joining.source})`, 'gu');

/** The text without what nobody sees and without controls; its line breaks are all `\n`. Joiners stay for the next step. */
export const withoutHidden = (text: string): string =>
  text.replace(lineBreak, '\n').replace(hiddenAlways, '').replace(control, '');

/** The text without the joiners that join nothing. */
export const withoutStrayJoiners = (text: string): string => text.replace(stray, '');

/** The text without any joiner. */
export const withoutJoiners = (text: string): string => text.replace(joining, '');

/** Whether a mark makes letters be read in the other order than they stand: what is seen is not what is stored. */
export const turnsLetters = (text: string): boolean => /[\u202d\u202e]/.test(text);
