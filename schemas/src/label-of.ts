import { wordLists } from './generated/words';
import type { Text } from './message';

/** A word as people read it. @throws when its list does not have it */
export const labelOf = (list: keyof typeof wordLists, code: string): Text => {
  const word = wordLists[list].find((one) => one.code === code);
  if (!word) throw new Error(`${list} has no word ${code}`);
  return word.label;
};
