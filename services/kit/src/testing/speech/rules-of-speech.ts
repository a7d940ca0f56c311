import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const list = z.array(z.string());
const never = z.array(z.strictObject({ instead: z.string(), words: list }));
const shape = z.strictObject({
  formats: list,
  never: z.strictObject({ ar: never, en: never }),
  counted: z.strictObject({ ar: z.record(z.string(), z.tuple([z.string(), z.string()])), en: list }),
});

const file = path.join(__dirname, '..', '..', '..', '..', '..', 'docs', 'arabic.yaml');

/** `docs/arabic.yaml`: what no text for people may hold. */
export const rulesOfSpeech = shape.parse(parse(readFileSync(file, 'utf8')));

/** Whole words, to which و and ف may be joined in Arabic. */
const wholeWords = (pattern: string, joined: string) =>
  new RegExp(`(?<![\\p{L}\\p{M}])${joined}(?:${pattern})(?![\\p{L}\\p{M}])`, 'u');

const patternsOf = (entries: z.infer<typeof never>, joined: string) =>
  entries.flatMap(({ instead, words }) => words.map((word) => ({ instead, pattern: wholeWords(word, joined) })));

/** The forbidden words of each language, ready to look for. */
export const forbidden = {
  AR: patternsOf(rulesOfSpeech.never.ar, '[وف]?'),
  EN: patternsOf(rulesOfSpeech.never.en, ''),
};
