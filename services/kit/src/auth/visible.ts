import { type Role, type Scope, subgraphSdl, type SubgraphName } from '@mumaris/schemas';
import { type ConstDirectiveNode, Kind, parse } from 'graphql';
import { batchOne } from '../batch';
import { RuleViolation } from '../errors';
import { type AccessRule, type Belonging, isVisible } from './access';
import type { Caller } from './caller';

const listOf = ({ arguments: given = [] }: ConstDirectiveNode, name: string): string[] => {
  const value = given.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.LIST ? value.values.flatMap((one) => (one.kind === Kind.ENUM ? [one.value] : [])) : [];
};

/** The rule that a type of the SDL has for all of its fields. @throws when it has none */
export const typeRule = (subgraph: SubgraphName, type: string): AccessRule => {
  for (const node of parse(subgraphSdl(subgraph)).definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION || node.name.value !== type) continue;
    const access = node.directives?.find(({ name }) => name.value === 'access');
    if (access) return { to: listOf(access, 'to') as Role[], scopes: listOf(access, 'scopes') as Scope[] };
  }
  throw new Error(`${type} of ${subgraph} has no @access rule`);
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
