import {
  type FieldNode,
  getArgumentValues,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  parse,
  type SelectionNode,
} from 'graphql';

const sets = new Map<string, readonly SelectionNode[]>();

/** The selections of a field set. */
export const fieldSet = (text: string): readonly SelectionNode[] => {
  const known = sets.get(text);
  if (known) return known;
  const [definition] = parse(`{ ${text} }`).definitions;
  const selections = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
  // Worlds come and go, and with them their sets.
  if (sets.size > 500) sets.clear();
  sets.set(text, selections);
  return selections;
};

const overItems = (value: unknown, each: (item: object) => unknown): unknown => {
  if (value === null || value === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => overItems(item, each));
  return typeof value === 'object' ? each(value) : value;
};

/** The fields that count for an object of the type. */
const fieldsOf = (selections: readonly SelectionNode[], typename: unknown): FieldNode[] =>
  selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const isIt = selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition?.name.value === typename;
    return isIt ? fieldsOf(selection.selectionSet.selections, typename) : [];
  });

/** Of a representation, what the field set speaks of. */
export const given = (representation: object, selections: readonly SelectionNode[]): Record<string, unknown> =>
  Object.fromEntries(
    fieldsOf(selections, (representation as { __typename?: unknown }).__typename).map(({ name, selectionSet }) => {
      const value = (representation as Record<string, unknown>)[name.value];
      return [name.value, selectionSet ? overItems(value, (item) => given(item, selectionSet.selections)) : value];
    }),
  );

/** Reads one field of an object. */
export type ReadField = (parent: object, type: string, field: string, args: Record<string, unknown>) => unknown;

/** What the field set says of an object, by asking for it. */
export const evaluate = (
  schema: GraphQLSchema,
  read: ReadField,
  parent: { readonly __typename: string },
  selections: readonly SelectionNode[],
): Record<string, unknown> => {
  const type = schema.getType(parent.__typename) as GraphQLObjectType;
  return Object.fromEntries(
    fieldsOf(selections, parent.__typename).map((node) => {
      if (node.name.value === '__typename') return ['__typename', parent.__typename];
      const definition = type.getFields()[node.name.value];
      if (!definition) throw new Error(`There is no ${type.name}.${node.name.value}`);
      const value = read(parent, type.name, node.name.value, getArgumentValues(definition, node));
      const { selectionSet } = node;
      if (!selectionSet) return [node.name.value, value];
      return [
        node.name.value,
        overItems(value, (item) => evaluate(schema, read, item as typeof parent, selectionSet.selections)),
      ];
    }),
  );
};
