import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { visitProvider } from '../src/outsider/provider-visit';
import { startFixture, type Fixture } from './fixture';

const verifier = 'a-verifier-of-43-letters-or-more-as-rfc-7636-says';
const ID_NUMBER = '1101234563';
const SECRET = 'provider-secret-for-tests';

interface Metadata {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
}

describe('the national identity provider', () => {
  let fixture: Fixture;
  let metadata: Metadata;
  let returnUrl: string;
  beforeAll(async () => {
    fixture = await startFixture();
    returnUrl = fixture.at('/portal/provider-return');
    const found = await fetch(fixture.at('/identity-provider/.well-known/openid-configuration'));
    metadata = (await found.json()) as Metadata;
  });
  afterAll(() => fixture.stop());

  const address = (change: Record<string, string> = {}) => {
    const url = new URL(metadata.authorization_endpoint);
    url.search = new URLSearchParams({
      client_id: 'mumaris',
      response_type: 'code',
      redirect_uri: returnUrl,
      scope: 'openid national_id',
      state: 'a state',
      nonce: 'a nonce',
      acr_values: 'high substantial',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...change,
    }).toString();
    return url.href;
  };
  const exchange = async (code: string | undefined, change: Record<string, string> = {}) => {
    const reply = await fetch(metadata.token_endpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`mumaris:${SECRET}`).toString('base64')}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: code ?? '',
        redirect_uri: returnUrl,
        code_verifier: verifier,
        ...change,
      }),
    });
    return { status: reply.status, body: (await reply.json()) as { id_token?: string; error?: string } };
  };
  const claimsIn = (idToken = '') =>
    JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

  test('vouches for the ID number that was typed, as strongly as was chosen', async () => {
    expect(metadata.issuer).toBe(fixture.at('/identity-provider'));
    const { code, state, iss } = await visitProvider(address(), { idNumber: '١١٠١٢٣٤٥٦٣', acr: 'substantial' });
    expect({ state, iss }).toEqual({ state: 'a state', iss: metadata.issuer });
    const { status, body } = await exchange(code);
    expect(status).toBe(200);
    expect(claimsIn(body.id_token)).toMatchObject({
      national_id: ID_NUMBER,
      acr: 'substantial',
      nonce: 'a nonce',
      auth_time: expect.any(Number),
    });
    expect((await exchange(code)).body.error).toBe('invalid_grant');
  });

  test('gives nothing without the verifier, and nothing where none was named', async () => {
    const { code } = await visitProvider(address(), { idNumber: ID_NUMBER });
    const wrong = await exchange(code, { code_verifier: verifier.replace('a', 'b') });
    expect(wrong.body.error).toBe('invalid_grant');
    const bare = new URL(address());
    bare.searchParams.delete('code_challenge');
    bare.searchParams.delete('code_challenge_method');
    expect(await visitProvider(bare.href, { idNumber: ID_NUMBER })).toMatchObject({ error: 'invalid_request' });
  });

  test('shows its page to a person, with the people that the file names, and refuses what is no ID number', async () => {
    const people = path.join(path.dirname(fixture.config.DATA_FILE), 'people.json');
    const other = await startFixture({ PEOPLE_FILE: people });
    const url = new URL(address({ redirect_uri: other.at('/portal/provider-return') }));
    const sent = await fetch(other.at('/identity-provider/auth') + url.search, { redirect: 'manual' });
    const cookie = sent.headers.getSetCookie().map((line) => line.split(';')[0]);
    const place = other.at(sent.headers.get('location') ?? '');
    const open = async (init: RequestInit = {}) => {
      const page = await fetch(place, { ...init, headers: { cookie: cookie.join('; ') }, redirect: 'manual' });
      return { status: page.status, text: await page.text(), location: page.headers.get('location') };
    };
    expect((await open()).text).toContain('value="high" checked');
    const firstName = { ar: 'نورة', en: 'Noura' };
    const lastName = { ar: 'القحطاني', en: 'Al-Qahtani' };
    await writeFile(people, JSON.stringify({ people: [{ firstName, lastName, idNumber: ID_NUMBER }] }));
    expect((await open()).text).toContain(`name="person" value="${ID_NUMBER}"`);
    const press = (person: string, typed = '') =>
      open({ method: 'POST', body: new URLSearchParams({ acr: 'high', person, typed }) });
    expect(await press('', '1101234560')).toMatchObject({ status: 422, text: expect.stringContaining('role="alert"') });
    expect((await press('nobody')).location).toContain('/identity-provider/auth/');
    await other.stop();
  });

  test('asks everybody who comes, also in a browser that was there before', async () => {
    const first = await fetch(address(), { redirect: 'manual' });
    const cookie = '_session=of-before; _session.sig=of-before';
    const again = await fetch(address(), { redirect: 'manual', headers: { cookie } });
    for (const { headers } of [first, again]) expect(headers.get('location')).toContain('/interaction/');
  });
});
