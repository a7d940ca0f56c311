import { isObject, type Key } from './json';
import type { ShapedField } from './shape';

/** The client's paths of a place in the subgraphs' answer: one for each name under which the client asked for it. */
export const clientPaths = (fields: readonly ShapedField[], data: unknown, path: readonly Key[]): Key[][] => {
  const [key, ...rest] = path;
  const asked = fields.filter(({ from }) => from === key);
  // The object around it, where the path ends, or leads to what the plan needed for itself alone.
  if (!asked.length) return [[]];
  const under = isObject(data) && key !== undefined ? data[key] : undefined;
  return asked.flatMap((field) => pathsUnder(field, under, rest).map((inner) => [field.as, ...inner]));
};

const pathsUnder = (field: ShapedField, data: unknown, path: readonly Key[]): Key[][] => {
  const [key, ...rest] = path;
  if (key === undefined) return [[]];
  if (typeof key !== 'number') return clientPaths(field.object?.fieldsOf(isObject(data) ? data : {}) ?? [], data, path);
  const item = Array.isArray(data) ? (data[key] as unknown) : undefined;
  return pathsUnder(field, item, rest).map((inner) => [key, ...inner]);
};
