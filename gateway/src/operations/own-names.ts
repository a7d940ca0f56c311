import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type OwnVariables, ownVariables, valuesFrom } from './own-variables';

/** An operation by names of our own, and the way back to the client's. */
export interface Renamed {
  /** What the subgraphs have to be asked for; undefined where nothing. */
  readonly document?: DocumentNode;
  /** Under which name the answer has what a field of the client's asks for. */
  readonly nameOf: ReadonlyMap<FieldNode, string>;
  /** The values of the document's variables, from the client's: checked, with their defaults. */
  valuesOf(this: void, client: Readonly<Record<string, unknown>>): Record<string, unknown>;
  /** The client's name for a variable of the document; of a value that it wrote out, the argument's. */
  nameOfVariable(this: void, name: string): string;
}

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * Names for the fields of an answer: one for the same field with the same arguments, wherever it stands. A field with
 * arguments has a name that no plan uses by itself, where it needs the field for something else: `@requires` with
 * arguments of its own would meet the client's.
 */
const answerNames = () => {
  const given = new Map<string, string>();
  const counts = new Map<string, number>();
  return (key: string, name: string, isPlainTaken: boolean): string => {
    const known = given.get(key);
    if (known) return known;
    const count = counts.get(name) ?? (isPlainTaken ? 1 : 0);
    const own = count === 0 ? name : `${name}__${count}`;
    counts.set(name, count + 1);
    given.set(key, own);
    return own;
  };
};

const keyOf = (node: FieldNode, field: GraphQLField<unknown, unknown>) => {
  const given = (node.arguments ?? []).map((argument) => print(argument)).sort();
  return `${node.name.value}(${given.join()}): ${String(field.type)}`;
};

const withArguments = (node: FieldNode, field: GraphQLField<unknown, unknown>, variables: OwnVariables) =>
  (node.arguments ?? []).map((argument) => {
    const type = field.args.find(({ name }) => name === argument.name.value)?.type;
    return type ? { ...argument, value: variables.lift(argument.value, type, argument.name.value) } : argument;
  });

/**
 * Takes out of a validated document of one operation all that its author chose freely: names, aliases, values that are
 * written out. So what differs by these alone is one operation to planner and subgraphs, and no alias of a client's
 * meets what a plan needs under the same name. Introspection is left out: it is answered here.
 */
export const renamed = (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Renamed => {
  const variables = ownVariables(operation);
  const nameOf = new Map<FieldNode, string>();
  const answerName = answerNames();
  const fragments = new Map<string, string>();
  const fragmentName = (name: string) => {
    const own = fragments.get(name) ?? `f${fragments.size}`;
    fragments.set(name, own);
    return { kind: Kind.NAME as const, value: own };
  };
  const types = new TypeInfo(schema);
  const isRoot = () => {
    const parent = types.getParentType();
    return parent === schema.getQueryType() || parent === schema.getMutationType();
  };

  /** A part under its conditions; null, which takes it out, where they never let it in. */
  const part = <Node extends FieldNode | InlineFragmentNode | SelectionNode>(node: Node): Node | null => {
    const directives = variables.conditions(node.directives);
    return directives ? { ...node, directives } : null;
  };

  const fieldOf = (node: FieldNode): FieldNode | null => {
    const name = node.name.value;
    if (name === '__typename') {
      nameOf.set(node, name);
      return isRoot() ? null : part({ ...typename, directives: node.directives ?? [] });
    }
    const field = types.getFieldDef();
    if (!field || name.startsWith('__')) return null;
    // Of the outermost fields each is carried out by itself, also where two are the same: a mutation twice is done twice.
    const own = isRoot()
      ? answerName(`root ${node.alias?.value ?? name} ${keyOf(node, field)}`, name, false)
      : answerName(keyOf(node, field), name, field.args.length > 0);
    nameOf.set(node, own);
    const { alias: _alias, ...plain } = node;
    return part({
      ...plain,
      ...(own !== name && { alias: { kind: Kind.NAME as const, value: own } }),
      arguments: withArguments(node, field, variables),
    });
  };

  const rewritten = visit(
    document,
    visitWithTypeInfo(types, {
      Field: { enter: fieldOf },
      InlineFragment: { enter: part },
      FragmentSpread: { enter: (node) => part({ ...node, name: fragmentName(node.name.value) }) },
      FragmentDefinition: { enter: (node) => ({ ...node, name: fragmentName(node.name.value), directives: [] }) },
      SelectionSet: { leave: (node) => (node.selections.length ? undefined : { ...node, selections: [typename] }) },
      OperationDefinition: {
        leave: ({ kind, operation: type, selectionSet }) => {
          if (selectionSet.selections.every((selection) => selection === typename)) return null;
          return { kind, operation: type, selectionSet, variableDefinitions: variables.definitions() };
        },
      },
    }),
  );
  const isAsked = rewritten.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const sources = variables.sources();
  return {
    ...(isAsked && { document: rewritten }),
    nameOf,
    valuesOf: (client) => valuesFrom(sources, client),
    nameOfVariable: (name) => sources.find((source) => source.name === name)?.client ?? name,
  };
};
