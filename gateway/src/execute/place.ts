import type { Place, TypeNames } from '../plan/plan';
import { isObject, type Json, type Key } from './json';

/** Calls `found` for each object at a place of an answer, item by item in lists of lists, in their order. */
export const eachAt = (value: unknown, place: Place, found: (object: Json) => void, from = 0): void => {
  if (Array.isArray(value)) {
    for (const item of value) eachAt(item, place, found, from);
    return;
  }
  if (!isObject(value)) return;
  const step = place[from];
  if (step === undefined) found(value);
  else if (typeof step === 'string') eachAt(value[step], place, found, from + 1);
  else if (isLike(value, step)) eachAt(value, place, found, from + 1);
};

/** Whether an object is of one of these types; one that does not say its type was not asked, since it can be no other. */
const isLike = ({ __typename: name }: Readonly<Json>, types: TypeNames): boolean =>
  typeof name !== 'string' || types.includes(name);

/** The paths of the objects at a place. */
export const pathsAt = (value: unknown, place: Place): Map<Json, readonly Key[]> => {
  const paths = new Map<Json, readonly Key[]>();
  const walk = (at: unknown, path: readonly Key[], from: number): void => {
    if (Array.isArray(at)) return at.forEach((item, index) => walk(item, [...path, index], from));
    if (!isObject(at)) return;
    const step = place[from];
    if (step === undefined) paths.set(at, path);
    else if (typeof step === 'string') walk(at[step], [...path, step], from + 1);
    else if (isLike(at, step)) walk(at, path, from + 1);
  };
  walk(value, [], 0);
  return paths;
};

/** The path of a place as far as it is one place: up to the first list, or to where the answer ends. */
export const pathTo = (value: unknown, place: Place): Key[] => wayTo(value, place).path;

/** The same, and whether it leads to one object. */
export const wayTo = (value: unknown, place: Place): { readonly path: Key[]; readonly isOne: boolean } => {
  const path: Key[] = [];
  let at: unknown = value;
  for (const step of place) {
    if (Array.isArray(at)) break;
    if (typeof step !== 'string') continue;
    path.push(step);
    at = isObject(at) ? at[step] : undefined;
  }
  return { path, isOne: isObject(at) };
};
