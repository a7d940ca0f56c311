import { type GraphQLObjectType, type GraphQLSchema, parse, validate } from 'graphql';
import { type Random, randomFrom } from '../random';
import type { Operation } from '../systems/system';
import { drawVariableOf } from './arguments';
import type { Drawing } from './drawing';
import { drawSelectionSet } from './selections';

/** How deep an operation goes, at most: one that returns to where it came from goes deeper. */
const deepest = 6;
const deep = 11;

const newDrawing = (random: Random, schema: GraphQLSchema, prefix: string): Drawing => ({
  random,
  schema,
  behind: new Map(),
  definitions: [],
  variables: {},
  fragments: [],
  prefix,
  isDeep: random.chance(0.12),
  budget: 10 + random.below(30),
});

/** What can be asked of the schema itself, beside the rest. */
const drawIntrospection = (drawing: Drawing): string => {
  const name = () =>
    drawVariableOf(drawing, 'String!', drawing.random.pick(['Query', 'Color', 'E0', 'I0', 'Filter', 'Nobody']));
  return drawing.random.pick([
    () => '__schema { queryType { name } mutationType { name fields { name } } }',
    () => `__type(name: ${name()}) { kind name }`,
    () =>
      `x9: __type(name: ${name()}) { ofName: name enumValues { name } inputFields { name defaultValue type { name } } }`,
    () => `__type(name: "E0") { ...OfType } __schema { queryType { ...OfType } }`,
  ])();
};

const ofType = {
  name: 'OfType',
  on: '__Type',
  text: 'fragment OfType on __Type { name __typename interfaces { name } }',
};

/** One operation of a document, with its name where it has one. */
const drawOne = (drawing: Drawing, name: string, mustBeNamed: boolean): string => {
  const { random, schema, definitions, fragments } = drawing;
  const mutation = schema.getMutationType();
  const isMutation = mutation && random.chance(0.15);
  const root = (isMutation ? mutation : schema.getQueryType()) as GraphQLObjectType;
  const depth = drawing.isDeep ? deep : 2 + random.below(deepest - 1);
  const selections = drawSelectionSet(drawing, root, depth);
  const isAboutSchema = !isMutation && random.chance(0.08);
  const about = isAboutSchema ? drawIntrospection(drawing) : '';
  if (about.includes('...OfType')) fragments.push(ofType);
  const all = about ? selections.replace(/\}$/, `${about} }`) : selections;
  const declared = definitions.length > 0 ? `(${definitions.join(', ')})` : '';
  if (isMutation) return `mutation ${name}${declared} ${all}`;
  return declared || mustBeNamed || random.chance(0.3) ? `query ${name}${declared} ${all}` : all;
};

/** The operation of the seed that the schema takes, or nothing where what was drawn is not valid. */
export const drawOperation = (schema: GraphQLSchema, seed: number): Operation | undefined => {
  const random = randomFrom(seed);
  const drawing = newDrawing(random, schema, 'F');
  const other = random.chance(0.1) ? newDrawing(random, schema, 'G') : undefined;
  const asked = drawOne(drawing, 'Tried', other !== undefined);
  // Another operation beside it, with variables of the same names.
  const beside = other ? [drawOne(other, 'Other', true)] : [];
  const operations = random.chance(0.5) ? [asked, ...beside] : [...beside, asked];
  const fragments = [...new Set([...drawing.fragments, ...(other?.fragments ?? [])])];
  const query = [...operations, ...fragments.map(({ text }) => text)].join('\n');
  const { variables } = drawing;
  if (validate(schema, parse(query)).length > 0) return undefined;
  return { query, variables, ...(other && { operationName: 'Tried' }) };
};
