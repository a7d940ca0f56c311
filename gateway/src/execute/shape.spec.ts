import { buildSchema, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { compileShape } from './compile-shape';
import type { Json } from './json';
import { lost, shapeFields, type Shaping } from './shape';

const schema = buildSchema(`
  enum Colour { RED }
  scalar Date
  interface Node { id: ID }
  type Cat implements Node { id: ID, name: String! }
  type Dog implements Node { id: ID, bark: Int }
  type Query {
    may: Int, must: Int!
    list: [Int], items: [Int!], whole: [Int!]!, lists: [[Int!]], holes: [Int]!
    cat: Cat, sure: Cat!, cats: [Cat!], node: Node
    id: ID, text: String, float: Float, flag: Boolean, colour: Colour, date: Date
  }
`);

const shaped = (query: string, data: Json) => {
  const operation = parse(query).definitions.find(
    ({ kind }) => kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  const fields = compileShape({ schema, operation, fragments: {}, conditions: {}, nameOf: new Map() });
  const shaping: Shaping = { path: [], gaps: [], introspect: () => null };
  const result = shapeFields(fields, data, shaping, 0);
  return { data: result === lost ? 'lost' : result, gaps: shaping.gaps.map((gap) => gap.join('.')) };
};

it.each<[what: string, query: string, given: Json, data: unknown, gaps: string[]]>([
  ['a null that may be', '{ may }', { may: null }, { may: null }, []],
  ['nothing as null', '{ may }', {}, { may: null }, []],
  ['nothing that has to be: all around it goes', '{ may must }', { may: 1 }, 'lost', ['must']],
  ['a wrong value as null', '{ may }', { may: 'x' }, { may: null }, ['may']],
  ['a null in a list', '{ list }', { list: [1, null] }, { list: [1, null] }, []],
  ['a wrong value in a list', '{ list }', { list: [1, 'x'] }, { list: [1, null] }, ['list.1']],
  ['a null that no item may be', '{ items }', { items: [1, null, 3] }, { items: null }, ['items.1']],
  ['the same where the list has to be', '{ whole }', { whole: [null] }, 'lost', ['whole.0']],
  [
    'the same in one list of several',
    '{ lists }',
    { lists: [[1], [null], null] },
    { lists: [[1], null, null] },
    ['lists.1.0'],
  ],
  ['no list that has to be', '{ holes }', { holes: null }, 'lost', ['holes']],
  ['holes in a list that has to be', '{ holes }', { holes: [null] }, { holes: [null] }, []],
  ['an object for a list', '{ list }', { list: {} }, { list: null }, ['list']],
  ['an empty list', '{ items }', { items: [] }, { items: [] }, []],
  ['an object that lacks what it has to have', '{ cat { id name } }', { cat: { id: 1 } }, { cat: null }, ['cat.name']],
  ['the same for one that has to be', '{ sure { name } }', { sure: {} }, 'lost', ['sure.name']],
  ['the same in a list', '{ cats { name } }', { cats: [{ name: 'a' }, {}] }, { cats: null }, ['cats.1.name']],
  ['a list for an object', '{ cat { id } }', { cat: [] }, { cat: null }, ['cat']],
  ['what an object is', '{ cat { __typename } }', { cat: {} }, { cat: { __typename: 'Cat' } }, []],
])('takes %s', (_, query, given, data, gaps) => expect(shaped(query, given)).toEqual({ data, gaps }));

it('shows of an object what its type has, and nothing of one whose type is none', () => {
  const query = '{ node { id ... on Cat { name } ... on Dog { bark } } }';
  expect(shaped(query, { node: { __typename: 'Dog', id: 'a', bark: 1, name: 'x' } }).data).toEqual({
    node: { id: 'a', bark: 1 },
  });
  expect(shaped(query, { node: { __typename: 'Gone', id: 'a' } })).toEqual({ data: { node: null }, gaps: ['node'] });
});

it('keeps the order and the names of the client', () => {
  expect(JSON.stringify(shaped('{ b: may a: may must }', { must: 1, may: 2 }).data)).toBe('{"b":2,"a":2,"must":1}');
});

it.each<[field: string, good: unknown[], bad: unknown[]]>([
  ['may', [0, -5, 1.0], [1.5, '1', true, {}, NaN]],
  ['float', [0.5, 1], ['1', Infinity]],
  ['text', ['', 'x'], [1, true, ['x']]],
  ['flag', [true, false], [0, 'true']],
  ['id', ['a', 1], [1.5, true, {}]],
  ['colour', ['RED'], ['BLUE', 0]],
  ['date', ['2027-01-01', 1, { a: [1] }], []],
])('knows the values of the type of “%s”', (field, good, bad) => {
  for (const value of good)
    expect(shaped(`{ ${field} }`, { [field]: value })).toEqual({ data: { [field]: value }, gaps: [] });
  for (const value of bad)
    expect(shaped(`{ ${field} }`, { [field]: value })).toEqual({ data: { [field]: null }, gaps: [field] });
});

it('an object may have a field that the client calls __proto__', () => {
  const field = { as: '__proto__', from: 'a', isRequired: true, read: (value: unknown) => value };
  const result = shapeFields([field], { a: 'x' }, { path: [], gaps: [], introspect: () => null }, 0);
  expect(JSON.stringify(result)).toBe('{"__proto__":"x"}');
});
