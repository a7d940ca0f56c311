import {
  type FieldNode,
  type GraphQLNamedType,
  getNamedType,
  getOperationAST,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Operation } from './systems/system';
import type { World } from './world/compose';
import { type Field, fieldOf } from './world/model';

/** A field as it was asked for. */
export interface Asked {
  /** The type that the values depend on. */
  readonly owner: string;
  readonly field: Field;
  readonly node: FieldNode;
}

interface Reader {
  readonly world: World;
  readonly fragments: ReadonlyMap<string, { readonly on: string; readonly selectionSet: SelectionSetNode }>;
}

/** The fields on the way to a place in the answer, the outermost first; several of one name where types differ. */
export const askedOnTheWay = (
  world: World,
  { query, operationName }: Operation,
  path: readonly (string | number)[],
): Asked[] => {
  const document = parse(query);
  const { definitions } = document;
  const fragments = new Map(
    definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION
        ? [[each.name.value, { on: each.typeCondition.name.value, selectionSet: each.selectionSet }] as const]
        : [],
    ),
  );
  const operation = getOperationAST(document, operationName);
  const root = operation?.operation === OperationTypeNode.MUTATION ? 'Mutation' : 'Query';
  if (!operation) return [];
  const keys = path.filter((key) => typeof key === 'string');
  return walk({ world, fragments }, root, [operation.selectionSet], keys);
};

const walk = (reader: Reader, type: string, sets: readonly SelectionSetNode[], keys: readonly string[]): Asked[] => {
  const [key, ...rest] = keys;
  if (key === undefined) return [];
  const nodes = sets
    .flatMap((set) => fieldsOf(reader, type, set))
    .filter(({ node }) => (node.alias ?? node.name).value === key);
  return nodes.flatMap(({ on, node }) => {
    const named = namedTypeOf(reader, on, node.name.value);
    const types = [on, ...(reader.world.model.abstracts.get(on)?.members ?? [])];
    const here = types.flatMap((each) => fieldOf(reader.world.model, each, node.name.value) ?? []);
    const below = named && node.selectionSet ? walk(reader, named.name, [node.selectionSet], rest) : [];
    return [...here.map((each) => ({ ...each, node })), ...below];
  });
};

const namedTypeOf = ({ world }: Reader, type: string, field: string): GraphQLNamedType | undefined => {
  const parent = world.apiSchema.getType(type);
  if (!isObjectType(parent) && !isInterfaceType(parent)) return undefined;
  const definition = parent.getFields()[field];
  const named = definition && getNamedType(definition.type);
  return isCompositeType(named) ? named : undefined;
};

const fieldsOf = (reader: Reader, type: string, { selections }: SelectionSetNode): { on: string; node: FieldNode }[] =>
  selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [{ on: type, node: selection }];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return fieldsOf(reader, selection.typeCondition?.name.value ?? type, selection.selectionSet);
    }
    const fragment = reader.fragments.get(selection.name.value);
    return fragment ? fieldsOf(reader, fragment.on, fragment.selectionSet) : [];
  });

/** All places where the operation asks for fields of the name, by that name. */
export const askedFieldsBy = (world: World, { query }: Operation, name: string): Asked[] => {
  const info = new TypeInfo(world.apiSchema);
  const found: Asked[] = [];
  const visitor = visitWithTypeInfo(info, {
    Field: (node) => {
      if ((node.alias ?? node.name).value !== name) return;
      const parent = info.getParentType()?.name ?? '';
      for (const type of [parent, ...(world.model.abstracts.get(parent)?.members ?? [])]) {
        const each = fieldOf(world.model, type, node.name.value);
        if (each) found.push({ ...each, node });
      }
    },
  });
  visit(parse(query), visitor);
  return found;
};
