import { callerHeader, signCaller } from '@mumaris/kit/auth/caller';
import { keyBytes } from '@mumaris/kit/secrets/cipher';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { withAssembly } from '../src/commands/command';
import {
  askForToken,
  basic,
  jwtBearer,
  newClient,
  newEmployer,
  newKeyPair,
  staffActions,
  type TokenAnswer,
} from './support/employers';
import { codesOf } from './support/people';
import { openWorld, start, type World } from './support/world';

let world: World;
let organisationId = '';
beforeAll(async () => {
  world = await openWorld();
  organisationId = await newEmployer(world);
});
afterAll(() => world.close());
afterEach(() => world.clock.moveTo(start));

const refusedClient = {
  status: 401,
  body: { error: 'invalid_client', error_description: 'client authentication failed' },
};
const claimsOf = async ({ body }: TokenAnswer) => {
  const keys = createRemoteJWKSet(new URL(`${world.url}/.well-known/jwks.json`));
  const { payload } = await jwtVerify(body.access_token ?? '', keys, {
    issuer: 'https://mumaris.example',
    audience: 'mumaris',
    algorithms: ['EdDSA'],
    currentDate: world.clock.now(),
  });
  return payload;
};
const bySecret = (id: string, secret: string, form: Record<string, string> = {}) =>
  askForToken(world, { authorization: basic(id, secret), form });
const byAssertion = (assertion: string, form: Record<string, string> = {}) =>
  askForToken(world, { form: { client_assertion_type: jwtBearer, client_assertion: assertion, ...form } });

test('PRT-01, IDN-14 a client gets an EdDSA token of 10 minutes of the platform’s time, for its employer and its scopes', async () => {
  const { id, secret } = await newClient(world, { organisationId });
  world.clock.moveTo('2026-12-01T00:00:00.000Z');
  const answer = await bySecret(id, secret);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    token_type: 'Bearer',
    expires_in: 600,
    scope: 'organisation:read roster:read',
  });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const iat = Date.parse('2026-12-01T00:00:00.000Z') / 1_000;
  expect(await claimsOf(answer)).toEqual({
    iss: 'https://mumaris.example',
    aud: 'mumaris',
    sub: id,
    client_id: id,
    org: organisationId,
    scope: 'organisation:read roster:read',
    jti: expect.any(String) as string,
    iat,
    exp: iat + 600,
  });
});

test('PRT-01 the secret is taken in the header and in the form', async () => {
  const { id, secret } = await newClient(world, { organisationId });
  const posted = await askForToken(world, { form: { client_id: id, client_secret: secret } });
  expect(posted.status).toBe(200);
  expect((await claimsOf(posted))['org']).toBe(organisationId);
  const both = await askForToken(world, {
    authorization: basic(id, secret),
    form: { client_id: id, client_secret: secret },
  });
  expect(both).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
});

test('PRT-01 a wrong secret, an unknown client and a key’s client by a secret are refused alike', async () => {
  const { id, secret } = await newClient(world, { organisationId });
  const pair = await newKeyPair('EdDSA');
  const byKey = await newClient(world, { organisationId, method: 'PRIVATE_KEY_JWT', publicKey: pair.publicKey });
  const answers = [
    await bySecret(id, `${secret}x`),
    await bySecret(id, 'mcs_'),
    await bySecret('cli_nobody', secret),
    await bySecret(byKey.id, secret),
    await byAssertion(await pair.assertion(id)),
    await bySecret('__proto__', secret),
  ];
  for (const answer of answers) expect(answer).toMatchObject(refusedClient);
  expect(answers.map(({ body }) => Object.keys(body).length)).toEqual(answers.map(() => 2));
});

test('PRT-01 what is no request for client credentials is refused in OAuth’s words', async () => {
  const { id, secret } = await newClient(world, { organisationId });
  expect(await bySecret(id, secret, { grant_type: 'password' })).toMatchObject({
    status: 400,
    body: { error: 'unsupported_grant_type' },
  });
  expect(await bySecret(id, secret, { resource: 'urn:other' })).toMatchObject({ body: { error: 'invalid_target' } });
  expect(await askForToken(world)).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
});

test.each(['EdDSA', 'ES256', 'RS256'] as const)(
  'PRT-01 a client proves itself by a JWT signed with %s',
  async (alg) => {
    const pair = await newKeyPair(alg);
    const { id } = await newClient(world, { organisationId, method: 'PRIVATE_KEY_JWT', publicKey: pair.publicKey });
    for (const aud of ['https://mumaris.example', 'https://mumaris.example/oauth/token']) {
      const answer = await byAssertion(await pair.assertion(id, { aud }));
      expect(answer.status).toBe(200);
      expect((await claimsOf(answer))['client_id']).toBe(id);
    }
  },
);

test('PRT-01 an assertion works once, also when it is sent ten times at once', async () => {
  const pair = await newKeyPair('EdDSA');
  const { id } = await newClient(world, { organisationId, method: 'PRIVATE_KEY_JWT', publicKey: pair.publicKey });
  const assertion = await pair.assertion(id);
  const answers = await Promise.all(Array.from({ length: 10 }, () => byAssertion(assertion)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(401)]);
  expect(await byAssertion(assertion)).toMatchObject(refusedClient);
});

test('PRT-01 an assertion that is stale, for somebody else, of another key, or good for long is refused', async () => {
  const pair = await newKeyPair('ES256');
  const { id } = await newClient(world, { organisationId, method: 'PRIVATE_KEY_JWT', publicKey: pair.publicKey });
  const now = Math.floor(Date.now() / 1_000);
  const stranger = await newKeyPair('ES256');
  const assertions = [
    await pair.assertion(id, { exp: now - 60 }),
    await pair.assertion(id, { exp: now + 3_600 }),
    await pair.assertion(id, { aud: 'https://elsewhere.example' }),
    await pair.assertion(id, { iss: 'cli_other' }),
    await pair.assertion(id, { jti: undefined }),
    await stranger.assertion(id),
  ];
  for (const assertion of assertions) expect(await byAssertion(assertion)).toMatchObject(refusedClient);
});

test('PRT-01 two secrets work until the first is retired; a third is refused before that', async () => {
  const { rotateApiClientSecret, retireApiClientSecret } = staffActions(world);
  const { id, secret, secretId } = await newClient(world, { organisationId });
  const { secret: second } = await rotateApiClientSecret({ clientId: id });
  expect(codesOf(await rotateApiClientSecret({ clientId: id }))).toEqual(['TOO_MANY_SECRETS']);
  expect((await bySecret(id, secret)).status).toBe(200);
  expect((await bySecret(id, second ?? '')).status).toBe(200);
  expect(codesOf(await retireApiClientSecret({ clientId: id, secretId }))).toEqual([]);
  expect(await bySecret(id, secret)).toMatchObject(refusedClient);
  expect((await bySecret(id, second ?? '')).status).toBe(200);
});

test('PRT-01 two keys work until the first is retired', async () => {
  const { rotateApiClientSecret, retireApiClientSecret } = staffActions(world);
  const [one, two] = [await newKeyPair('EdDSA'), await newKeyPair('ES256')];
  const { id, secretId } = await newClient(world, {
    organisationId,
    method: 'PRIVATE_KEY_JWT',
    publicKey: one.publicKey,
  });
  expect(codesOf(await rotateApiClientSecret({ clientId: id, publicKey: one.publicKey }))).toEqual([
    'PUBLIC_KEY_KNOWN',
  ]);
  await rotateApiClientSecret({ clientId: id, publicKey: two.publicKey });
  for (const pair of [one, two]) expect((await byAssertion(await pair.assertion(id))).status).toBe(200);
  await retireApiClientSecret({ clientId: id, secretId });
  expect(await byAssertion(await one.assertion(id))).toMatchObject(refusedClient);
  expect((await byAssertion(await two.assertion(id))).status).toBe(200);
});

test('PRT-01 a client that was ended gets no token, nor one of a stopped employer until it is let in again', async () => {
  const actions = staffActions(world);
  const employer = await newEmployer(world);
  const [ended, stopped] = [
    await newClient(world, { organisationId: employer }),
    await newClient(world, { organisationId: employer }),
  ];
  await actions.revokeApiClient({ clientId: ended.id, reason: 'The system is gone' });
  expect(await bySecret(ended.id, ended.secret)).toMatchObject(refusedClient);
  expect((await bySecret(stopped.id, stopped.secret)).status).toBe(200);
  await actions.suspendOrganisation({ organisationId: employer, reason: 'Contract ended' });
  expect(await bySecret(stopped.id, stopped.secret)).toMatchObject(refusedClient);
  await actions.reinstateOrganisation({ organisationId: employer, reason: 'New contract' });
  expect((await bySecret(stopped.id, stopped.secret)).status).toBe(200);
  expect(await bySecret(ended.id, ended.secret)).toMatchObject(refusedClient);
});

test('PRT-01 a client is given what it asks for of what it has, and never more', async () => {
  const { id, secret } = await newClient(world, { organisationId });
  const granted = async (scope: string) => {
    const { status, body } = await bySecret(id, secret, { scope });
    return status === 200 ? body.scope : body.error;
  };
  expect(await granted('roster:read')).toBe('roster:read');
  expect(await granted('roster:write organisation:read openid')).toBe('organisation:read');
  expect(await granted('roster:write')).toBe('invalid_scope');
  expect(await granted('ORGANISATION_READ')).toBe('invalid_scope');
});

test('PRT-01 a new signing key logs no client out, and signs once it is its turn', async () => {
  const { id, secret } = await newClient(world, { organisationId });
  const before = await bySecret(id, secret);
  const kid = await withAssembly(world.config, ({ keyRing }) => keyRing.rotate(), world.clock);
  world.clock.moveTo(new Date(world.clock.now().getTime() + 2 * 60_000));
  const after = await bySecret(id, secret);
  expect(decodeProtectedHeader(after.body.access_token ?? '').kid).toBe(kid);
  expect(decodeProtectedHeader(before.body.access_token ?? '').kid).not.toBe(kid);
  for (const answer of [before, after]) expect((await claimsOf(answer)).sub).toBe(id);
});

test('PRT-01 staff see when a client last got a token', async () => {
  const { id, secret } = await newClient(world, { organisationId });
  world.clock.moveTo('2026-11-22T10:00:00.000Z');
  await bySecret(id, secret);
  await bySecret(id, 'wrong');
  const { client } = await staffActions(world).rotateApiClientSecret({ clientId: id });
  expect(client?.lastUsedAt).toBe('2026-11-22T10:00:00.000Z');
});

test('IDN-12 a client and an address may ask only so often; a stranger uses nobody’s tries up', async () => {
  const { id, secret } = await newClient(world, { organisationId });
  const from = (address: string, password: string) =>
    askForToken(world, { authorization: basic(id, password), address });
  const statuses = new Map<number, number>();
  const count = ({ status }: TokenAnswer) => statuses.set(status, (statuses.get(status) ?? 0) + 1);
  for (let at = 0; at < 310; at += 62)
    (await Promise.all(Array.from({ length: 62 }, () => from('198.51.100.1', 'wrong')))).forEach(count);
  expect(Object.fromEntries(statuses)).toEqual({ 401: 300, 429: 10 });
  const refused = await from('198.51.100.1', secret);
  expect(refused).toMatchObject({ status: 429, body: { error: 'slow_down' } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  for (let at = 0; at < 100; at += 50)
    await Promise.all(Array.from({ length: 50 }, () => from('198.51.100.2', secret)));
  const spent = await from('198.51.100.3', secret);
  expect(spent).toMatchObject({ status: 429, body: { error: 'slow_down' } });
  expect(Number(spent.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('the token endpoint answers the gateway alone, and no large body', async () => {
  const { id, secret } = await newClient(world, { organisationId });
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret });
  const post = (text: string, header?: string) =>
    fetch(`${world.url}/oauth/token`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(header && { [callerHeader]: header }),
      },
      body: text,
    });
  const key = keyBytes(world.config.CALLER_KEY.reveal());
  const signature = (text: string) => signCaller({ roles: [], address: '192.0.2.9' }, 'identity', text, key);
  expect((await post(body.toString())).status).toBe(401);
  expect((await post(`${body.toString()}&scope=roster:read`, signature(body.toString()))).status).toBe(401);
  const large = `${body.toString()}&x=${'x'.repeat(11_000)}`;
  expect((await post(large, signature(large))).status).toBe(413);
});

test('PRT-01 a library finds its way by the metadata, which names nothing that is not served', async () => {
  const response = await fetch(`${world.url}/.well-known/oauth-authorization-server`);
  expect(await response.json()).toEqual({
    issuer: 'https://mumaris.example',
    token_endpoint: 'https://mumaris.example/oauth/token',
    jwks_uri: 'https://mumaris.example/.well-known/jwks.json',
    grant_types_supported: ['client_credentials'],
    response_types_supported: [],
    scopes_supported: expect.arrayContaining(['organisation:read', 'roster:write']) as string[],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['EdDSA', 'Ed25519', 'ES256', 'RS256'],
  });
  for (const path of ['/auth', '/oauth/authorize', '/me', '/session/end', '/token'])
    expect((await fetch(`${world.url}${path}`)).status).toBe(404);
});
