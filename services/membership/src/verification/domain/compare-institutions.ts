import type { Text } from '@mumaris/kit/errors';
import { searchKey } from '@mumaris/kit/text/search-key';

/** What a body is called beside its own name. */
const beside = new Set(['the', 'of', 'for', 'and', 'in', 'university', 'univ', 'college', 'جامعه', 'كليه', 'و', 'في']);

/** The words that tell a body from others, in no order: "University of Cairo" is "Cairo University". */
const tellingWords = (name: string): string =>
  searchKey(name)
    .split(' ')
    .filter((word) => !beside.has(word))
    .map((word) => word.replace(/^ال(?=..)/, ''))
    .toSorted()
    .join(' ');

/** Whether a body as a document names it is one of those that the entry names, by either of its names (MEM-55). */
export const isSameInstitution = (known: readonly Text[], asWritten: string): boolean => {
  const written = tellingWords(asWritten);
  return known.some(({ ar, en }) => [ar, en].some((name) => tellingWords(name) === written));
};
