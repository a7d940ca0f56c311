import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields';
import type { Json } from './json';
import {
  leafReader,
  listReader,
  lost,
  objectReader,
  type Reader,
  required,
  type ShapedField,
  type ShapedObject,
} from './shape';

/** What the shape of an answer is made from. */
export interface ShapeParts {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** The values of the variables in `@skip` and `@include`. */
  readonly conditions: Readonly<Json>;
  /** Under which name the subgraphs' answer has each field of the operation. */
  readonly nameOf: ReadonlyMap<FieldNode, string>;
}

type Fields = ReadonlyMap<string, readonly FieldNode[]>;

/**
 * Compiles what an operation's answer looks like, by the rules of GraphQL's own field collection. What an object of some
 * type shows is worked out when the first such object is met.
 */
export const compileShape = ({
  schema,
  operation,
  fragments,
  conditions,
  nameOf,
}: ShapeParts): readonly ShapedField[] => {
  const readerOf = (type: GraphQLOutputType, nodes: readonly FieldNode[]): { read: Reader; object?: ShapedObject } => {
    if (isNonNullType(type)) {
      const inner = readerOf(type.ofType, nodes);
      return { ...inner, read: required(inner.read) };
    }
    if (isListType(type)) {
      const inner = readerOf(type.ofType, nodes);
      return { ...inner, read: listReader(inner.read, isNonNullType(type.ofType)) };
    }
    if (isLeafType(type)) return { read: leafReader(type) };
    const object = objectOf(type, nodes);
    return { read: objectReader(object), object };
  };

  const objectOf = (type: GraphQLCompositeType, nodes: readonly FieldNode[]): ShapedObject => {
    const byType = new Map<string, readonly ShapedField[]>();
    return {
      fieldsOf: ({ __typename: told }) => {
        // Where the schema says what it is, the name that a subgraph has for it does not matter.
        const name = isObjectType(type) || typeof told !== 'string' ? type.name : told;
        const known = byType.get(name);
        if (known) return known;
        const runtime = schema.getType(name);
        if (!isCompositeType(runtime)) return undefined;
        // An entity that is told by its interface alone shows what any of it has.
        const fields = collectSubfields(schema, fragments, conditions, runtime as GraphQLObjectType, nodes);
        const shaped = shapedFields(fields, runtime);
        byType.set(name, shaped);
        return shaped;
      },
    };
  };

  const shapedFields = (fields: Fields, parent: GraphQLCompositeType): ShapedField[] =>
    [...fields].flatMap(([as, nodes]) => shapedField(as, nodes, parent) ?? []);

  const shapedField = (
    as: string,
    nodes: readonly FieldNode[],
    parent: GraphQLCompositeType,
  ): ShapedField | undefined => {
    const [node] = nodes;
    if (!node) return undefined;
    const name = node.name.value;
    if (name === '__typename')
      return { as, from: name, isRequired: true, read: () => (isObjectType(parent) ? parent.name : lost) };
    if (name.startsWith('__'))
      return { as, from: name, isRequired: true, read: (_, { introspect }) => introspect(as, nodes) };
    const field = isUnionType(parent) ? undefined : parent.getFields()[name];
    if (!field) return undefined;
    return {
      as,
      from: nameOf.get(node) ?? name,
      isRequired: isNonNullType(field.type),
      ...readerOf(field.type, nodes),
    };
  };

  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`there is no ${operation.operation}`);
  return shapedFields(collectFields(schema, { ...fragments }, { ...conditions }, root, operation.selectionSet), root);
};
