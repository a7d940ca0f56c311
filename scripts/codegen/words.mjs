import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { root } from '../platform/run.mjs';
import { write } from './write.mjs';

/** @typedef {{ ar: string, en: string, description: string }} Word */
/** @typedef {{ file: string, enum: string, description: string, open?: boolean, words: Record<string, Word> }} WordList */

const folder = 'schemas/words';

/** @param {WordList} list */
const check = ({ file, words, ...list }) => {
  const problems = [];
  if (!/^[A-Z][A-Za-z]+$/.test(list.enum)) problems.push(`its enum is ${list.enum}`);
  for (const [word, said] of Object.entries(words)) {
    if (!/^[A-Z][A-Z0-9_]*$/.test(word)) problems.push(`${word} is not in upper snake case`);
    for (const key of /** @type {const} */ (['ar', 'en', 'description']))
      if (!said?.[key]) problems.push(`${word} has no ${key}`);
  }
  if (problems.length) throw new Error(`${folder}/${file}: ${problems.join('; ')}`);
};

/** Every closed list of words, by its file. @returns {WordList[]} */
export const readWords = () =>
  readdirSync(path.join(root, folder))
    .sort()
    .map((file) => {
      const list = { file, ...parse(readFileSync(path.join(root, folder, file), 'utf8')) };
      check(list);
      return list;
    });

/** `professionalCategories` of `professional-categories.yaml` @param {string} file */
const constantOf = (file) => file.replace('.yaml', '').replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** @param {WordList} list */
const codeOf = ({ file, description, words, ...list }) => `
/** ${description} */
export const ${constantOf(file)} = ${JSON.stringify(Object.keys(words))} as const;
export type ${list.enum} = (typeof ${constantOf(file)})[number];
`;

/** The words as constants, types and texts: schemas/src/generated/words.ts. */
export const writeWords = () => {
  const lists = readWords();
  const texts = Object.fromEntries(
    lists.map((list) => [
      list.enum,
      Object.entries(list.words).map(([code, { ar, en, description }]) => ({ code, label: { ar, en }, description })),
    ]),
  );
  write(
    'schemas/src/generated/words.ts',
    `import type { WordList } from '../word';
${lists.map(codeOf).join('')}
/** The words of every list with their texts, by the name of its enum. */
export const wordLists: Readonly<Record<${lists.map((list) => `'${list.enum}'`).join(' | ')}, WordList>> = ${JSON.stringify(texts, null, 2)};
`,
  );
};

/** The list as an enum of the SDL. @param {{ enum: string, description: string, words: Record<string, { description: string }> }} list */
export const enumOf = ({ enum: name, description, words }) =>
  [
    JSON.stringify(description),
    `enum ${name} {`,
    ...Object.entries(words).flatMap(([word, { description: said }]) => [`  ${JSON.stringify(said)}`, `  ${word}`]),
    '}',
  ].join('\n');
