import type { Text } from '@mumaris/schemas';

/** A text as JSON-LD says it, with its language and the way that it is read. */
export interface Wording {
  readonly '@value': string;
  readonly '@language'?: string;
  readonly '@direction'?: 'ltr' | 'rtl';
}

/** A text in both languages. */
export const inBoth = ({ ar, en }: Text): readonly Wording[] => [
  { '@value': ar, '@language': 'ar', '@direction': 'rtl' },
  { '@value': en, '@language': 'en', '@direction': 'ltr' },
];

/** A text that somebody typed, of which nothing says in which language. */
export const asTyped = (text: string): readonly Wording[] => [{ '@value': text }];

/** An instant to the second, as proofs and lists tell it. */
export const instantOf = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;
