import type { Caller } from '@mumaris/kit/auth/caller';
import { callerHeader, signCaller } from '@mumaris/kit/auth/caller';
import { keyBytes } from '@mumaris/kit/secrets/cipher';
import { OrganisationChangedV1 } from '@mumaris/schemas';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { admin, newClient, newEmployer, newKeyPair, organisationForm, staffActions } from './support/employers';
import { codesOf } from './support/people';
import { openWorld, type World } from './support/world';

let world: World;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world.close());

const fieldsOf = ({ errors }: { errors: { code: string; field: string[] | null }[] }) =>
  errors.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`);
const eventsOf = async (id: string) => {
  const query = `{ organisation(id: "${id}") { securityEvents(first: 100) { edges { node { kind by reason } } } } }`;
  interface Answer {
    organisation: { securityEvents: { edges: { node: { kind: string; by: string; reason: string | null } }[] } };
  }
  const { data } = await world.ask<Answer>(query, undefined, admin);
  return data.organisation.securityEvents.edges.map(({ node }) => node);
};
interface Revocation {
  id: string;
  at: number;
  lifted?: boolean;
}
const revocations = async (since = 0) => {
  const key = keyBytes(world.config.CALLER_KEY.reveal());
  const header = signCaller({ roles: [], address: '127.0.0.1' }, 'identity', '', key);
  const response = await fetch(`${world.url}/revocations?since=${since}`, { headers: { [callerHeader]: header } });
  return (await response.json()) as { now: number; revocations: Revocation[] };
};

test('PRT-01 staff add an employer; the others hear of it, and it is found by its id and in the list', async () => {
  const { organisation, errors } = await staffActions(world).createOrganisation(organisationForm());
  expect(errors).toEqual([]);
  expect(organisation).toMatchObject({
    status: 'ACTIVE',
    contacts: [{ name: 'مكتب التقنية', email: 'it@waha.example', phone: '+966135890000' }],
  });
  const id = organisation?.id ?? '';
  const said = await world.bus.hear(OrganisationChangedV1, ({ organisationId }) => organisationId === id);
  expect(said).toMatchObject({ name: { en: 'Al-Waha Hospital' }, city: { ar: 'الأحساء' }, status: 'ACTIVE' });
  const { data } = await world.ask<{ organisation: object }>(
    `{ organisation(id: "${id}") { id name { ar } status } }`,
    undefined,
    { accountId: 'acc_anybody' },
  );
  expect(data.organisation).toEqual({ id, name: { ar: 'مستشفى الواحة' }, status: 'ACTIVE' });
  expect(await eventsOf(id)).toEqual([{ kind: 'ORGANISATION_CREATED', by: 'STAFF', reason: null }]);
});

test('PRT-01 a form is answered with all that is wrong with it', async () => {
  const answer = await staffActions(world).createOrganisation({
    nameAr: 'Hospital',
    nameEn: ' ',
    cityAr: 'جدة'.repeat(100),
    cityEn: 'جدة',
    contacts: [{ name: '', email: 'nobody', phone: '12' }],
  });
  expect(fieldsOf(answer)).toEqual([
    'NOT_ARABIC nameAr',
    'REQUIRED nameEn',
    'TOO_LONG cityAr',
    'NOT_LATIN cityEn',
    'REQUIRED contacts.0.name',
    'EMAIL_INVALID contacts.0.email',
    'PHONE_INVALID contacts.0.phone',
  ]);
  const contact = { name: 'IT', email: 'it@waha.example' };
  const { createOrganisation } = staffActions(world);
  expect(codesOf(await createOrganisation(organisationForm({ contacts: [] })))).toEqual(['CONTACTS_COUNT']);
  const eleven = Array.from({ length: 11 }, () => contact);
  expect(codesOf(await createOrganisation(organisationForm({ contacts: eleven })))).toEqual(['CONTACTS_COUNT']);
});

test('PRT-01 names and contacts change; the others hear of names alone', async () => {
  const organisationId = await newEmployer(world);
  const { updateOrganisation } = staffActions(world);
  const contacts = [{ name: 'HR', email: 'hr@waha.example' }];
  const first = await updateOrganisation({ organisationId, ...organisationForm({ contacts }) });
  expect(first.organisation?.contacts).toEqual([{ name: 'HR', email: 'hr@waha.example', phone: null }]);
  await updateOrganisation({ organisationId, ...organisationForm({ contacts, nameEn: 'Waha Medical City' }) });
  await world.bus.hear(OrganisationChangedV1, ({ name }) => name.en === 'Waha Medical City');
  expect(world.bus.heard().filter(({ subject }) => subject === organisationId)).toHaveLength(2);
  expect((await eventsOf(organisationId)).map(({ kind }) => kind)).toEqual([
    'ORGANISATION_CHANGED',
    'ORGANISATION_CHANGED',
    'ORGANISATION_CREATED',
  ]);
  expect(codesOf(await updateOrganisation({ organisationId: 'org_none', ...organisationForm() }))).toEqual([
    'NOT_FOUND',
  ]);
});

test('PRT-01 an employer is stopped and let in again, each with its reason and once', async () => {
  const organisationId = await newEmployer(world);
  const { suspendOrganisation, reinstateOrganisation } = staffActions(world);
  expect(codesOf(await reinstateOrganisation({ organisationId, reason: 'x' }))).toEqual(['ORGANISATION_NOT_SUSPENDED']);
  expect(fieldsOf(await suspendOrganisation({ organisationId, reason: ' ' }))).toEqual(['REQUIRED reason']);
  expect((await revocations()).revocations.map(({ id }) => id)).not.toContain(organisationId);
  const { organisation } = await suspendOrganisation({ organisationId, reason: 'The contract ended' });
  expect(organisation?.status).toBe('SUSPENDED');
  expect((await revocations()).revocations.find(({ id }) => id === organisationId)).toEqual({
    id: organisationId,
    at: expect.any(Number) as number,
  });
  expect(codesOf(await suspendOrganisation({ organisationId, reason: 'x' }))).toEqual(['ORGANISATION_SUSPENDED']);
  await reinstateOrganisation({ organisationId, reason: 'A new contract' });
  expect((await revocations()).revocations.find(({ id }) => id === organisationId)).toMatchObject({ lifted: true });
  expect((await eventsOf(organisationId)).slice(0, 2)).toEqual([
    { kind: 'ORGANISATION_REINSTATED', by: 'STAFF', reason: 'A new contract' },
    { kind: 'ORGANISATION_SUSPENDED', by: 'STAFF', reason: 'The contract ended' },
  ]);
  await world.bus.hear(
    OrganisationChangedV1,
    (data) => data.organisationId === organisationId && data.status === 'SUSPENDED',
  );
});

test('PRT-01 a secret is shown once and lies nowhere; a hint tells one from another', async () => {
  const organisationId = await newEmployer(world);
  const { rotateApiClientSecret, createApiClient } = staffActions(world);
  const { id, secret } = await newClient(world, { organisationId });
  expect(secret).toMatch(/^mcs_[\w-]{43}$/);
  const rotated = await rotateApiClientSecret({ clientId: id });
  expect(rotated.client?.secrets.map(({ hint }) => hint)).toEqual([secret.slice(-4), rotated.secret?.slice(-4)]);
  const stored = await world.everythingStored();
  expect(stored).not.toContain(secret);
  expect(stored).not.toContain(rotated.secret);
  const none = await createApiClient({
    organisationId: 'org_none',
    name: 'x',
    scopes: ['ROSTER_READ'],
    method: 'CLIENT_SECRET',
  });
  expect(codesOf(none)).toEqual(['NOT_FOUND']);
  const empty = await createApiClient({ organisationId, name: ' ', scopes: [], method: 'CLIENT_SECRET' });
  expect(fieldsOf(empty)).toEqual(['REQUIRED name', 'REQUIRED scopes']);
});

test('PRT-01 a public key is taken for EdDSA, ES256 and RS256, never a private or a weak one', async () => {
  const organisationId = await newEmployer(world);
  const create = (publicKey: string | undefined, method = 'PRIVATE_KEY_JWT') =>
    staffActions(world).createApiClient({ organisationId, name: 'HR', scopes: ['ROSTER_READ'], method, publicKey });
  for (const alg of ['EdDSA', 'ES256', 'RS256'] as const) {
    const { publicKey, privateKey } = await newKeyPair(alg);
    const { client, secret } = await create(publicKey);
    const thumbprint = await calculateJwkThumbprint(JSON.parse(publicKey) as JWK);
    expect(client?.secrets[0]?.hint).toBe(thumbprint.slice(0, 12));
    expect(secret).toBeNull();
    expect(codesOf(await create(privateKey))).toEqual(['PRIVATE_KEY_REFUSED']);
  }
  const { publicKey } = await newKeyPair('ES256');
  const broken = JSON.stringify({ ...(JSON.parse(publicKey) as JWK), y: 'AAAA' });
  for (const wrong of ['', '{}', '[]', 'null', 'not json', '{"kty":"oct"}', broken, 'x'.repeat(9_000)])
    expect(codesOf(await create(wrong))).toEqual([wrong ? 'PUBLIC_KEY_INVALID' : 'REQUIRED']);
  const small = (await newKeyPair('RS256')).publicKey;
  const weak = { ...(JSON.parse(small) as JWK), n: ((JSON.parse(small) as JWK).n ?? '').slice(0, 172) };
  expect(codesOf(await create(JSON.stringify(weak)))).toEqual(['PUBLIC_KEY_SIZE']);
  expect(codesOf(await create(publicKey, 'CLIENT_SECRET'))).toEqual(['PUBLIC_KEY_NOT_NEEDED']);
});

test('PRT-01 the last secret is never retired, and a client that was ended stays so', async () => {
  const organisationId = await newEmployer(world);
  const actions = staffActions(world);
  const { id: clientId, secretId } = await newClient(world, { organisationId });
  expect(codesOf(await actions.retireApiClientSecret({ clientId, secretId }))).toEqual(['LAST_SECRET']);
  expect(fieldsOf(await actions.retireApiClientSecret({ clientId, secretId: 'sec_none' }))).toEqual([
    'NOT_FOUND secretId',
  ]);
  const { client } = await actions.revokeApiClient({ clientId, reason: 'The system is gone' });
  expect(client?.revokedAt).toBe('2026-11-22T09:00:00.000Z');
  expect((await revocations()).revocations.map(({ id }) => id)).toContain(clientId);
  for (const answer of [
    await actions.revokeApiClient({ clientId, reason: 'again' }),
    await actions.rotateApiClientSecret({ clientId }),
    await actions.retireApiClientSecret({ clientId, secretId }),
  ])
    expect(codesOf(answer)).toEqual(['CLIENT_REVOKED']);
  expect((await eventsOf(organisationId)).slice(0, 2)).toEqual([
    { kind: 'CLIENT_REVOKED', by: 'STAFF', reason: `${clientId}: The system is gone` },
    { kind: 'CLIENT_CREATED', by: 'STAFF', reason: clientId },
  ]);
});

test('PRT-01 a client reads its own employer with contacts and clients, and nothing of another', async () => {
  const [own, other] = [await newEmployer(world), await newEmployer(world)];
  const { id } = await newClient(world, { organisationId: own });
  await newClient(world, { organisationId: other });
  const reads = (...scopes: ('ORGANISATION_READ' | 'ROSTER_READ')[]): Partial<Caller> => ({
    client: { id, organisationId: own, scopes },
  });
  const mine = '{ myOrganisation { id contacts { email } clients { id scopes secrets { hint } } } }';
  const { data } = await world.ask<{ myOrganisation: object }>(mine, undefined, reads('ORGANISATION_READ'));
  expect(data.myOrganisation).toMatchObject({
    id: own,
    contacts: [{ email: 'it@waha.example' }],
    clients: [{ id, scopes: ['ORGANISATION_READ', 'ROSTER_READ'] }],
  });
  const codeOf = async (query: string, caller: Partial<Caller>) =>
    (await world.ask(query, undefined, caller)).errors?.[0]?.extensions['code'];
  expect(await codeOf(mine, reads('ROSTER_READ'))).toBe('FORBIDDEN');
  expect(await codeOf(mine, { accountId: 'acc_1' })).toBe('FORBIDDEN');
  expect(await codeOf(mine, {})).toBe('UNAUTHENTICATED');
  expect(await codeOf('{ organisations { edges { node { id } } } }', reads('ORGANISATION_READ'))).toBe('FORBIDDEN');
  const entity = await world.ask<{ _entities: (object | null)[] }>(
    'query($of: [_Any!]!) { _entities(representations: $of) { ... on Organisation { id clients { id } } } }',
    { of: [own, other].map((organisationId) => ({ __typename: 'Organisation', id: organisationId })) },
    reads('ORGANISATION_READ'),
  );
  expect(entity.errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
  expect(JSON.stringify(entity.data)).not.toContain(other);
  const staff: Partial<Caller> = { accountId: 'acc_1', roles: ['REVIEWER'] };
  for (const selection of ['clients { id }', 'contacts { email }', 'securityEvents { pageInfo { hasNextPage } }'])
    expect(await codeOf(`{ organisation(id: "${other}") { ${selection} } }`, staff)).toBe('FORBIDDEN');
});

test('PRT-01 nobody but an administrator changes an employer', async () => {
  const organisationId = await newEmployer(world);
  const { id: clientId, secretId } = await newClient(world, { organisationId });
  const actions = staffActions(world);
  const others: [Partial<Caller>, string][] = [
    [{}, 'UNAUTHENTICATED'],
    [{ accountId: 'acc_1', roles: ['SUPPORT', 'REVIEWER'] }, 'FORBIDDEN'],
    [{ client: { id: clientId, organisationId, scopes: ['ORGANISATION_READ'] } }, 'FORBIDDEN'],
  ];
  for (const [caller, code] of others) {
    const tries = [
      () => actions.createOrganisation(organisationForm(), caller),
      () => actions.updateOrganisation({ organisationId, ...organisationForm() }, caller),
      () => actions.suspendOrganisation({ organisationId, reason: 'x' }, caller),
      () => actions.reinstateOrganisation({ organisationId, reason: 'x' }, caller),
      () =>
        actions.createApiClient(
          { organisationId, name: 'x', scopes: ['ROSTER_READ'], method: 'CLIENT_SECRET' },
          caller,
        ),
      () => actions.rotateApiClientSecret({ clientId }, caller),
      () => actions.retireApiClientSecret({ clientId, secretId }, caller),
      () => actions.revokeApiClient({ clientId, reason: 'x' }, caller),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toThrow(code);
  }
});

test('IDN-08 the list of revocations is the gateway’s alone, and begins where it is asked to', async () => {
  expect((await fetch(`${world.url}/revocations?since=0`)).status).toBe(401);
  const organisationId = await newEmployer(world);
  const { id: clientId } = await newClient(world, { organisationId });
  const { now } = await revocations();
  await staffActions(world).revokeApiClient({ clientId, reason: 'x' });
  expect((await revocations(now)).revocations.map(({ id }) => id)).toEqual([clientId]);
  expect((await revocations(Date.now() + 60_000)).revocations).toEqual([]);
  for (const odd of [Number.NaN, -1]) expect((await revocations(odd)).revocations.length).toBeGreaterThan(0);
});
