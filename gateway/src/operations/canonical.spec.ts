import {
  buildSchema,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  stripIgnoredCharacters,
  validate,
} from 'graphql';
import { canonical } from './canonical';

const schema = buildSchema(`
  interface Node { id: ID! }
  type Cat implements Node { id: ID!, name(long: Boolean, n: Int): String, friend: Node }
  type Dog implements Node { id: ID!, name(long: Boolean): String!, friend: Cat }
  type Rock { id: ID! }
  union Thing = Cat | Dog | Rock
  type Query { node(id: ID!): Node, cat(id: ID): Cat, thing: Thing, n(of: [Int!]): Int }
  type Mutation { add(n: Int!): Query, less: Int }
`);

const canonicalOf = (text: string, conditions: Record<string, boolean> = {}) => {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = document.definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  const fragments = Object.fromEntries(
    document.definitions.flatMap((node): [string, FragmentDefinitionNode][] =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  );
  return canonical({ schema, operation, fragments, conditions });
};
const textOf = (text: string, conditions?: Record<string, boolean>) => {
  const { document } = canonicalOf(text, conditions);
  if (document) expect(validate(schema, parse(print(document)))).toEqual([]);
  return document && stripIgnoredCharacters(print(document));
};

it.each<[what: string, one: string, other: string]>([
  ['names', 'query One($a: ID!) { node(id: $a) { id } }', 'query Two($b: ID!) { node(id: $b) { id } }'],
  ['aliases inside', '{ cat { a: id b: name } }', '{ cat { id name } }'],
  ['values', '{ node(id: "1") { id } }', '{ node(id: "2") { id } }'],
  ['how an ID is written', '{ node(id: 1) { id } }', '{ node(id: "1") { id } }'],
  ['variables and values', 'query ($a: ID!) { node(id: $a) { id } }', '{ node(id: "1") { id } }'],
  ['fragments', '{ ...A } fragment A on Query { cat { ...B name } } fragment B on Cat { id }', '{ cat { id name } }'],
  ['inline parts', '{ ... { ... on Query { cat { ... on Node { id } name } } } }', '{ cat { id name } }'],
  ['repeats', '{ cat { id id name } cat { name friend { id } } }', '{ cat { id name friend { id } } }'],
  ['parts that count', '{ cat { id name @skip(if: true) friend @include(if: false) { id } } }', '{ cat { id } }'],
  ['impossible parts', '{ cat { id ... on Node { ... on Dog { name } } } }', '{ cat { id } }'],
  ['introspection', '{ __typename a: __schema { types { name } } cat { id } }', '{ cat { id } }'],
])('is the same whatever its %s', (_, one, other) => expect(textOf(one)).toBe(textOf(other)));

it.each<[what: string, one: string, other: string]>([
  ['another field', '{ cat { id } }', '{ cat { name } }'],
  ['an argument more', '{ cat { name } }', '{ cat { name(long: true) } }'],
  ['another root field name', '{ a: cat { id } }', '{ a: thing { ... on Cat { id } } }'],
])('is not the same with %s', (_, one, other) => expect(textOf(one)).not.toBe(textOf(other)));

it('has a name for each set of arguments, and tells which of the client’s fields has which', () => {
  const { document, nameOf } = canonicalOf(
    '{ cat { name x: name(long: true) y: name(long: false) z: name(long: true) } }',
  );
  expect(document && stripIgnoredCharacters(print(document))).toBe(
    'query($v0:Boolean$v1:Boolean){cat{name__1:name name__2:name(long:$v0)name__3:name(long:$v1)}}',
  );
  expect([...nameOf].map(([node, name]) => `${(node.alias ?? node.name).value}: ${name}`)).toEqual([
    'cat: cat',
    'name: name__1',
    'x: name__2',
    'y: name__3',
    'z: name__2',
  ]);
});

it('asks for a change twice where the client does', () => {
  expect(textOf('mutation { a: add(n: 1) { cat { id } } b: add(n: 1) { cat { id } } }')).toBe(
    'mutation($v0:Int!){add(n:$v0){cat{id}}add__1:add(n:$v0){cat{id}}}',
  );
  expect(textOf('mutation { less a: less less }')).toBe('mutation{less less__1:less}');
});

it('follows conditions of variables', () => {
  const query =
    'query ($a: Boolean!, $b: Boolean!) { cat { id @include(if: $a) @skip(if: $b) ... @skip(if: $a) { name } } }';
  expect(textOf(query, { a: true, b: false })).toBe('{cat{id}}');
  expect(textOf(query, { a: false, b: false })).toBe('{cat{name__1:name}}');
  // An object of which nothing counts is asked for all the same: it may be null.
  expect(textOf(query, { a: true, b: true })).toBe('{cat{__typename}}');
});

it('asks nobody where nothing is left', () => {
  expect(canonicalOf('{ __typename __schema { types { name } } }').document).toBeUndefined();
  expect(canonicalOf('{ cat @skip(if: true) { id } }').document).toBeUndefined();
});

it('puts together what is for one type, and keeps parts where fields differ by type', () => {
  expect(
    textOf('{ thing { ... on Node { id } ... on Cat { name } ... on Dog { dog: name } ... on Cat { id } } }'),
  ).toBe('{thing{__typename ...on Node{id}...on Cat{name__1:name id}...on Dog{name__2:name}}}');
  expect(textOf('{ node(id: 1) { ... on Cat { friend { ... on Dog { id } } } } }')).toBe(
    'query($v0:ID!){node(id:$v0){__typename ...on Cat{friend{__typename ...on Dog{id}}}}}',
  );
});

it('gives the values of what was written out, with the client’s', () => {
  const { valuesOf, nameOfVariable } = canonicalOf('query ($x: ID!) { node(id: $x) { id } n(of: [1, 2]) }');
  expect(valuesOf({ x: 'a' })).toEqual({ v0: 'a', v1: [1, 2] });
  expect([nameOfVariable('v0'), nameOfVariable('v1')]).toEqual(['x', 'of']);
});
