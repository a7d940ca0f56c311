import { subgraphSdl, type SubgraphName } from '@mumaris/schemas';
import { buildASTSchema, isObjectType, parse } from 'graphql';
import { batchOne } from '../batch';
import { RuleViolation } from '../errors';
import { accessOf, accountOf, type AccessRule, type Belonging, isVisible } from './access';
import type { Caller } from './caller';

/** The rule that a type of the SDL has for all of its fields. @throws when it has none */
export const typeRule = (subgraph: SubgraphName, name: string): AccessRule => {
  // Federation's own directives are used without being declared.
  const schema = buildASTSchema(parse(subgraphSdl(subgraph)), { assumeValidSDL: true });
  const type = schema.getType(name);
  const rule = isObjectType(type) ? accessOf(schema, type) : undefined;
  if (!rule) throw new Error(`${name} of ${subgraph} has no @access rule`);
  return rule;
};

/**
 * Whether a caller may see an object at all, by the rule that its type has in the SDL: what stands before its fields stands
 * before its being found, too.
 */
export const visible = <T extends Belonging>(subgraph: SubgraphName, type: string) => {
  const rule = typeRule(subgraph, type);
  return (caller: Caller) =>
    (object: T): boolean =>
      isVisible(rule, caller, object);
};

/**
 * The account whose objects of a type alone a caller may see; undefined for one who may see everybody's.
 * @throws RuleViolation UNAUTHENTICATED
 */
export const ownAlone = (subgraph: SubgraphName, type: string) => {
  const rule = typeRule(subgraph, type);
  return (caller: Caller): string | undefined => (isVisible(rule, caller, {}) ? undefined : accountOf(caller));
};

/** Loads many objects by a key in one query; what its caller may not see is as if it did not exist. */
export const batchVisible = <T>(
  isVisibleNow: (object: T) => boolean,
  load: (keys: readonly string[]) => Promise<T[]>,
  keyOf: (object: T) => string,
) => {
  const batch = batchOne(async (keys: readonly string[]) => (await load(keys)).filter(isVisibleNow), keyOf);
  const find = async (key: string): Promise<T | null> => (await batch.load(key)) ?? null;
  return {
    /** The object; null where there is none for the caller. */
    find,
    /** The object. @throws RuleViolation NOT_FOUND where there is none for the caller */
    get: async (key: string): Promise<T> => {
      const found = await find(key);
      if (found === null) throw new RuleViolation('NOT_FOUND');
      return found;
    },
  };
};
