import { searchKey } from '@mumaris/kit/text/search-key';

/** What a thing is found by, in each spelling that people use. */
export interface Searchable {
  /** Its names, whole. */
  readonly names: readonly string[];
  /** What else it is called, whole. */
  readonly others: readonly string[];
  /** The words of all of them. */
  readonly words: readonly string[];
}

const accents = /\p{Mn}/gu;

const plain = (text: string): string => searchKey(text).normalize('NFD').replace(accents, '').normalize('NFC');

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** Paediatrics is Pediatrics elsewhere, and عبدالعزيز is عبد العزيز. */
const spellings = (key: string): string[] =>
  unique([
    key,
    key.replace(/ae|oe/g, 'e'),
    key.replace(/(?<!\p{L})عبد(?=ال)/gu, 'عبد '),
    key.replace(/(?<!\p{L})عبد (?=ال)/gu, 'عبد'),
  ]);

/** Who looks for قلب means القلب, والقلب and للقلب too. */
const bare = (word: string): string => word.replace(/^(?:وال|ال|لل|و)(?=.{3})/u, '');

const wordsOf = (key: string): string[] => key.split(' ').filter((word) => word);

/** Makes names ready to be searched: once, since it costs more than the search. */
export const searchableBy = (called: readonly string[], also: readonly string[] = []): Searchable => {
  const names = called.map(plain).flatMap(spellings);
  const others = also.map(plain).flatMap(spellings);
  const words = [...names, ...others].flatMap(wordsOf);
  return { names, others, words: unique([...words, ...words.map(bare)]) };
};

/** How well a text fits: 0 is what is called so, 1 what is called so as well, 2 what begins so, 3 anything else. */
const placeOf = ({ names, others }: Searchable, keys: readonly string[]): number => {
  if (keys.some((key) => names.includes(key))) return 0;
  if (keys.some((key) => others.includes(key))) return 1;
  return keys.some((key) => [...names, ...others].some((name) => name.startsWith(key))) ? 2 : 3;
};

/**
 * What has a word that begins with each word of a text, in any order and language: best first, and what fits alike in the order of
 * the list. All of it where the text has no word. Bound the text first.
 */
export const search = <T extends { readonly searchable: Searchable }>(list: readonly T[], text: string): T[] => {
  const key = plain(text);
  const keys = spellings(key);
  const typed = wordsOf(key).map((word) => unique([word, bare(word), ...spellings(word)]));
  if (!typed.length) return [...list];
  return list
    .filter(({ searchable: { words } }) =>
      typed.every((forms) => words.some((word) => forms.some((form) => word.startsWith(form)))),
    )
    .map((item) => ({ item, place: placeOf(item.searchable, keys) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
};
