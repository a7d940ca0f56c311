import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { startFixture, type Fixture } from './fixture';
import { newPuzzle } from './puzzle';

describe('the portal’s sign-in through the provider', () => {
  let fixture: Fixture;
  let gateway: Server;
  let reply: unknown;
  const asked: { input?: Record<string, unknown> }[] = [];

  beforeAll(async () => {
    const challenge = await newPuzzle();
    gateway = createServer((req, res) => {
      let text = '';
      req.on('data', (chunk: Buffer) => (text += chunk.toString()));
      req.on('end', () => {
        const { query, variables } = JSON.parse(text) as { query: string; variables: object };
        const isPuzzle = query.includes('humanChallenge');
        if (!isPuzzle) asked.push(variables);
        res.end(JSON.stringify(isPuzzle ? { data: { humanChallenge: { challenge } } } : reply));
      });
    }).listen(0, '127.0.0.1');
    await once(gateway, 'listening');
    fixture = await startFixture({ GATEWAY_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}` });
  });
  beforeEach(() => asked.splice(0));
  afterAll(async () => {
    await fixture.stop();
    gateway.close();
  });

  const sendBack = (cookie: string) =>
    fetch(fixture.at('/portal/provider-return'), {
      method: 'POST',
      body: new URLSearchParams({ code: 'a code', state: 'a state', iss: 'https://provider.example' }),
      headers: { cookie },
    });

  test('keeps the visit in this browser alone, and finishes it with the provider’s answer', async () => {
    expect(await (await fetch(fixture.at('/portal/provider-sign-in'))).text()).toContain('<button>');
    reply = {
      data: { beginProviderSignIn: { errors: [], visit: { id: 'secret-1', url: 'https://provider.example/' } } },
    };
    const left = await fetch(fixture.at('/portal/provider-sign-in'), { method: 'POST', redirect: 'manual' });
    expect([left.status, left.headers.get('location')]).toEqual([303, 'https://provider.example/']);
    const [cookie = ''] = left.headers.getSetCookie();
    expect(cookie).toMatch(/^provider-visit=secret-1; .*Path=\/portal; .*HttpOnly; SameSite=Lax/);
    const opened = await fetch(fixture.at('/portal/provider-return?code=a+code&state=a+state'));
    expect(await opened.text()).toContain('name="code" value="a code"');
    expect(asked).toHaveLength(1);
    reply = { data: { signInWithProvider: { errors: [], account: { name: { first: 'سارة' } } } } };
    const finished = await sendBack(cookie.split(';')[0] ?? '');
    expect([finished.status, await finished.text()]).toEqual([200, expect.stringContaining('سُجّل دخولكم')]);
    expect(asked[1]?.input).toEqual({
      visitId: 'secret-1',
      code: 'a code',
      state: 'a state',
      iss: 'https://provider.example',
    });
  });

  test('brings no visit of another browser', async () => {
    const message = { ar: 'ابدؤوا من جديد.', en: 'Begin again.' };
    reply = { data: { signInWithProvider: { errors: [{ code: 'PROVIDER_REFUSED', message }], account: null } } };
    const finished = await sendBack('');
    expect([finished.status, await finished.text()]).toEqual([422, expect.stringContaining('Begin again.')]);
    expect(asked[0]?.input).toMatchObject({ visitId: '' });
  });

  test('tells who was asked for a code, or gave up at the provider, what is next', async () => {
    reply = { data: { signInWithProvider: { errors: [], account: null } } };
    expect(await (await sendBack('')).text()).toContain('authenticator app');
    const declined = await fetch(fixture.at('/portal/provider-return?error=access_denied'));
    expect(await declined.text()).toContain('You may begin again');
  });
});
