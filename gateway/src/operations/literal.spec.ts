import { buildSchema, type GraphQLInputType, parseType, parseValue, typeFromAST } from 'graphql';
import { isWritten, jsonOf } from './literal';

const schema = buildSchema(`
  type Query { a: Int }
  enum Colour { RED }
  scalar Date
  input Inner { id: ID, ids: [ID!], more: [Inner] }
`);
const typeNamed = (text: string) => typeFromAST(schema, parseType(text) as never) as unknown as GraphQLInputType;

it.each<[string, string, unknown]>([
  ['1', 'ID', '1'],
  ['"1"', 'ID!', '1'],
  ['00'.slice(1), 'ID', '0'],
  ['123456789012345', 'ID', '123456789012345'],
  ['1', '[ID!]', '1'],
  ['[1, "b"]', '[ID]!', ['1', 'b']],
  ['[[1], [null]]', '[[ID]]', [['1'], [null]]],
  ['1', 'Int', 1],
  ['1', 'Float', 1],
  ['1.50', 'Float', 1.5],
  ['null', 'Int', null],
  ['true', 'Boolean', true],
  ['RED', 'Colour', 'RED'],
  ['[RED]', '[Colour!]!', ['RED']],
  ['""" a """', 'String', ' a '],
  ['"\\u0645"', 'String', 'م'],
  ['{ id: 1, ids: 2, more: { id: 3 } }', 'Inner', { id: '1', ids: '2', more: { id: '3' } }],
  ['{ more: [{ ids: [1] }, null] }', '[Inner]', { more: [{ ids: ['1'] }, null] }],
  ['{}', 'Inner!', {}],
  ['{ a: [1, { b: RED }] }', 'Date', { a: [1, { b: 'RED' }] }],
])('%s as %s is what a variable is given', (text, type, json) =>
  expect(jsonOf(parseValue(text), typeNamed(type))).toEqual(json),
);

it.each([
  ['1', true],
  ['[1, [RED, null]]', true],
  ['{ a: { b: "x" } }', true],
  ['$a', false],
  ['[1, $a]', false],
  ['{ a: { b: [$a] } }', false],
  // As a number of JSON it would be another one.
  ['12345678901234567890', false],
  ['[12345678901234567890]', false],
])('whether a variable can stand for %s: %s', (text, can) => expect(isWritten(parseValue(text))).toBe(can));
