import type { Json } from '../execute/json';

/** So many results for different values are kept. */
const max = 16;

/** Keeps what is made for the values of some variables, as long as these are few different ones. */
export const byValues = <T>(names: readonly string[], make: (variables: Readonly<Json>) => T) => {
  const made = new Map<string, T>();
  return (variables: Readonly<Json>): T => {
    const key = names.length ? names.map((name) => String(variables[name])).join() : '';
    const known = made.get(key);
    if (known !== undefined) return known;
    const result = make(variables);
    if (made.size < max) made.set(key, result);
    return result;
  };
};
