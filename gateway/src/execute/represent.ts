import type { Requirement, Rewrite } from '../plan/plan';
import { isObject, type Json } from './json';
import { mergeInto } from './merge';
import { eachAt } from './place';

const valueOf = (value: unknown, inner: readonly Requirement[] | undefined): unknown => {
  if (Array.isArray(value)) return value.map((item) => valueOf(item, inner));
  return inner && isObject(value) ? selected(value, inner) : value;
};

/** What is required of an object; undefined where it is not there. */
const selected = (object: Readonly<Json>, requires: readonly Requirement[]): Json | undefined => {
  const result: Json = {};
  for (const requirement of requires) {
    if ('types' in requirement) {
      if (!requirement.types.includes(String(object['__typename']))) continue;
      const inner = selected(object, requirement.inner);
      if (!inner) return undefined;
      mergeInto(result, inner);
      continue;
    }
    const value = object[requirement.from];
    if (value === undefined) return undefined;
    const inner = valueOf(value, requirement.inner);
    if (inner === undefined) return undefined;
    result[requirement.to] = inner;
  }
  return result;
};

/** Carries out rewrites on what goes to a subgraph or came from it. */
export const rewrite = (value: unknown, rewrites: readonly Rewrite[]): void => {
  for (const { place, key, to } of rewrites) {
    eachAt(value, place, (object) => {
      if ('value' in to) object[key] = to.value;
      else if (object[key] !== undefined && object[key] !== null) {
        object[to.name] = object[key];
        object[key] = undefined;
      }
    });
  }
};

/** How an entity is told to the subgraph that is asked for it; undefined where what it needs is missing. */
export const representationOf = (
  entity: Readonly<Json>,
  requires: readonly Requirement[],
  before: readonly Rewrite[],
): string | undefined => {
  const representation = selected(entity, requires);
  if (typeof representation?.['__typename'] !== 'string') return undefined;
  rewrite(representation, before);
  return JSON.stringify(representation);
};
