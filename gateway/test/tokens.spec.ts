import { createSecretKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { fixedClock, waitFor } from '@mumaris/kit/testing';
import { SignJWT } from 'jose';
import { startPlatform, type TestPlatform } from './platform';
import { audience, issuerName } from './platform/issuer';

const me = '{ me { id } }';
const claims = { sub: 'acc_1', sid: 'ses_1', roles: ['ADMIN'] };

describe('tokens', () => {
  let platform: TestPlatform;
  beforeAll(async () => (platform = await startPlatform()));
  afterAll(() => platform.stop());

  const refused = async (headers: Record<string, string>, code: string) => {
    const before = platform.neighbours.callers.length;
    const answer = await platform.ask(me, { headers });
    expect(answer.status).toBe(401);
    expect(answer.data).toBeUndefined();
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0]?.extensions).toMatchObject({
      code,
      message: { ar: expect.any(String), en: expect.any(String) },
      traceId: answer.headers.get('x-trace-id'),
    });
    expect(platform.neighbours.callers).toHaveLength(before);
  };

  it('lets a caller without a token in as a visitor', async () => {
    const { status, data } = await platform.ask(me);
    expect({ status, data }).toEqual({ status: 200, data: { me: null } });
    expect(platform.neighbours.callers.at(-1)).toMatchObject({ roles: [], address: '127.0.0.1' });
    expect(platform.neighbours.callers.at(-1)).not.toHaveProperty('accountId');
  });

  it('tells the subgraphs who a good token names', async () => {
    const token = await platform.issuer.token({ roles: ['REVIEWER', 'OWNER', 'REVIEWER'] });
    const { data } = await platform.ask(me, { token, headers: { 'user-agent': 'Tests/1.0' } });
    expect(data).toEqual({ me: { id: 'acc_1' } });
    expect(platform.neighbours.callers.at(-1)).toEqual({
      accountId: 'acc_1',
      sessionId: 'ses_1',
      roles: ['REVIEWER'],
      address: '127.0.0.1',
      device: 'Tests/1.0',
    });
  });

  it('refuses an expired token with its own code, so that the app knows to refresh (IDN-08)', async () => {
    const token = await platform.issuer.token({ exp: Math.floor(Date.now() / 1_000) - 60 });
    await refused({ authorization: `Bearer ${token}` }, 'TOKEN_EXPIRED');
  });

  it.each([
    ['a sign-in', 'mutation { logIn(input: { identifier: "a", password: "b", human: "c" }) { errors { code } } }'],
    ['what is open to everybody', '{ services { code } humanChallenge { challenge } __typename }'],
    ['the same in a fragment', 'query { ...open } fragment open on Query { ... { services { code } } }'],
  ])('takes an expired token along where none is needed: %s (IDN-08)', async (_, query) => {
    const token = await platform.issuer.token({ exp: Math.floor(Date.now() / 1_000) - 60 });
    const { status, errors } = await platform.ask(query, { token });
    expect({ status, errors }).toEqual({ status: 200, errors: [] });
    expect(platform.neighbours.callers.at(-1)).not.toHaveProperty('accountId');
  });

  it('refuses an expired token where one field of several needs it (IDN-08)', async () => {
    const token = await platform.issuer.token({ exp: Math.floor(Date.now() / 1_000) - 60 });
    const { status, errors, headers } = await platform.ask(
      '{ services { code } ...mine } fragment mine on Query { me { id } }',
      { token },
    );
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(errors[0]?.extensions).toMatchObject({ code: 'TOKEN_EXPIRED' });
  });

  it.each([
    ['no scheme', 'abc'],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
    ['no token', 'Bearer'],
    ['an empty header', ''],
    ['text that is no token', 'Bearer not-a-token'],
    ['two tokens', 'Bearer a.b.c d.e.f'],
    ['a token with rubbish inside', 'Bearer !!!.###.$$$'],
    ['12 kB of text', `Bearer ${'x'.repeat(12_000)}`],
    ['12 kB without a space', 'x'.repeat(12_000)],
  ])('refuses %s', (_, authorization) => refused({ authorization }, 'TOKEN_INVALID'));

  it('refuses a token that somebody else signed, or for somebody else', async () => {
    const stranger = generateKeyPairSync('ed25519').privateKey;
    const signed = (alg: string, key: Parameters<SignJWT['sign']>[0]) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg, kid: 'k0' })
        .setIssuer(issuerName)
        .setAudience(audience)
        .setExpirationTime('1h')
        .sign(key);
    const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify(claims))}.`.replaceAll('=', '');
    const tokens = [
      await signed('EdDSA', stranger),
      await signed('HS256', createSecretKey(randomBytes(32))),
      unsigned,
      await platform.issuer.token({ iss: 'https://elsewhere.test' }),
      await platform.issuer.token({ aud: 'elsewhere' }),
      await platform.issuer.token({ sid: undefined }),
      await platform.issuer.token({ sub: undefined }),
      await platform.issuer.token({ exp: undefined }),
      await platform.issuer.token({ roles: 'ADMIN' }),
      await platform.issuer.token({ nbf: Math.floor(Date.now() / 1_000) + 600 }),
    ];
    for (const token of tokens) await refused({ authorization: `Bearer ${token}` }, 'TOKEN_INVALID');
  });

  it('refuses a token that was altered', async () => {
    const [head = '', , signature = ''] = (await platform.issuer.token()).split('.');
    const other = Buffer.from(JSON.stringify({ ...claims, iss: issuerName, aud: audience, exp: 4e9 }));
    await refused({ authorization: `Bearer ${head}.${other.toString('base64url')}.${signature}` }, 'TOKEN_INVALID');
  });

  it('IDN-08 tells 200 requests at once apart: each is its own token’s, and each is answered', async () => {
    const people = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const token = await platform.issuer.token({ sub: `acc_${index}`, sid: `ses_${index}` });
        return { device: `Tests/${index}`, accountId: `acc_${index}`, sessionId: `ses_${index}`, token };
      }),
    );
    const before = platform.neighbours.callers.length;
    const answers = await Promise.all(
      people.map(({ token, device }) => platform.ask(me, { token, headers: { 'user-agent': device } })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const seen = platform.neighbours.callers.slice(before);
    const byDevice = new Map(seen.map(({ device, accountId, sessionId }) => [device, { accountId, sessionId }]));
    expect(seen).toHaveLength(people.length);
    for (const { device, accountId, sessionId } of people)
      expect(byDevice.get(device)).toEqual({ accountId, sessionId });
  });

  it('does not ask identity again for each unknown key', async () => {
    const before = platform.issuer.asked();
    const stranger = generateKeyPairSync('ed25519').privateKey;
    for (let i = 0; i < 20; i += 1) {
      const token = await new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', kid: `x${i}` }).sign(stranger);
      await refused({ authorization: `Bearer ${token}` }, 'TOKEN_INVALID');
    }
    expect(platform.issuer.asked() - before).toBeLessThanOrEqual(1);
  });
});

describe('tokens and time', () => {
  it('judges a token by the clock of the platform', async () => {
    const clock = fixedClock(new Date());
    const platform = await startPlatform({}, clock);
    const token = await platform.issuer.token();
    expect((await platform.ask(me, { token })).status).toBe(200);
    clock.moveTo(new Date(Date.now() + 40 * 86_400_000));
    const { status, errors } = await platform.ask(me, { token });
    expect({ status, code: errors[0]?.extensions.code }).toEqual({ status: 401, code: 'TOKEN_EXPIRED' });
    await platform.stop();
  });

  it('answers 503 to a token, and serves visitors, while identity has never been reached', async () => {
    const platform = await startPlatform({ JWKS_URL: 'http://127.0.0.1:1/jwks' });
    const token = await platform.issuer.token();
    const { status, errors } = await platform.ask(me, { token });
    expect({ status, code: errors[0]?.extensions.code }).toEqual({ status: 503, code: 'SIGN_IN_UNAVAILABLE' });
    expect((await platform.ask(me)).status).toBe(200);
    expect((await fetch(`${platform.url}/health/ready`)).status).toBe(503);
    await platform.stop();
  });

  it('keeps judging tokens while identity is away for a while', async () => {
    const platform = await startPlatform();
    await waitFor(async () => (await fetch(`${platform.url}/health/ready`)).ok, { what: 'readiness' });
    await platform.issuer.stop();
    const token = await platform.issuer.token();
    expect((await platform.ask(me, { token })).status).toBe(200);
    await platform.stop();
  });
});
