/**
 * One letter in another dress: what a PDF or an old keyboard leaves of Arabic (a code for each shape of a letter), of Latin
 * (ligatures, full-width and “fancy” letters). The signs of whole phrases from U+FDFA on are signs, and stay.
 */
const dressed = /[\ufb00-\ufb06\ufb50-\ufbff\ufc00-\ufdf9\ufe70-\ufefc\uff01-\uff5e\u{1d400}-\u{1d7ff}]/gu;

/** A vowel sign that stands alone brings a blank or a tatweel to stand on; it has a letter here. */
const seat = /[ \u0640]/g;

const undressed = (letter: string) => {
  const plain = letter.normalize('NFKC');
  return plain.length > 1 ? plain.replace(seat, '') : plain;
};

/** Letters and signs that Persian, Urdu or Kurdish keyboards type for an Arabic one; those that Arabic lacks (گ پ چ) stay. */
const neighbours: Readonly<Record<string, string>> = {
  '\u06cc': '\u064a', // ی is ي
  '\u06d0': '\u064a', // ې is ي
  '\u06a9': '\u0643', // ک is ك
  '\u06aa': '\u0643', // ڪ is ك
  '\u06be': '\u0647', // ھ is ه
  '\u06c1': '\u0647', // ہ is ه
  '\u06d5': '\u0647', // ە is ه
  '\u06c3': '\u0629', // ۃ is ة
  '\u2010': '-',
  '\u2011': '-', // does not break, and looks the same
};
const neighbour = new RegExp(`[${Object.keys(neighbours).join('')}]`, 'gu');

/** Every letter in its own code: shapes folded, and the letters of other keyboards as Arabic ones where Arabic has them. */
export const plainLetters = (text: string): string =>
  text.replace(dressed, undressed).replace(neighbour, (letter) => neighbours[letter] ?? letter);
