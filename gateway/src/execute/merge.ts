import { isObject, type Json } from './json';

const mergeLists = (target: unknown[], source: readonly unknown[]): void => {
  for (const [index, value] of source.entries()) target[index] = merged(target[index], value);
};

/** What stands at one place after another subgraph has answered for it: more of the same, or a value where there was none. */
const merged = (before: unknown, value: unknown): unknown => {
  if (isObject(before) && isObject(value)) mergeInto(before, value);
  else if (Array.isArray(before) && Array.isArray(value) && before.length === value.length) mergeLists(before, value);
  // Two subgraphs answer for one object, and one of them fails: what the other knows stays.
  else if (value !== null || before === undefined) return value;
  return before;
};

/** Adds to an object what another subgraph says about it. `source` is the target's from then on. */
export const mergeInto = (target: Json, source: Readonly<Json>): void => {
  for (const key of Object.keys(source)) target[key] = key in target ? merged(target[key], source[key]) : source[key];
};

/** A copy of JSON, for an object that stands at several places: what is merged into one of them is not the others'. */
export const copyOf = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (!isObject(value)) return value;
  const copy: Json = {};
  for (const key of Object.keys(value)) copy[key] = copyOf(value[key]);
  return copy as T;
};
