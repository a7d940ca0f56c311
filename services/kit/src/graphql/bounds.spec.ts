import { buildSchema, execute, parse } from 'graphql';
import { enforceBounds } from './bounds';

const sdl = `
  directive @atMost(items: Int!) on FIELD_DEFINITION | INPUT_FIELD_DEFINITION | ARGUMENT_DEFINITION
  input Item { tags: [String!] @atMost(items: 2) }
  input Command { items: [Item!]! @atMost(items: 3) }
  type Query { numbers(of: [Int!] @atMost(items: 2)): [Int!] @atMost(items: 3) }
  type Failure { code: String! field: [String!] }
  type Payload { errors: [Failure!]! }
  type Mutation { change(input: Command!): Payload }`;

const mistakes: string[] = [];
const schema = enforceBounds(buildSchema(sdl), ({ message }) => mistakes.push(message));
const numbers = schema.getQueryType()?.getFields()['numbers'];
const carriedOut: unknown[] = [];
const run = (query: string) =>
  execute({
    schema,
    document: parse(query),
    rootValue: {
      numbers: ({ of = [] }: { of?: number[] }) => [1, 2, ...of],
      change: ({ input }: { input: unknown }) => (carriedOut.push(input), { errors: [] }),
    },
  });
beforeEach(() => void mistakes.splice(0));

test('a list within its bound goes in and out', async () => {
  expect(numbers).toBeDefined();
  expect(await run('{ numbers(of: [3]) }')).toEqual({ data: { numbers: [1, 2, 3] } });
  expect(await run('{ numbers }')).toEqual({ data: { numbers: [1, 2] } });
  expect(mistakes).toEqual([]);
});

test('an argument with too many items is refused before anything reads it', async () => {
  const { errors } = await run('{ numbers(of: [3, 4, 5]) }');
  expect(errors?.[0]?.originalError).toMatchObject({ violations: [{ code: 'TOO_MANY_ITEMS', field: ['of'] }] });
});

test('a mutation answers with each list that is too long, however deep, and is not carried out', async () => {
  const change = (items: string) => run(`mutation { change(input: { items: [${items}] }) { errors { code field } } }`);
  expect(await change('{ tags: ["a", "b"] }, {}, { tags: null }')).toEqual({ data: { change: { errors: [] } } });
  expect(carriedOut).toHaveLength(1);
  const failure = (...field: string[]) => ({ code: 'TOO_MANY_ITEMS', field });
  expect(await change('{}, {}, {}, {}')).toEqual({ data: { change: { errors: [failure('items')] } } });
  expect(await change('{ tags: ["a", "b", "c"] }, { tags: ["a", "b", "c"] }')).toEqual({
    data: { change: { errors: [failure('items', '0', 'tags'), failure('items', '1', 'tags')] } },
  });
  expect(carriedOut).toHaveLength(1);
});

test('an answer that is too long is told as our own mistake', async () => {
  expect(await run('{ numbers(of: [3, 4]) }')).toEqual({ data: { numbers: [1, 2, 3, 4] } });
  expect(mistakes).toEqual(['Query.numbers gives 4 items, and its SDL says 3 at most']);
});
