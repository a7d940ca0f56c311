import type { Difference } from './difference';
import type { Answer } from './systems/system';

type Path = readonly (string | number)[];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The nulls that are not in the answer of a healthy graph and of which no error tells, at them, under or above. */
export const unexplainedNulls = (healthy: Answer, { data = null, errors = [] }: Answer): Difference[] => {
  const isAlong = (one: Path, other: Path) =>
    one.slice(0, other.length).join('\u0000') === other.slice(0, one.length).join('\u0000');
  const walk = (before: unknown, now: unknown, path: Path): Difference[] => {
    if (now === null && before !== null) {
      const isTold = errors.some((error) => isAlong(error.path ?? [], path));
      return isTold ? [] : [{ kind: 'null without an error', path, detail: JSON.stringify(before).slice(0, 80) }];
    }
    if (Array.isArray(before) && Array.isArray(now)) {
      return before.length === now.length
        ? now.flatMap((item, index) => walk(before[index], item, [...path, index]))
        : [];
    }
    if (!isObject(before) || !isObject(now)) return [];
    return Object.keys(now).flatMap((key) =>
      Object.hasOwn(before, key) ? walk(before[key], now[key], [...path, key]) : [],
    );
  };
  return walk(healthy.data ?? null, data, []);
};
