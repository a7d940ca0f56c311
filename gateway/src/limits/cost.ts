import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { fragmentsOf } from '../operations/fragments-of';

interface Operation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>>;
}

/** No service gives more items a page, whatever is asked for; this many where nothing is. */
const longestPage = 100;
const usualPage = 20;
const sizes = ['first', 'last'];
/** Telling the whole schema is much work: it can be asked for a few times at once, by whatever names. */
const introspectionCost = 5_000;

const pageSize = (
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  variables: Operation['variables'],
): number => {
  if (!field.args.some(({ name }) => sizes.includes(name))) return 1;
  const asked = (node.arguments ?? [])
    .filter(({ name }) => sizes.includes(name.value))
    .map(({ value }) => {
      if (value.kind === Kind.INT) return Number(value.value);
      return value.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
    });
  const size = asked.length ? Math.max(...asked.map((one) => Number(one ?? usualPage))) : usualPage;
  return Math.min(Math.max(Number.isFinite(size) ? size : longestPage, 1), longestPage);
};

/** The variables that say how large pages are, in whatever field. */
export const sizeVariables = (document: DocumentNode): string[] => {
  const names = new Set<string>();
  const look = ({ name, value }: ArgumentNode) => {
    if (sizes.includes(name.value) && value.kind === Kind.VARIABLE) names.add(value.name.value);
  };
  visit(document, { Argument: look });
  return [...names];
};

const fieldOf = (parent: GraphQLCompositeType, name: string) =>
  'getFields' in parent ? parent.getFields()[name] : undefined;

/**
 * What an operation costs: each selection once for every item of the pages around it. It stops counting beyond `max`,
 * so that measuring a large operation is not itself large.
 */
export const costOf = ({ schema, document, operation, variables }: Operation, max: number): number => {
  const fragments = fragmentsOf(document);
  let cost = 0;
  const typeNamed = (name: string | undefined) => {
    const type = name === undefined ? undefined : schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  };
  const count = (set: SelectionSetNode | undefined, parent: GraphQLCompositeType | undefined, times: number): void => {
    for (const selection of set?.selections ?? []) {
      cost += times;
      if (cost > max || !parent) return;
      if (selection.kind === Kind.FIELD) {
        const field = fieldOf(parent, selection.name.value);
        if (selection.name.value === '__schema' || selection.name.value === '__type') cost += introspectionCost;
        if (!field) continue;
        const type = getNamedType(field.type);
        const inner = isCompositeType(type) ? type : undefined;
        count(selection.selectionSet, inner, times * pageSize(selection, field, variables));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        count(selection.selectionSet, typeNamed(selection.typeCondition?.name.value) ?? parent, times);
      } else {
        const fragment = fragments.get(selection.name.value);
        count(fragment?.selectionSet, typeNamed(fragment?.typeCondition.name.value), times);
      }
    }
  };
  count(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, 1);
  return cost;
};
