import type { Json } from '../execute/json';

/** So many results for different values are kept. */
const max = 16;

/** What is made for the values of some variables, kept as long as these are few different ones. */
export interface ByValues<T> {
  /** The variables that it depends on. */
  readonly names: readonly string[];
  of(this: void, variables: Readonly<Json>): T;
  /** The values for which something is kept. */
  seen(this: void): readonly Readonly<Json>[];
}

export const byValues = <T>(names: readonly string[], make: (values: Readonly<Json>) => T): ByValues<T> => {
  const made = new Map<string, { values: Readonly<Json>; result: T }>();
  const of = (variables: Readonly<Json>): T => {
    const key = names.length ? names.map((name) => JSON.stringify(variables[name])).join() : '';
    const known = made.get(key);
    if (known) return known.result;
    const values = Object.fromEntries(names.map((name) => [name, variables[name]]));
    const result = make(values);
    if (made.size < max) made.set(key, { values, result });
    // What could not be made is tried again the next time.
    if (result instanceof Promise) result.catch(() => made.delete(key));
    return result;
  };
  return { names, of, seen: () => [...made.values()].map(({ values }) => values) };
};
