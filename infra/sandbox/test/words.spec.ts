import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { FAILURES } from '../src/http/failure-texts';

interface Rules {
  formats: string[];
  never: { ar: { instead: string; words: string[] }[] };
}

const root = path.join(__dirname, '..', '..', '..');
const { formats, never } = parse(readFileSync(path.join(root, 'docs', 'arabic.yaml'), 'utf8')) as Rules;
const wholeWords = (words: string) => new RegExp(`(?<![\\p{L}\\p{M}])[وف]?(?:${words})(?![\\p{L}\\p{M}])`, 'u');
const patterns = never.ar.flatMap(({ words }) => words.map(wholeWords));

const filesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|js|html)$/.test(file) && !file.includes('.spec.'))
    .map((file) => path.join(root, folder, file));

/** Whatever stands between quotation marks or tags and holds Arabic words. */
const arabicIn = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?<=['`>])[^'`<>\n]*[\u0621-\u064A]{2}[^'`<>\n]*(?=['`<])/g)].map(([text]) =>
    text.replaceAll(/\\u2068.*?\\u2069|\$\{.*?\}/g, ''),
  );

const texts = ['infra/sandbox/src', 'infra/sandbox/public-src', 'gateway/src/explorer/page']
  .flatMap(filesIn)
  .flatMap(arabicIn);
/** What our own person of the sandbox types is no text of ours. */
const spoken = texts.filter((text) => !text.includes('-'));

test('the texts of the pages are found', () => expect(spoken.length).toBeGreaterThan(100));

test.each(spoken)('docs/arabic.md is followed by “%s”', (text) => {
  expect(patterns.filter((pattern) => pattern.test(text))).toEqual([]);
  expect(text).not.toMatch(/[\u0660-\u0669\u0640]/);
  const latin = text.replace('Mumaris Plus: the graph', '').match(/[A-Za-z]{2,}/g) ?? [];
  expect(latin.filter((word) => !formats.includes(word) && word !== 'seconds' && !/Mumaris|Plus/.test(word))).toEqual(
    [],
  );
});

test.each(Object.entries(FAILURES))('%s is a whole sentence in both languages', (_, [, ar, en]) => {
  expect(ar).toMatch(/(\.|\{seconds\})$/);
  expect(en).toMatch(/(\.|\{seconds\})$/);
});
