import { readFileSync } from 'node:fs';
import { accessRules } from '@mumaris/kit/auth/access';
import { subgraphSchema } from '@mumaris/kit/server/subgraph-schema';
import { subgraphNames, subgraphSdl, type SubgraphName, supergraphPath } from '@mumaris/schemas';
import { isObjectType } from 'graphql';
import { walkAccess } from './access-walk';

const supergraph = readFileSync(supergraphPath, 'utf8');

describe('PRT-01 every field of the whole graph', () => {
  it('has a rule of access in each subgraph that answers it', () => {
    const { fields, missing } = walkAccess(supergraph, (name) => subgraphSdl(name as SubgraphName));
    expect(missing).toEqual([]);
    expect(fields).toBeGreaterThan(500);
  });

  it.each(subgraphNames)('is one that %s puts a rule in front of when it starts', (name) => {
    const schema = subgraphSchema(name, {});
    const enforced = accessRules(schema);
    const fields = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith('__') && type.name !== '_Service')
      .flatMap((type) =>
        isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
      )
      .filter((field) => !['Query._service', 'Query._entities'].includes(field));
    expect([...enforced.keys()].sort()).toEqual(fields.sort());
  });
});

describe('the walk through the graph', () => {
  const joined = `
    directive @join__graph(name: String!, url: String!) on ENUM_VALUE
    directive @join__type(graph: join__Graph!, key: String) repeatable on OBJECT
    directive @join__field(graph: join__Graph, external: Boolean, usedOverridden: Boolean) repeatable on FIELD_DEFINITION
    enum join__Graph { ONE @join__graph(name: "one", url: "") TWO @join__graph(name: "two", url: "") }
    type Query @join__type(graph: ONE) @join__type(graph: TWO) { thing: Thing @join__field(graph: ONE) }
    type Thing @join__type(graph: ONE, key: "id") @join__type(graph: TWO, key: "id") {
      id: ID
      a: Int @join__field(graph: ONE) @join__field(graph: TWO, external: true)
      b: Int @join__field(graph: TWO)
    }
  `;
  const one = `
    type Query { thing: Thing @access(to: [PUBLIC]) }
    type Thing @access(to: [OWNER]) { id: ID a: Int }
  `;
  const two = `
    type Thing { id: ID @access(to: [PUBLIC]) b: Int @access(to: [], scopes: [ROSTER_READ]) a: Int @external }
  `;
  const missing = (sdl: string, first: string, second: string) =>
    walkAccess(sdl, (name) => (name === 'one' ? first : second)).missing;

  it('finds nothing where each field has its own rule or its type’s', () => {
    expect(missing(joined, one, two)).toEqual([]);
    expect(walkAccess(joined, (name) => (name === 'one' ? one : two)).fields).toBe(5);
  });

  it.each([
    ['a field', 'b: Int @access(to: [], scopes: [ROSTER_READ])', 'b: Int', ['two: Thing.b']],
    ['a rule that names nobody', '[ROSTER_READ]', '[]', ['two: Thing.b']],
    ['a key in one of two subgraphs', 'id: ID @access(to: [PUBLIC])', 'id: ID', ['two: Thing.id']],
    ['a field that the subgraph does not have', 'b: Int', 'c: Int', ['two: Thing.b']],
  ])('finds %s without a rule', (_, from, to, expected) => {
    expect(missing(joined, one, two.replace(from, to))).toEqual(expected);
  });

  it('finds a whole type and an operation without a rule, and a field that no subgraph answers', () => {
    expect(missing(joined, one.replace('Thing @access(to: [OWNER])', 'Thing'), two)).toEqual([
      'one: Thing.id',
      'one: Thing.a',
    ]);
    expect(missing(joined, one.replace('thing: Thing @access(to: [PUBLIC])', 'thing: Thing'), two)).toEqual([
      'one: Query.thing',
    ]);
    const orphan = joined.replace('b: Int @join__field(graph: TWO)', 'b: Int @join__field(graph: TWO, external: true)');
    expect(missing(orphan, one, two)).toEqual(['nobody: Thing.b']);
  });

  it('notices a rule that is taken out of the real graph', () => {
    const holed = (name: string) => {
      const sdl = subgraphSdl(name as SubgraphName);
      if (name !== 'identity') return sdl;
      const without = sdl.replace(
        'humanChallenge: HumanChallenge! @access(to: [PUBLIC])',
        'humanChallenge: HumanChallenge!',
      );
      expect(without).not.toBe(sdl);
      return without;
    };
    expect(walkAccess(supergraph, holed).missing).toEqual(['identity: Query.humanChallenge']);
  });
});
