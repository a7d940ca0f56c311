import {
  type FieldNode,
  type FragmentDefinitionNode,
  getOperationAST,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields';
import { getVariableValues } from 'graphql/execution/values';
import type { Difference } from './difference';
import type { Answer, Operation } from './systems/system';

type Path = readonly (string | number)[];
type Fields = ReadonlyMap<string, readonly FieldNode[]>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const leaves: Readonly<Record<string, (value: unknown) => boolean>> = {
  Int: Number.isInteger,
  Float: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string' || Number.isInteger(value),
};

/** What an operation may be answered with, by its schema alone. */
const reader = (schema: GraphQLSchema, { query, operationName, variables }: Operation) => {
  const document = parse(query);
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new Error('there is no operation');
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const each of document.definitions)
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments[each.name.value] = each;
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], { ...variables });
  const root = schema.getRootType(operation.operation) as GraphQLObjectType;
  return {
    root,
    rootFields: collectFields(schema, fragments, coerced, root, operation.selectionSet) as Fields,
    fieldsOf: (type: GraphQLObjectType, nodes: readonly FieldNode[]): Fields =>
      collectSubfields(schema, fragments, coerced, type, nodes),
  };
};

type Reader = ReturnType<typeof reader>;

const typeOf = (parent: GraphQLObjectType, [node]: readonly FieldNode[]): GraphQLOutputType | undefined =>
  parent.getFields()[node?.name.value ?? '']?.type;

/** What is unsound in an object's fields: keys that are missing or too many, and values that are none of their types. */
const inObject = (
  schema: GraphQLSchema,
  read: Reader,
  type: GraphQLObjectType,
  fields: Fields,
  value: Record<string, unknown>,
  path: Path,
): Difference[] => {
  const more = Object.keys(value).filter((key) => !fields.has(key));
  const found = [...fields].flatMap(([key, nodes]): Difference[] => {
    const at = [...path, key];
    if (!Object.hasOwn(value, key)) return [{ kind: 'missing key', path: at, detail: 'nothing' }];
    const [node] = nodes;
    if (node?.name.value === '__typename') {
      return value[key] === type.name ? [] : [{ kind: 'value', path: at, detail: `no ${type.name}` }];
    }
    const own = typeOf(type, nodes);
    return own ? inValue(schema, read, own, nodes, value[key], at) : [];
  });
  return [...more.map((key): Difference => ({ kind: 'key too many', path: [...path, key], detail: '' })), ...found];
};

const inValue = (
  schema: GraphQLSchema,
  read: Reader,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  value: unknown,
  path: Path,
): Difference[] => {
  const wrong = (detail: string): Difference[] => [{ kind: 'value', path, detail }];
  if (isNonNullType(type)) {
    return value === null
      ? wrong('null, where there is always something')
      : inValue(schema, read, type.ofType, nodes, value, path);
  }
  if (value === null) return [];
  if (isListType(type)) {
    if (!Array.isArray(value)) return wrong('no list');
    return value.flatMap((item, index) => inValue(schema, read, type.ofType, nodes, item, [...path, index]));
  }
  if (isLeafType(type)) {
    const isValid = isEnumType(type)
      ? type.getValue(String(value)) !== undefined
      : (leaves[type.name]?.(value) ?? true);
    return isValid ? [] : wrong(`no ${type.name}: ${JSON.stringify(value).slice(0, 80)}`);
  }
  if (!isObject(value)) return wrong('no object');
  // What it is, is told by its keys alone: it is sound if it is one of those that it can be.
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  const all = possible.map((each) => inObject(schema, read, each, read.fieldsOf(each, nodes), value, path));
  return all.toSorted((one, other) => one.length - other.length)[0] ?? wrong('of no type');
};

/** Whether a path leads along fields that were asked for, down to where there is nothing. */
const isPlace = (schema: GraphQLSchema, read: Reader, data: unknown, path: Path): boolean => {
  const walk = (type: GraphQLOutputType, nodes: readonly FieldNode[], value: unknown, rest: Path): boolean => {
    const [key, ...more] = rest;
    if (key === undefined) return true;
    if (isNonNullType(type)) return walk(type.ofType, nodes, value, rest);
    const below =
      isObject(value) || Array.isArray(value) ? (value as Record<string | number, unknown>)[key] : undefined;
    if (isListType(type)) {
      const isWithin = !Array.isArray(value) || (typeof key === 'number' && key < value.length);
      return typeof key === 'number' && isWithin && walk(type.ofType, nodes, below, more);
    }
    const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
    return possible.some((each) => into(each, read.fieldsOf(each, nodes), key, below, more));
  };
  const into = (type: GraphQLObjectType, fields: Fields, key: string | number, value: unknown, rest: Path): boolean => {
    const nodes = fields.get(String(key));
    const own = nodes && typeOf(type, nodes);
    return nodes !== undefined && (own ? walk(own, nodes, value, rest) : rest.length === 0);
  };
  const [first, ...rest] = path;
  return first === undefined || into(read.root, read.rootFields, first, isObject(data) ? data[first] : undefined, rest);
};

/**
 * What is wrong with an answer whatever the subgraphs said: data that are not valid by the schema, errors that are about no
 * real place, and nothing at all without an error.
 */
export const isSound = (
  schema: GraphQLSchema,
  operation: Operation,
  { data = null, errors = [] }: Answer,
): Difference[] => {
  const read = reader(schema, operation);
  const misplaced = errors
    .filter(({ path }) => path === undefined || !isPlace(schema, read, data, path))
    .map(({ path = [], message }): Difference => ({ kind: 'error elsewhere', path, detail: message }));
  if (data === null) {
    const isTold = errors.length > 0;
    return [...misplaced, ...(isTold ? [] : [{ kind: 'null without an error' as const, path: [], detail: 'no data' }])];
  }
  if (!isObject(data)) return [{ kind: 'value', path: [], detail: 'no object' }];
  return [...misplaced, ...inObject(schema, read, read.root, read.rootFields, data, [])];
};
