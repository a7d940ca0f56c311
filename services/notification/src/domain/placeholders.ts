/** A hole in a text: the name of a fact and how it is put in words. */
export interface Placeholder {
  readonly fact: string;
  readonly format: string;
}

/** A piece of a text: fixed words, or a hole. */
export type Piece = string | Placeholder;

const hole = /\{([^{}]*)\}/g;
const inside = /^([a-z]\w*)(?:\|([a-z]\w*))?$/i;

const readHole = (whole: string): Placeholder => {
  const [, fact, format = 'plain'] = inside.exec(whole) ?? [];
  if (!fact) throw new Error(`{${whole}} is not a placeholder`);
  return { fact, format };
};

const fixed = (text: string): string => {
  if (/[{}]/.test(text)) throw new Error(`a stray brace in “${text.trim()}”`);
  return text;
};

/**
 * Reads a text such as `Pay {total|money} by {dueAt|day}.` into its pieces.
 * @throws where braces do not match or hold something other than `{fact}` or `{fact|format}`
 */
export const readPieces = (text: string): Piece[] => {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(hole)) {
    pieces.push(fixed(text.slice(end, match.index)), readHole(match[1] ?? ''));
    end = match.index + match[0].length;
  }
  pieces.push(fixed(text.slice(end)));
  return pieces.filter((piece) => piece !== '');
};

/** The holes of a text. @throws as `readPieces` */
export const placeholdersOf = (text: string): Placeholder[] =>
  readPieces(text).filter((piece) => typeof piece !== 'string');
