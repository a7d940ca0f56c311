import { isObject, type Key } from './json';
import type { FoundError } from './run';
import type { ShapedField } from './shape';

/** A path of the client's, and whether it leads as far as the one that it stands for. */
interface Led {
  readonly path: Key[];
  readonly isWhole: boolean;
}

const wholeOf = (led: readonly Led[]): Key[][] => led.filter(({ isWhole }) => isWhole).map(({ path }) => path);

/**
 * The client's paths of a place in the subgraphs' answer: one for each name under which the client asked for it. What the plan
 * needed for itself alone is told at the object around it.
 */
const clientPaths = (fields: readonly ShapedField[], data: unknown, path: readonly Key[]): Key[][] => {
  const led = pathsIn(fields, data, path);
  const whole = wholeOf(led);
  return whole.length ? whole : led.map((one) => one.path);
};

/** The client's paths of what is missing at a place; of the place itself, where the client asked for none of it. */
export const missingPaths = (
  fields: readonly ShapedField[],
  data: unknown,
  { path, missing = [] }: Pick<FoundError, 'path' | 'missing'>,
): Key[][] => {
  const whole = wholeOf(missing.flatMap((name) => pathsIn(fields, data, [...path, name])));
  return whole.length ? whole : clientPaths(fields, data, path);
};

const pathsIn = (fields: readonly ShapedField[], data: unknown, [key, ...rest]: readonly Key[]): Led[] => {
  if (key === undefined) return [{ path: [], isWhole: true }];
  const asked = fields.filter(({ from }) => from === key);
  if (!asked.length) return [{ path: [], isWhole: false }];
  const under = isObject(data) ? data[key] : undefined;
  return asked.flatMap((field) =>
    pathsUnder(field, under, rest).map((led) => ({ ...led, path: [field.as, ...led.path] })),
  );
};

const pathsUnder = (field: ShapedField, data: unknown, path: readonly Key[]): Led[] => {
  const [key, ...rest] = path;
  if (typeof key !== 'number') return pathsIn(field.object?.fieldsOf(isObject(data) ? data : {}) ?? [], data, path);
  const item = Array.isArray(data) ? (data[key] as unknown) : undefined;
  return pathsUnder(field, item, rest).map((led) => ({ ...led, path: [key, ...led.path] }));
};
