import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { startFixture, type Fixture } from './fixture';

interface Asked {
  headers: Record<string, unknown>;
  body: { query: string; variables: unknown };
}

describe('the pages behind links', () => {
  let fixture: Fixture;
  let gateway: Server;
  let reply: unknown;
  const asked: Asked[] = [];

  beforeAll(async () => {
    gateway = createServer((req, res) => {
      let text = '';
      req.on('data', (chunk: Buffer) => (text += chunk.toString()));
      req.on('end', () => {
        asked.push({ headers: req.headers, body: JSON.parse(text) as Asked['body'] });
        res.setHeader('content-type', 'application/json').end(JSON.stringify(reply));
      });
    }).listen(0, '127.0.0.1');
    await once(gateway, 'listening');
    fixture = await startFixture({ GATEWAY_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}` });
  });
  beforeEach(() => void asked.splice(0));
  afterAll(async () => {
    await fixture.stop();
    gateway.close();
  });

  const activate = async (token: string) => {
    const answer = await fetch(fixture.at('/portal/activate'), {
      method: 'POST',
      body: new URLSearchParams({ token }),
    });
    return { status: answer.status, text: await answer.text() };
  };

  test('opening the activation link only shows a button', async () => {
    const page = await fetch(fixture.at(`/portal/activate?token=${encodeURIComponent('a"><script>')}`));
    const text = await page.text();
    expect(text).toContain('value="a&quot;&gt;&lt;script&gt;"');
    expect(text).toContain('تفعيل');
    expect(asked).toEqual([]);
  });

  test('the button activates by the graph', async () => {
    reply = { data: { activateByLink: { errors: [], activation: { emailConfirmed: true, active: true } } } };
    expect(await activate('t-1')).toMatchObject({
      status: 200,
      text: expect.stringContaining('The account is activated'),
    });
    expect(asked[0]?.headers['apollo-require-preflight']).toBe('1');
    expect(asked[0]?.body.variables).toEqual({ input: { token: 't-1' } });
  });

  test('shows the graph’s own words in both languages', async () => {
    const message = { ar: 'انتهت صلاحية الرابط', en: 'The link has <expired>' };
    reply = { data: { activateByLink: { errors: [{ code: 'LINK_EXPIRED', message }], activation: null } } };
    const { status, text } = await activate('t-2');
    expect(status).toBe(422);
    expect(text).toContain(message.ar);
    expect(text).toContain('The link has &lt;expired&gt;');
    reply = { errors: [{ message: 'masked' }], data: null };
    expect((await activate('t-3')).text).toContain('did not accept');
  });

  test('says so when the graph is not there', async () => {
    const alone = await startFixture({ GATEWAY_URL: 'http://127.0.0.1:1' });
    const answer = await fetch(alone.at('/portal/activate'), {
      method: 'POST',
      body: new URLSearchParams({ token: 't' }),
    });
    expect(await answer.text()).toContain('could not be reached');
    await alone.stop();
  });

  test('a link without a token, and the way back from a payment', async () => {
    const broken = await fetch(fixture.at('/portal/activate'), { headers: { accept: 'text/html' } });
    expect(broken.status).toBe(400);
    expect(await broken.text()).toContain('The input is not valid');
    expect(await (await fetch(fixture.at('/portal/return?outcome=captured'))).text()).toContain('Payment received');
    expect(await (await fetch(fixture.at('/portal/return?outcome=declined'))).text()).toContain('declined');
  });
});
