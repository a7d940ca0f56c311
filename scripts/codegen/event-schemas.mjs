import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../platform/run.mjs';
import { readWords } from './words.mjs';
import { readJson } from './write.mjs';

/** @typedef {{ service: string, file: string, schema: Record<string, any> }} EventContract */

/**
 * Puts the words of a list in the place of its name: `{ "words": "InvoiceKind" }` becomes an `enum` that says whether it
 * is open.
 * @param {any} schema @param {Map<string, import('./words.mjs').WordList>} lists @returns {any}
 */
const spellOut = (schema, lists) => {
  if (Array.isArray(schema)) return schema.map((item) => spellOut(item, lists));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { words, ...rest } = schema;
  const spelt = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, spellOut(value, lists)]));
  if (typeof words !== 'string') return spelt;
  const list = lists.get(words);
  if (!list) throw new Error(`there is no list of words ${words}; a list is a file of schemas/words`);
  return { ...spelt, enum: Object.keys(list.words), words, open: list.open ?? false };
};

/**
 * Every event contract with its words spelt out; `words` and `open` beside an `enum` tell the list that it is.
 * @returns {EventContract[]}
 */
export const readEventContracts = () => {
  const lists = new Map(readWords().map((list) => [list.enum, list]));
  return readdirSync(path.join(root, 'schemas/events'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: service }) =>
      readdirSync(path.join(root, 'schemas/events', service))
        .filter((name) => name.endsWith('.schema.json'))
        .map((name) => {
          const file = `schemas/events/${service}/${name}`;
          try {
            return { service, file, schema: spellOut(readJson(file), lists) };
          } catch (error) {
            throw new Error(`${file}: ${error instanceof Error ? error.message : error}`, { cause: error });
          }
        }),
    );
};

/** @param {any} schema @param {(schema: Record<string, any>) => Record<string, any>} turn @returns {any} */
const everywhere = (schema, turn) => {
  if (Array.isArray(schema)) return schema.map((item) => everywhere(item, turn));
  if (typeof schema !== 'object' || schema === null) return schema;
  const turned = turn(schema);
  return Object.fromEntries(Object.entries(turned).map(([key, value]) => [key, everywhere(value, turn)]));
};

/** What its author holds itself to. @param {any} schema */
export const strictSchema = (schema) => everywhere(schema, ({ words: _words, open: _open, ...rest }) => rest);

/**
 * What a hearer asks of it: fields that it does not know are no business of its, and a word of an open list may be one
 * that came after it.
 * @param {any} schema
 */
export const hearersSchema = (schema) =>
  everywhere(schema, ({ $id: _id, additionalProperties, words: _words, open, enum: values, ...rest }) => ({
    ...rest,
    ...(additionalProperties !== undefined && additionalProperties !== false && { additionalProperties }),
    ...(values && (open ? { pattern: '^[A-Z][A-Z0-9_]{0,63}$' } : { enum: values })),
  }));
