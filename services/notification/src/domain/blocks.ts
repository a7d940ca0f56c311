import type { Language } from '@mumaris/schemas';
import { inWords, type Value } from './formatters';
import type { Facts } from './notice';
import { type Piece, readPieces } from './placeholders';
import type { Names } from './template';

/** What facts, language and names make of a text. */
export interface Fill {
  readonly facts: Facts;
  readonly language: Language;
  readonly names: Names;
}

/** A run of words in a line; what came from facts is marked, so that HTML can keep its direction apart. */
export interface Run {
  readonly text: string;
  readonly filled: boolean;
}

/** A part of a body: lines of a paragraph, a list, or a link. */
export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Run[])[] }
  | Extract<Value, { kind: 'list' | 'link' }>;

const valueOf = ({ facts, language, names }: Fill, fact: string, format: string): Value => {
  if (!Object.hasOwn(facts, fact)) throw new Error(`{${fact}} is unknown`);
  try {
    return inWords(facts[fact], format, language, names);
  } catch (error) {
    throw new Error(`{${fact}|${format}}: ${(error as Error).message}`, { cause: error });
  }
};

const runOf = (piece: Piece, fill: Fill): Run => {
  if (typeof piece === 'string') return { text: piece, filled: false };
  const value = valueOf(fill, piece.fact, piece.format);
  if (value.kind !== 'text') throw new Error(`{${piece.fact}|${piece.format}} stands in a paragraph of its own`);
  return { text: value.text, filled: true };
};

/** A line of text with its holes filled. @throws when a placeholder is unknown or its fact is of the wrong kind */
const fillLine = (line: string, fill: Fill): Run[] => readPieces(line).map((piece) => runOf(piece, fill));

/** The same as plain text. */
export const fillText = (text: string, fill: Fill): string =>
  fillLine(text, fill)
    .map((run) => run.text)
    .join('');

const blockOf = (paragraph: string, fill: Fill): Block => {
  const [only, ...more] = readPieces(paragraph);
  if (only && typeof only !== 'string' && !more.length) {
    const value = valueOf(fill, only.fact, only.format);
    if (value.kind !== 'text') return value;
  }
  return { kind: 'paragraph', lines: paragraph.split('\n').map((line) => fillLine(line, fill)) };
};

/** A body as blocks: an empty line parts them. @throws as `fillLine` */
export const fillBody = (body: string, fill: Fill): Block[] =>
  body
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => blockOf(paragraph, fill));

const textOf = (block: Block): string => {
  switch (block.kind) {
    case 'paragraph':
      return block.lines.map((line) => line.map(({ text }) => text).join('')).join('\n');
    case 'list':
      return block.items.map((item) => `• ${item}`).join('\n');
    case 'link':
      return block.href;
  }
};

/** Blocks as plain text. */
export const toText = (blocks: readonly Block[]): string => blocks.map(textOf).join('\n\n');
