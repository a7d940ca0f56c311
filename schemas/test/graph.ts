import {
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type InputObjectTypeDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type NamedTypeNode,
  type ObjectTypeDefinitionNode,
  parse,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql';
import { subgraphNames, subgraphSdl } from '../src';

/** Each subgraph as services read it, the shared words included: what `test.each` takes. */
export const subgraphs: [name: string, document: DocumentNode][] = subgraphNames.map((name) => [
  name,
  parse(subgraphSdl(name)),
]);

type WithFields = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

export const objectsOf = ({ definitions }: DocumentNode): ObjectTypeDefinitionNode[] =>
  definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);

export const objectsWithFieldsOf = ({ definitions }: DocumentNode): WithFields[] =>
  definitions.filter(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION,
  );

export const inputsOf = ({ definitions }: DocumentNode): InputObjectTypeDefinitionNode[] =>
  definitions.filter((node) => node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION);

export const enumsOf = ({ definitions }: DocumentNode): EnumTypeDefinitionNode[] =>
  definitions.filter((node) => node.kind === Kind.ENUM_TYPE_DEFINITION);

/** The type as SDL writes it, `[Failure!]!` for instance. */
export const written = (type: TypeNode): string => {
  switch (type.kind) {
    case Kind.NAMED_TYPE:
      return type.name.value;
    case Kind.LIST_TYPE:
      return `[${written(type.type)}]`;
    case Kind.NON_NULL_TYPE:
      return `${written(type.type)}!`;
  }
};

/** The names of types that a type implements. */
export const namesOf = (types: readonly NamedTypeNode[] | undefined): string[] =>
  (types ?? []).map(({ name }) => name.value);

/** The fields of an object or interface by name, each with its type as SDL writes it. */
export const shapeOf = ({ fields }: WithFields): Record<string, string> =>
  Object.fromEntries((fields ?? []).map(({ name, type }) => [name.value, written(type)]));

/** The name of the type that a type is of, without lists and marks. */
export const namedIn = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedIn(type.type);

/** What a directive of a node says, by its arguments; undefined where it has none. */
export const argumentsOf = (
  { directives = [] }: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  directive: string,
): Record<string, unknown> | undefined => {
  const found = directives.find(({ name }) => name.value === directive);
  return (
    found &&
    Object.fromEntries((found.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]))
  );
};
