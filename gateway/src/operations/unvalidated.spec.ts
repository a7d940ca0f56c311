import { buildSchema } from 'graphql';
import { configWith, noLimits } from '../../test/platform/config';
import { Refusal } from '../errors/refusal';
import type { Planner } from '../plan/planner';
import { keepOperations } from './operations';

const schema = buildSchema(`
  type Query { me: Account, n(of: Int!): Int }
  type Mutation { end: Int }
  type Subscription { told: Int }
  type Account { id: ID!, friend: Account }
`);
describe('nothing that was not validated reaches a planner', () => {
  const plan = jest.fn<ReturnType<Planner['plan']>, [string]>(() => Promise.resolve(undefined));
  const operations = keepOperations(
    { schema, plan, stop: () => undefined },
    configWith({ ...noLimits, INTROSPECTION: 'false' }),
  );
  /** All the way that a request goes until its plan is there. */
  const prepare = async (query: string, name?: string) => operations.of(query, name).variants.of({});

  it.each([
    ['a fragment in a circle', '{ ...A } fragment A on Query { me { id } ...A }'],
    ['two in a circle', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A me { id } }'],
    ['a circle inside', '{ me { ...A } } fragment A on Account { friend { ...A } }'],
    ['a circle that nobody uses', '{ me { id } } fragment A on Account { friend { ...A } }'],
    ['an unknown field', '{ me { id you } }'],
    ['an unknown field under a condition', '{ me { id you @skip(if: true) } }'],
    ['a fragment that is not there', '{ me { ...Gone } }'],
    ['a fragment on a type that is not there', '{ me { ... on Gone { id } } }'],
    ['a fragment that can be of nothing here', '{ me { ... on Query { me { id } } } }'],
    ['an unknown argument', '{ n(of: 1, at: 2) }'],
    ['a missing argument', '{ n }'],
    ['a value of another type', '{ n(of: "1") }'],
    ['a variable that is not declared', '{ n(of: $a) }'],
    ['a variable of another type', 'query ($a: String!) { n(of: $a) }'],
    ['an unknown directive', '{ me @cached { id } }'],
    ['an object without fields', '{ me }'],
    ['a text with fields', '{ me { id { id } } }'],
    ['fields that contradict each other', '{ a: n(of: 1) a: n(of: 2) }'],
    ['a second operation that does not fit', 'query a { me { id } } query b { you }'],
    ['the schema, where it is not told', '{ __schema { types { name } } }'],
    ['a subscription', 'subscription { told }'],
    ['a part that comes later', '{ ... @defer { me { id } } }'],
    ['no operation', 'fragment A on Query { me { id } }'],
    ['a schema', 'type Query { a: Int }'],
  ])('%s', async (_, query) => {
    await expect(prepare(query, query.startsWith('query a') ? 'a' : undefined)).rejects.toThrow(Refusal);
    // Of what was refused once nothing is kept that would pass the second time.
    await expect(prepare(query, query.startsWith('query a') ? 'a' : undefined)).rejects.toThrow(Refusal);
    await operations.warm([{ query }], 1_000);
    expect(plan).not.toHaveBeenCalled();
  });

  it('and what fits does, once', async () => {
    await prepare('{ me { id } }');
    await prepare('query other { alias: me { ...A } } fragment A on Account { id }');
    expect(plan.mock.calls.map(([document]) => document.replaceAll(/\s+/g, ' '))).toEqual(['{ me { id } }']);
  });
});
