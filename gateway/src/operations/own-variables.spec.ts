import {
  buildSchema,
  type GraphQLInputType,
  type OperationDefinitionNode,
  parse,
  parseType,
  parseValue,
  print,
  typeFromAST,
} from 'graphql';
import { ownVariables } from './own-variables';

const schema = buildSchema(`
  type Query { a: Int }
  input Item { id: ID!, n: Int! = 5, more: [Item!] }
`);

const variablesOf = (declared: string) => {
  const operation = parse(`query ${declared && `(${declared})`} { a }`).definitions[0] as OperationDefinitionNode;
  const variables = ownVariables(operation);
  const lift = (value: string, type: string, at = 'at') =>
    print(
      variables.lift(
        parseValue(value),
        typeFromAST(schema, parseType(type) as never) as unknown as GraphQLInputType,
        at,
      ),
    );
  return { ...variables, lift, declared: () => variables.definitions().map((node) => print(node)) };
};

it('puts one variable in place of what is written out, and the same one for the same', () => {
  const { lift, declared, valuesOf } = variablesOf('');
  expect([lift('1', 'ID!'), lift('"x"', 'String'), lift('1', 'ID!'), lift('1', 'Int!')]).toEqual([
    '$v0',
    '$v1',
    '$v0',
    '$v2',
  ]);
  expect(declared()).toEqual(['$v0: ID!', '$v1: String', '$v2: Int!']);
  expect(valuesOf({})).toEqual({ v0: '1', v1: 'x', v2: 1 });
});

it('names variables anew, so that the client’s names make no difference', () => {
  const one = variablesOf('$first: ID!, $unused: Int');
  const other = variablesOf('$v9: ID!');
  expect([one.lift('$first', 'ID!'), other.lift('$v9', 'ID!')]).toEqual(['$v0', '$v0']);
  expect(one.declared()).toEqual(other.declared());
  expect(one.valuesOf({ first: 'a', unused: 1 })).toEqual({ v0: 'a' });
});

it('lifts what is written around a variable, to where the variable stands', () => {
  const { lift, declared, valuesOf, nameOf } = variablesOf('$id: ID!, $items: [Item!]');
  expect(lift('{ id: $id, n: 2, more: [{ id: 1 }, { id: $id, more: $items }] }', 'Item!')).toBe(
    '{id: $v0, n: $v1, more: [$v2, {id: $v0, more: $v3}]}',
  );
  expect(declared()).toEqual(['$v0: ID!', '$v1: Int!', '$v2: Item!', '$v3: [Item!]']);
  expect(valuesOf({ id: 'a', items: null })).toEqual({ v0: 'a', v1: 2, v2: { id: '1' }, v3: null });
  expect(['v0', 'v1', 'v2', 'v7'].map(nameOf)).toEqual(['id', 'n', 'more', 'v7']);
});

it('takes one value where a list is meant', () => {
  const { lift, valuesOf } = variablesOf('$id: ID!');
  expect(lift('{ id: $id }', '[Item!]')).toBe('{id: $v0}');
  expect(lift('{ id: 1 }', '[Item!]')).toBe('$v1');
  expect(valuesOf({ id: 'a' })).toEqual({ v0: 'a', v1: { id: '1' } });
});

it('writes a default only where the type alone is not enough for the place', () => {
  const { lift, declared } = variablesOf('$n: Int = 3, $m: Int! = 4');
  expect([lift('$n', 'Int'), lift('$n', 'Int!'), lift('$m', 'Int!'), lift('$m', 'Int')]).toEqual([
    '$v0',
    '$v1',
    '$v2',
    '$v2',
  ]);
  expect(declared()).toEqual(['$v0: Int', '$v1: Int = 3', '$v2: Int!']);
});

it('tells no value for a variable that has none, and tells null', () => {
  const { lift, valuesOf } = variablesOf('$a: Int, $b: Int');
  lift('$a', 'Int');
  lift('$b', 'Int');
  expect(valuesOf({ b: null })).toEqual({ v1: null });
  // Of what every object has, nothing is a value.
  const odd = variablesOf('$toString: Int');
  odd.lift('$toString', 'Int');
  expect(odd.valuesOf({})).toEqual({});
});
