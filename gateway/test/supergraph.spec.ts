import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { supergraphPath } from '@mumaris/schemas';
import {
  getOperationAST,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  lexicographicSortSchema,
  parse,
  printSchema,
  specifiedRules,
  validate,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values';
import { costOf } from '../src/limits/cost';
import { assertSize } from '../src/limits/assert-size';
import { createApolloPlanner } from '../src/plan/apollo-planner';
import { createRustPlanner } from '../src/plan/rust-planner';
import { configWith } from './platform/config';

const folder = path.join(__dirname, '..', 'src', 'explorer', 'operations');
const names = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
const limits = configWith();

const sdl = readFileSync(supergraphPath, 'utf8');
const load = async () => (await createRustPlanner(sdl)).schema;

it('is the same graph to clients, whoever plans', async () => {
  const { schema } = await createApolloPlanner(sdl);
  const told = (one: GraphQLSchema) => printSchema(lexicographicSortSchema(one));
  expect(told(await load())).toBe(told(schema));
});

describe('the composed graph', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => (schema = await load()));

  it('keeps the rules of access to itself', () => {
    expect(schema.getType('Access')).toBeUndefined();
    expect(schema.getDirective('access')).toBeUndefined();
    expect(schema.getDirectives().map(({ name }) => name)).not.toContain('inaccessible');
  });

  it("lets a service be away: what it adds to another's entity may be null", () => {
    const join = parse(sdl);
    const owners = new Map<string, string>([
      ['Account', 'IDENTITY'],
      ['Practitioner', 'MEMBERSHIP'],
      ['Application', 'MEMBERSHIP'],
    ]);
    const risky = join.definitions.flatMap((node) => {
      const owner = node.kind === Kind.OBJECT_TYPE_DEFINITION ? owners.get(node.name.value) : undefined;
      if (!owner || node.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
      return (node.fields ?? [])
        .filter(({ type, directives }) => {
          const graphs = (directives ?? []).flatMap(({ arguments: given }) =>
            (given ?? []).flatMap(({ name, value }) =>
              name.value === 'graph' && value.kind === Kind.ENUM ? [value.value] : [],
            ),
          );
          return type.kind === Kind.NON_NULL_TYPE && graphs.length && !graphs.includes(owner);
        })
        .map(({ name }) => `${node.name.value}.${name.value}`);
    });
    expect(risky).toEqual([]);
  });

  it('has a kind for each interface', () => {
    for (const type of Object.values(schema.getTypeMap()))
      if (isInterfaceType(type)) expect(schema.getPossibleTypes(type).filter(isObjectType)).not.toHaveLength(0);
  });
});

describe('the sample operations of the explorer', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => (schema = await load()));

  it('are all listed, in the order of a journey', () => {
    const chapters = JSON.parse(readFileSync(path.join(folder, 'order.json'), 'utf8')) as { operations: string[] }[];
    const order = chapters.flatMap(({ operations }) => operations);
    expect(order.map((name) => `${name}.graphql`).sort()).toEqual(names);
  });

  it.each(names)('%s fits the graph and its limits', (name) => {
    const source = readFileSync(path.join(folder, name), 'utf8');
    expect(source).toMatch(/^# .*[ء-ي].* · .*[a-z]/);
    const document = parse(source, { maxTokens: limits.MAX_TOKENS });
    assertSize(document, limits);
    expect(validate(schema, document, specifiedRules)).toEqual([]);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('one operation a file');
    const file = path.join(folder, name.replace('.graphql', '.variables.json'));
    const needsVariables = (operation.variableDefinitions ?? []).length > 0;
    const variables = needsVariables ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {};
    expect(getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors).toBeUndefined();
    expect(costOf({ schema, document, operation, variables }, limits.MAX_COST)).toBeLessThan(limits.MAX_COST / 2);
  });
});
