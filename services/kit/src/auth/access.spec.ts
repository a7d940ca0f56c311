import type { Scope } from '@mumaris/schemas';
import { buildSchema, graphql, type GraphQLSchema } from 'graphql';
import { type RuleViolation, toFailure } from '../errors';
import { accessRules, accountOf, assertOwner, enforceAccess } from './access';
import type { Caller } from './caller';

const words = `
  directive @access(to: [Access!]!, scopes: [Scope!]) on FIELD_DEFINITION | OBJECT
  enum Scope { ROSTER_READ ORGANISATION_READ }
  enum Access { PUBLIC ACTIVE OWNER PARENT REVIEWER FINANCE ADMIN }
`;
const schemaOf = (sdl: string): GraphQLSchema => buildSchema(`${words}${sdl}`);

const visitor: Caller = { roles: [], address: '127.0.0.1' };
const owner: Caller = { ...visitor, accountId: 'acc_owner' };
const stranger: Caller = { ...visitor, accountId: 'acc_other' };
const reviewer: Caller = { ...stranger, roles: ['REVIEWER'] };

describe('a field without a rule', () => {
  it('stops the start, and every one is named', () => {
    const schema = schemaOf(`
      type Query { a: Int @access(to: [PUBLIC]) b: Int thing: Thing @access(to: []) }
      type Thing { c: Int }
    `);
    expect(() => enforceAccess(schema)).toThrow('no @access rule for Query.b, Query.thing, Thing.c');
  });

  it('has the rule of its type, also where the type is extended, and its own before that', () => {
    const schema = schemaOf(`
      type Query @access(to: [ACTIVE]) { a: Int b: Int @access(to: [PUBLIC]) }
      extend type Query { c: Int }
    `);
    expect(Object.fromEntries(accessRules(schema))).toEqual({
      'Query.a': { to: ['ACTIVE'], scopes: [] },
      'Query.b': { to: ['PUBLIC'], scopes: [] },
      'Query.c': { to: ['ACTIVE'], scopes: [] },
    });
  });

  it('is not excused by a name that federation uses, anywhere but on Query', () => {
    const schema = schemaOf('type Query @access(to: [PUBLIC]) { a: Thing } type Thing { _entities: Int }');
    expect(() => accessRules(schema)).toThrow('Thing._entities');
  });
});

describe('a rule in front of a field', () => {
  const schema = enforceAccess(
    schemaOf(`
      type Query @access(to: [PUBLIC]) { thing: Thing }
      type Thing @access(to: [OWNER, REVIEWER]) {
        open: Int @access(to: [PUBLIC])
        active: Int @access(to: [ACTIVE])
        own: Int
        money: Int @access(to: [FINANCE])
        many: [Thing] @access(to: [OWNER])
        part: Part
      }
      type Part @access(to: [PARENT]) { inside: Int }
    `),
  );
  const thing = { accountId: 'acc_owner', open: 1, active: 1, own: 1, money: 1, many: [], part: { inside: 1 } };
  const ask = async (caller: Caller, field: string, source: object = thing): Promise<string> => {
    const { data, errors } = await graphql({
      schema,
      source: `{ thing { ${field} } }`,
      rootValue: { thing: source },
      contextValue: { caller },
    });
    return (
      errors?.[0]?.message ?? JSON.stringify((data?.['thing'] as Record<string, unknown>)[field.split(':')[0] ?? ''])
    );
  };

  it.each([
    ['open', ['1', '1', '1', '1']],
    ['active', ['UNAUTHENTICATED', '1', '1', '1']],
    ['own', ['UNAUTHENTICATED', '1', 'FORBIDDEN', '1']],
    ['money', ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']],
  ] as const)('%s is shown to a visitor, its owner, a stranger and a reviewer as %j', async (field, expected) => {
    const seen = await Promise.all([visitor, owner, stranger, reviewer].map((caller) => ask(caller, field)));
    expect(seen).toEqual(expected);
  });

  it('takes an object that names no owner for nobody’s', async () => {
    expect(await ask(owner, 'own', { own: 1 })).toBe('FORBIDDEN');
    expect(await ask(visitor, 'own', { own: 1, accountId: undefined })).toBe('UNAUTHENTICATED');
  });

  it('is that of the parent where it says so', async () => {
    expect(await ask(owner, 'own: part { inside }')).toBe('{"inside":1}');
    expect(await ask(stranger, 'own: part { inside }')).toBe('FORBIDDEN');
  });

  it('names the right that is missing', async () => {
    const rootValue = { thing };
    const { errors } = await graphql({
      schema,
      source: '{ thing { money } }',
      rootValue,
      contextValue: { caller: owner },
    });
    const { message } = toFailure(errors?.[0]?.originalError as RuleViolation);
    expect(message.ar).toContain('موظف الإدارة المالية');
    expect(message.en).toContain('finance officer');
  });

  it('goes by whose a type says its objects are', async () => {
    const named = enforceAccess(
      schemaOf('type Query @access(to: [PUBLIC]) { a: Person } type Person @access(to: [OWNER]) { id: ID }'),
      { Person: ({ id }: { id: string }) => ({ accountId: id }) },
    );
    const ask = (caller: Caller) =>
      graphql({
        schema: named,
        source: '{ a { id } }',
        rootValue: { a: { id: 'acc_owner' } },
        contextValue: { caller },
      });
    expect((await ask(owner)).data).toEqual({ a: { id: 'acc_owner' } });
    expect((await ask(stranger)).errors?.[0]?.message).toBe('FORBIDDEN');
  });

  it('does not run a resolver that it stands in front of', async () => {
    const own = jest.fn(() => 1);
    await ask(stranger, 'own', { accountId: 'acc_owner', own });
    expect(own).not.toHaveBeenCalled();
  });
});

describe('a rule that names scopes', () => {
  const schema = enforceAccess(
    schemaOf(`
      type Query { hospital: Hospital @access(to: [], scopes: [ORGANISATION_READ, ROSTER_READ]) }
      type Hospital @access(to: [ADMIN], scopes: [ORGANISATION_READ]) { name: Int }
    `),
  );
  const ask = async (caller: Caller, organisationId?: string) => {
    const rootValue = { hospital: { name: 1, ...(organisationId && { organisationId }) } };
    const { data, errors } = await graphql({
      schema,
      source: '{ hospital { name } }',
      rootValue,
      contextValue: { caller },
    });
    return errors?.[0]?.message ?? JSON.stringify(data?.['hospital']);
  };
  const client = (...scopes: Scope[]): Caller => ({
    ...visitor,
    client: { id: 'cli_1', organisationId: 'org_1', scopes },
  });

  it('lets a client with one of them in, to its own employer alone', async () => {
    expect(await ask(client('ORGANISATION_READ'), 'org_1')).toBe('{"name":1}');
    expect(await ask(client('ORGANISATION_READ'), 'org_2')).toBe('FORBIDDEN');
    // One that says nothing of an employer is no client's; one that says so is every client's.
    expect(await ask(client('ORGANISATION_READ'))).toBe('FORBIDDEN');
    expect(await ask(client('ORGANISATION_READ'), 'ANY')).toBe('{"name":1}');
    expect(await ask(client('ROSTER_READ'), 'org_1')).toBe('FORBIDDEN');
    expect(await ask(client('ROSTER_WRITE'), 'org_1')).toBe('FORBIDDEN');
  });

  it('makes no account of a client, and no client of an account', async () => {
    expect(await ask(visitor, 'org_1')).toBe('UNAUTHENTICATED');
    expect(await ask({ ...owner, roles: ['ADMIN'] }, 'org_1')).toBe('FORBIDDEN');
    expect(() => accountOf(client('ROSTER_READ'))).toThrow('UNAUTHENTICATED');
  });
});

describe('what a use case asserts', () => {
  it('is an account, or ownership that answers like nothing there', () => {
    expect(accountOf(owner)).toBe('acc_owner');
    expect(() => accountOf(visitor)).toThrow('UNAUTHENTICATED');
    expect(() => assertOwner(owner, { accountId: 'acc_owner' })).not.toThrow();
    expect(() => assertOwner(stranger, { accountId: 'acc_owner' })).toThrow('NOT_FOUND');
  });
});
