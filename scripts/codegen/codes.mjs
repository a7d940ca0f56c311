import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseMessage } from '@formatjs/icu-messageformat-parser';
import { parse } from 'yaml';
import { root } from '../platform/run.mjs';
import { write } from './write.mjs';

/** @typedef {{ ar: string, en: string, rule?: string, field?: string, passing?: boolean }} Code */

const folder = 'schemas/codes';
const allowed = new Set(['ar', 'en', 'rule', 'field', 'passing']);
/** The kinds of ICU elements, by the parser's numbers. What a text is chosen by is taken as it is. */
const argument = { 1: 'Detail', 2: 'number', 5: 'Copied', 6: 'number' };

/**
 * What a message wants to be told, each with its type.
 * @param {import('@formatjs/icu-messageformat-parser').MessageFormatElement[]} elements
 * @returns {[name: string, type: string][]}
 */
const argumentsOf = (elements) =>
  elements.flatMap((element) => {
    const kind = /** @type {Record<number, string>} */ (argument)[element.type];
    const own = kind && 'value' in element ? [/** @type {[string, string]} */ ([String(element.value), kind])] : [];
    const branches = 'options' in element ? Object.values(element.options) : [];
    return [...own, ...branches.flatMap(({ value }) => argumentsOf(value))];
  });

/** Plural wins over plain: a count that is also written. @param {string} message */
const detailsOf = (message) => {
  /** @type {Map<string, string>} */
  const types = new Map();
  for (const [name, type] of argumentsOf(parseMessage(message)))
    if (types.get(name) !== 'number') types.set(name, type);
  return types;
};

/** @param {string} place @param {Code} code @param {Set<string>} ruleIds */
const check = (place, code, ruleIds) => {
  const problems = Object.keys(code)
    .filter((key) => !allowed.has(key))
    .map((key) => `has an unknown key ${key}`);
  for (const language of /** @type {const} */ (['ar', 'en'])) if (!code[language]) problems.push(`has no ${language}`);
  if (code.rule && !ruleIds.has(code.rule)) problems.push(`names a rule that does not exist: ${code.rule}`);
  const [ar, en] = [code.ar, code.en].map((text) => [...detailsOf(text ?? '').keys()].sort().join(', '));
  if (ar !== en) problems.push(`is told {${ar}} in Arabic and {${en}} in English`);
  if (problems.length) throw new Error(`${place} ${problems.join('; ')}`);
};

/** Every error code with its texts, from schemas/codes/*.yaml. @returns {Record<string, Code>} */
const readCodes = () => {
  const ruleIds = new Set(Object.keys(parse(readFileSync(path.join(root, 'scripts/rules/rules.yaml'), 'utf8'))));
  /** @type {Record<string, Code>} */
  const codes = {};
  for (const file of readdirSync(path.join(root, folder)).sort()) {
    const own = parse(readFileSync(path.join(root, folder, file), 'utf8')) ?? {};
    for (const [name, code] of Object.entries(own)) {
      const place = `${folder}/${file}: ${name}`;
      if (!/^[A-Z][A-Z0-9_]*$/.test(name)) throw new Error(`${place} is not in upper snake case`);
      if (codes[name]) throw new Error(`${place} stands in another file too`);
      check(place, code, ruleIds);
      codes[name] = code;
    }
  }
  return codes;
};

/** @param {[string, Code]} entry */
const typeOf = ([name, { ar, en }]) => {
  const types = new Map([...detailsOf(en), ...[...detailsOf(ar)].filter(([, type]) => type === 'number')]);
  const fields = [...types].map(([field, type]) => `${field}: ${type}`);
  return `  ${name}: ${fields.length ? `{ ${fields.join('; ')} }` : 'Record<string, never>'};`;
};

/** The codes and what each wants to be told: schemas/src/generated/codes.ts. */
export const writeCodes = () => {
  const codes = readCodes();
  const code = `import type { Copied, Detail, Message } from '../message';

/** What each error code's texts are filled with. */
export interface CodeDetails {
${Object.entries(codes).map(typeOf).join('\n')}
}

/** Why a request is not carried out, for programs. */
export type ErrorCode = keyof CodeDetails;

/** The texts of each code, as ICU messages, with the field that it is about where that is always the same. */
export const codes: Readonly<Record<ErrorCode, Message>> = ${JSON.stringify(codes, null, 2)};
`;
  write('schemas/src/generated/codes.ts', code);
};
