import { newPractitioner, staffToken } from './people';
import { addresses, graph } from './platform';

const createOrganisation =
  'mutation ($input: CreateOrganisationInput!) { createOrganisation(input: $input) { organisation { id } errors { code message { ar en } } } }';
const createClient =
  'mutation ($input: CreateApiClientInput!) { createApiClient(input: $input) { client { id } secret errors { code message { ar en } } } }';
const revokeClient =
  'mutation ($input: RevokeApiClientInput!) { revokeApiClient(input: $input) { client { revokedAt } errors { code message { ar en } } } }';
const change = (name: string) =>
  `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { errors { code message { ar en } } } }`;
const revokeSession = change('revokeSession');
const mine = '{ myOrganisation { id status contacts { email } clients { id lastUsedAt } } }';

const withinMs = 5_000;

/** Asks over and over until the token is refused. @returns how long that took, in ms */
const untilRefused = async (query: string, token: string): Promise<number> => {
  const from = Date.now();
  for (;;) {
    const { status, body } = await graph.raw(query, {}, token);
    if (status === 401) {
      expect(body.errors?.[0]?.extensions?.code).toBe('TOKEN_REVOKED');
      return Date.now() - from;
    }
    if (Date.now() - from > 2 * withinMs) throw new Error('the token is still taken');
  }
};

const tokenOf = async (id: string, secret: string) => {
  const response = await fetch(`${addresses.gateway}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
    signal: AbortSignal.timeout(20_000),
  });
  return { status: response.status, body: (await response.json()) as { access_token: string; error?: string } };
};

const newEmployer = async (admin: string) => {
  const { organisation } = await graph.change<{ organisation: { id: string } }>(
    createOrganisation,
    {
      nameAr: 'مستشفى الواحة',
      nameEn: 'Al-Waha Hospital',
      cityAr: 'الأحساء',
      cityEn: 'Al-Ahsa',
      contacts: [{ name: 'IT', email: 'it@waha.example', phone: '0135890000' }],
    },
    admin,
  );
  const { client, secret } = await graph.change<{ client: { id: string }; secret: string }>(
    createClient,
    { organisationId: organisation.id, name: 'HR system', scopes: ['ORGANISATION_READ'], method: 'CLIENT_SECRET' },
    admin,
  );
  return { organisationId: organisation.id, clientId: client.id, secret };
};

describe('PRT-01 an employer’s client through the gateway', () => {
  test('gets a token, reads its own employer and nothing else, and is refused within 5 s of its end', async () => {
    const admin = await staffToken('ADMIN');
    const [own, other] = [await newEmployer(admin), await newEmployer(admin)];
    const { status, body } = await tokenOf(own.clientId, own.secret);
    expect(status).toBe(200);
    const token = body.access_token;
    const { myOrganisation } = await graph.ask<{ myOrganisation: object }>(mine, {}, token);
    expect(myOrganisation).toEqual({
      id: own.organisationId,
      status: 'ACTIVE',
      contacts: [{ email: 'it@waha.example' }],
      clients: [{ id: own.clientId, lastUsedAt: expect.any(String) as string }],
    });

    const stranger = `{ organisation(id: "${other.organisationId}") { contacts { email } } }`;
    for (const query of [
      stranger,
      '{ organisations { edges { node { id } } } }',
      '{ humanChallenge { provider } me { id } }',
    ])
      expect((await graph.raw<object>(query, {}, token)).body).toMatchObject(
        query.includes('me {') ? { data: { me: null } } : { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
      );
    const refused = await graph.raw(
      createClient,
      { input: { organisationId: own.organisationId, name: 'x', scopes: ['ROSTER_READ'], method: 'CLIENT_SECRET' } },
      token,
    );
    expect(refused.body.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');

    await graph.change(revokeClient, { clientId: own.clientId, reason: 'The system is gone' }, admin);
    const took = await untilRefused(mine, token);
    expect(took).toBeLessThan(withinMs);
    expect(await tokenOf(own.clientId, own.secret)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    process.stdout.write(`a revoked client was refused after ${took} ms\n`);
  });

  test('is refused within 5 s while its employer is stopped, and taken again after', async () => {
    const admin = await staffToken('ADMIN');
    const { organisationId, clientId, secret } = await newEmployer(admin);
    const token = (await tokenOf(clientId, secret)).body.access_token;
    await graph.change(change('suspendOrganisation'), { organisationId, reason: 'The contract ended' }, admin);
    expect(await untilRefused(mine, token)).toBeLessThan(withinMs);
    expect((await tokenOf(clientId, secret)).status).toBe(401);
    await graph.change(change('reinstateOrganisation'), { organisationId, reason: 'A new contract' }, admin);
    const again = (await tokenOf(clientId, secret)).body.access_token;
    const from = Date.now();
    while ((await graph.raw(mine, {}, again)).status === 401)
      if (Date.now() - from > withinMs) throw new Error('the employer is not let in again');
  });

  test('a library finds the token endpoint by the metadata', async () => {
    const response = await fetch(`${addresses.gateway}/.well-known/oauth-authorization-server`);
    expect(await response.json()).toMatchObject({
      issuer: addresses.gateway,
      token_endpoint: `${addresses.gateway}/oauth/token`,
      jwks_uri: `${addresses.gateway}/.well-known/jwks.json`,
    });
    const keys = (await (await fetch(`${addresses.gateway}/.well-known/jwks.json`)).json()) as { keys: object[] };
    expect(keys.keys).not.toHaveLength(0);
  });
});

test('IDN-08 a session that its owner ends elsewhere is refused within 5 s', async () => {
  const { token } = await newPractitioner();
  const { me } = await graph.ask<{ me: { sessions: { id: string; current: boolean }[] } }>(
    '{ me { sessions { id current } } }',
    {},
    token,
  );
  const sessionId = me.sessions.find(({ current }) => current)?.id ?? '';
  await graph.change(revokeSession, { sessionId }, token);
  const took = await untilRefused('{ me { id } }', token);
  expect(took).toBeLessThan(withinMs);
  process.stdout.write(`a revoked session was refused after ${took} ms\n`);
});
