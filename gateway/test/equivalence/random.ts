/** What chance gives, and gives again for the same seed. */
export interface Random {
  /** From 0 to below 1. */
  readonly next: () => number;
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  /** From `least` to `most` of the list, in its order. */
  readonly some: <T>(list: readonly T[], least: number, most: number) => T[];
}

/** Chance of a seed: mulberry32. */
export const randomFrom = (seed: number): Random => {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    const once = Math.imul(state ^ (state >>> 15), 1 | state);
    const twice = (once + Math.imul(once ^ (once >>> 7), 61 | once)) ^ once;
    return ((twice ^ (twice >>> 14)) >>> 0) / 4294967296;
  };
  const below = (end: number) => Math.floor(next() * end);
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('There is nothing to pick from');
    return list[below(list.length)] as T;
  };
  const some = <T>(list: readonly T[], least: number, most: number): T[] => {
    const count = Math.min(list.length, least + below(most - least + 1));
    const chosen = new Set<number>();
    while (chosen.size < count) chosen.add(below(list.length));
    return list.filter((_, index) => chosen.has(index));
  };
  return { next, below, chance: (probability) => next() < probability, pick, some };
};

/** 32 bits that depend on every part and on their order: FNV-1a, mixed once more. */
export const hash = (...parts: readonly (string | number)[]): number => {
  let state = 0x811c9dc5;
  const text = parts.join('\u0000');
  for (let index = 0; index < text.length; index += 1) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
};

/** JSON with sorted keys, so that what is equal reads equal. */
export const canonical = (value: unknown): string => {
  if (value === undefined) return 'undefined';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
};
