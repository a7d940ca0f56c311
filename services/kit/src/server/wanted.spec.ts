import type { ServerResponse } from 'node:http';
import { buildSchema, graphql, type GraphQLFieldResolver } from 'graphql';
import { enforceWanted, type IsWanted, wantedBy } from './wanted';

const schemaWith = (resolve: GraphQLFieldResolver<unknown, unknown>) => {
  const schema = buildSchema('type Query { known: Int } type Mutation { change: Int }');
  for (const field of [schema.getQueryType()?.getFields()['known'], schema.getMutationType()?.getFields()['change']])
    if (field) field.resolve = resolve;
  return enforceWanted(schema);
};

describe('what is asked of a subgraph', () => {
  it('is not begun where nobody waits any more, also not the second of two changes', async () => {
    let begun = 0;
    const schema = schemaWith(() => (begun += 1));
    const isWanted: IsWanted = () => begun < 1;
    const { data, errors } = await graphql({
      schema,
      source: 'mutation { first: change second: change }',
      contextValue: { isWanted },
    });
    expect({ ...data }).toEqual({ first: 1, second: null });
    expect(errors).toMatchObject([{ path: ['second'], originalError: { code: 'TRY_AGAIN' } }]);
    expect(begun).toBe(1);
  });

  it('is begun where nothing says how long somebody waits', async () => {
    const schema = schemaWith(() => 1);
    expect((await graphql({ schema, source: '{ known }', contextValue: {} })).data).toEqual({ known: 1 });
  });
});

describe('the gateway waits', () => {
  const response = (destroyed: boolean) => ({ destroyed }) as ServerResponse;
  it.each([
    ['while it is there and has patience', false, '60000', true],
    ['without an end where it says nothing', false, undefined, true],
    ['without an end where it says nonsense', false, 'soon', true],
    ['no longer once it has hung up', true, '60000', false],
    ['no longer once its patience is at its end', false, '-1', false],
  ])('%s', (_, destroyed, patience, expected) => expect(wantedBy(response(destroyed), patience)()).toBe(expected));
});
