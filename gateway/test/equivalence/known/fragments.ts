import {
  type FragmentDefinitionNode,
  getOperationAST,
  isAbstractType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Occurrence } from './occurrence';

const fragmentsOf = (query: string): Map<string, FragmentDefinitionNode> =>
  new Map(
    parse(query).definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [],
    ),
  );

/** Whether a mutation has a named fragment after something else, at its root. */
export const hasLateRootFragment = ({ operation: { query, operationName } }: Occurrence): boolean => {
  const operation = getOperationAST(parse(query), operationName);
  if (operation?.operation !== OperationTypeNode.MUTATION) return false;
  const flat = ({ selections }: SelectionSetNode): string[] =>
    selections.flatMap((each) => (each.kind === Kind.INLINE_FRAGMENT ? flat(each.selectionSet) : [each.kind]));
  const kinds = [...fragmentsOf(query).values()].reduce(
    (all, each) => [...all, ...flat(each.selectionSet)],
    flat(operation.selectionSet),
  );
  return kinds.slice(1).includes(Kind.FRAGMENT_SPREAD);
};

/**
 * Whether a field of an object type has a fragment on an abstract type, and in it what only a concrete type has: a
 * fragment on one, or `__typename` by another name.
 */
export const hasWiderFragment = ({ world, operation: { query } }: Occurrence): boolean => {
  const fragments = fragmentsOf(query);
  const info = new TypeInfo(world.apiSchema);
  const narrows = ({ selections }: SelectionSetNode, seen: readonly string[] = []): boolean =>
    selections.some((each) => {
      if (each.kind === Kind.FIELD) return each.name.value === '__typename';
      if (each.kind === Kind.INLINE_FRAGMENT) {
        return (
          isObjectType(world.apiSchema.getType(each.typeCondition?.name.value ?? '')) ||
          narrows(each.selectionSet, seen)
        );
      }
      const fragment = fragments.get(each.name.value);
      if (!fragment || seen.includes(each.name.value)) return false;
      const isConcrete = isObjectType(world.apiSchema.getType(fragment.typeCondition.name.value));
      return isConcrete || narrows(fragment.selectionSet, [...seen, each.name.value]);
    });
  let isFound = false;
  const look = (on: string, selectionSet: SelectionSetNode) => {
    const isWider = isObjectType(info.getParentType()) || isObjectType(info.getType());
    if (isWider && isAbstractType(world.apiSchema.getType(on)) && narrows(selectionSet)) isFound = true;
  };
  visit(
    parse(query),
    visitWithTypeInfo(info, {
      SelectionSet: (node) => {
        for (const each of node.selections) {
          if (each.kind === Kind.INLINE_FRAGMENT && each.typeCondition)
            look(each.typeCondition.name.value, each.selectionSet);
          const spread = each.kind === Kind.FRAGMENT_SPREAD ? fragments.get(each.name.value) : undefined;
          if (spread) look(spread.typeCondition.name.value, spread.selectionSet);
        }
      },
    }),
  );
  return isFound;
};
