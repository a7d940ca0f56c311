/** One word of a name as it sounds: its consonants, and the vowels before, between and after them. */
export interface Sound {
  readonly consonants: readonly string[];
  /** One more than there are consonants; each a reduced vowel, empty where none is written. */
  readonly vowels: readonly Vowel[];
}

/** A vowel as different offices write the same one: its colours (A, E, I, U), and whether it is surely long. */
export interface Vowel {
  readonly colour: string;
  readonly long: boolean;
}

/** Letters that two Latin alphabets write differently, each with all the ways. */
const marked: readonly (readonly [letter: RegExp, spellings: readonly string[]])[] = [
  [/ä|æ/g, ['ae', 'a']],
  [/ö|ø|œ/g, ['oe', 'o']],
  [/ü/g, ['ue', 'u']],
  [/å/g, ['aa', 'a']],
];

const plain = (word: string): string =>
  word
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replaceAll('ð', 'dh')
    .replaceAll('þ', 'th')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');

/** A word in the letters a to z, in each way in which its marked letters are written out; at most sixteen. */
export const spellingsOf = (word: string): string[] => {
  const ways = marked.reduce<string[]>(
    (found, [letter, spellings]) =>
      found.flatMap((one) =>
        one.search(letter) < 0 ? [one] : spellings.map((spelling) => one.replace(letter, spelling)),
      ),
    [word.normalize('NFC').toLowerCase()],
  );
  return [...new Set(ways.map(plain))].filter(Boolean);
};

/** Two letters, or three, for one sound; the longer first. */
const tokens = /tch|sch|dj|sh|kh|gh|th|dh|ch|ph|ck|zh|[bcdfghjklmnpqrstvxz]|[aeiouwy]+/g;
const oneSound: Readonly<Record<string, string>> = { tch: 'ch', sch: 'sh', dj: 'j', ph: 'f', ck: 'k' };
const isVowel = (token: string): boolean => /^[aeiouwy]/.test(token);

const colours: Readonly<Record<string, string>> = { a: 'A', e: 'E', i: 'I', y: 'I', o: 'U', u: 'U', w: 'U' };

/**
 * What is left of a group of vowel letters when all spellings of one vowel are laid together: `ou`, `oo`, `aw` and `u` are U; `ee`, `ai`,
 * `ay`, `ei` and `i` are I; `oua` and `ua`, as in Fouad, stay two.
 */
const vowelOf = (letters: string): Vowel => {
  const sounded = letters.replaceAll('ee', 'i');
  const colour = [...sounded]
    .map((letter) => colours[letter] ?? '')
    .join('')
    .replace(/(.)\1+/g, '$1')
    .replace(/[AE]+(?=[IU])/g, '')
    .replace(/(?<=[IU])E$/, '')
    .replace(/(.)\1+/g, '$1');
  return { colour, long: letters.length > 1 };
};

/** How a word of the letters a to z sounds: doubled consonants are one, and a woman's name ends in `a` as in `ah`. */
export const soundOf = (word: string): Sound => {
  const consonants: string[] = [];
  const vowels = [''];
  for (const token of word.replace(/(?<=.)ah$/, 'a').match(initialGlide(word)) ?? []) {
    if (isVowel(token) && !(consonants.length === 0 && vowels[0] === '' && /^[wy]$/.test(token))) {
      vowels[vowels.length - 1] += token;
      continue;
    }
    const sound = oneSound[token] ?? token;
    if (sound === consonants.at(-1) && vowels.at(-1) === '') continue;
    consonants.push(sound);
    vowels.push('');
  }
  return { consonants, vowels: vowels.map(vowelOf) };
};

/** At the beginning of a word `w` and `y` before a vowel are consonants. */
const initialGlide = (word: string): RegExp =>
  /^[wy][aeiou]/.test(word) ? new RegExp(`^[wy]|${tokens.source}`, 'g') : tokens;

/** Sounds that one office writes for another's: each pair of itself, so that jamal is gamal, and kamal is neither. */
const alike = new Set(
  [
    'q k',
    'q g',
    'g j',
    'g gh',
    'th t',
    'th s',
    'dh d',
    'dh z',
    'v f',
    'v w',
    'c k',
    'c s',
    'sh ch',
    'j zh',
    'j y',
    'x ks',
  ].flatMap((pair) => [pair, pair.split(' ').toReversed().join(' ')]),
);

/** Whether two consonants can be two spellings of one. */
const isAlike = (one: string, other: string): boolean => one === other || alike.has(`${one} ${other}`);

/** What one word may differ in from another at most: one short vowel. */
const budget = 1;
const never = 2;

/** What two vowels at one place differ in: nothing, one short vowel, or what makes another name. */
const distance = (one: Vowel, other: Vowel, isEdge: boolean): number => {
  if (one.colour === other.colour) return 0;
  const [less, more] = one.colour.length <= other.colour.length ? [one, other] : [other, one];
  // Only between two consonants is a short vowel written or not: Nour is not Noura, nor Elah Lah.
  if (less.colour === '') return isEdge || more.long ? never : 1;
  if (less.colour.length !== more.colour.length) return never;
  const pair = `${less.colour}${more.colour}`;
  if (/^(?:EA|AE|EI|IE)$/.test(pair)) return 0;
  return one.long || other.long ? never : 1;
};

/**
 * Whether two words are two spellings of one name, by their sounds: the same consonants, and at most one short vowel that differs or that one of
 * them leaves out. A vowel that is surely long tells names apart (Hussein, Hassan), and so do those at either end.
 * @param sameLetters where the Arabic letters of both are known to be the same
 */
export const soundsLike = (one: Sound, other: Sound, sameLetters: boolean): boolean => {
  const { length } = one.consonants;
  if (length !== other.consonants.length) return false;
  if (!sameLetters && one.consonants.some((sound, index) => !isAlike(sound, other.consonants[index] ?? '')))
    return false;
  const costs = one.vowels.map((vowel, index) => {
    const beside = other.vowels[index];
    return beside ? distance(vowel, beside, index === 0 || index === length) : never;
  });
  return costs.reduce((sum, cost) => sum + cost, 0) <= budget;
};
