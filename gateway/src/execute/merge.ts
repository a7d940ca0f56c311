import { isObject, type Json } from './json';

/** The types of a graph that an object is told by, without being of them: its interfaces and unions. */
export type AbstractNames = ReadonlySet<string>;

const none: AbstractNames = new Set();

const mergeLists = (target: unknown[], source: readonly unknown[], abstract: AbstractNames): void => {
  for (const [index, value] of source.entries()) target[index] = merged(target[index], value, abstract);
};

/** What stands at one place after another subgraph has answered for it: more of the same, or a value where there was none. */
const merged = (before: unknown, value: unknown, abstract: AbstractNames): unknown => {
  if (isObject(before) && isObject(value)) mergeInto(before, value, abstract);
  else if (Array.isArray(before) && Array.isArray(value) && before.length === value.length)
    mergeLists(before, value, abstract);
  // Two subgraphs answer for one object, and one of them fails: what the other knows stays.
  else if (value !== null || before === undefined) return value;
  return before;
};

/** Adds to an object what another subgraph says about it. `source` is the target's from then on. */
export const mergeInto = (target: Json, source: Readonly<Json>, abstract: AbstractNames = none): void => {
  for (const key of Object.keys(source)) {
    const value = source[key];
    if (!(key in target)) target[key] = value;
    // To a subgraph that knows an entity by its interface alone, that is its type; what it is stays known.
    else if (key !== '__typename' || !abstract.has(String(value))) target[key] = merged(target[key], value, abstract);
  }
};

/** A copy of JSON, for an object that stands at several places: what is merged into one of them is not the others'. */
export const copyOf = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (!isObject(value)) return value;
  const copy: Json = {};
  for (const key of Object.keys(value)) copy[key] = copyOf(value[key]);
  return copy as T;
};
