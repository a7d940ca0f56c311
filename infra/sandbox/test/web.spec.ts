import { call, startFixture, type Fixture } from './fixture';

const failure = (code: string) => ({ code, message: { ar: expect.stringMatching(/[ء-ي]/), en: expect.any(String) } });

describe('the web side', () => {
  let fixture: Fixture;
  beforeAll(async () => (fixture = await startFixture()));
  afterAll(() => fixture.stop());

  test('is alive and ready', async () => {
    expect(await call('GET', fixture.at('/health/live'))).toEqual({ status: 200, body: { status: 'ok' } });
    expect(await call('GET', fixture.at('/health/ready'))).toEqual({ status: 200, body: { status: 'ok' } });
  });

  test('refuses 40 MB with a clear answer', async () => {
    const answer = await call('POST', fixture.at('/sms'), { to: '+966501234567', text: 'x'.repeat(40_000_000) });
    expect(answer).toEqual({ status: 413, body: failure('BODY_TOO_LARGE') });
  });

  test('answers in both languages to what it cannot read or find', async () => {
    const headers = { 'content-type': 'application/json' };
    const broken = await fetch(fixture.at('/api/clock'), { method: 'POST', headers, body: '{"advance":' });
    expect(broken.status).toBe(400);
    expect(await broken.json()).toEqual(failure('MALFORMED_JSON'));
    expect(await call('GET', fixture.at('/nothing'))).toEqual({ status: 404, body: failure('NOT_FOUND') });
    expect(await call('GET', fixture.at('/api/bills/%E0%A4%A'))).toEqual({
      status: 400,
      body: failure('MALFORMED_REQUEST'),
    });
  });

  test('changes nothing for another site’s page', async () => {
    const answer = await call('POST', fixture.at('/api/clock'), { advance: 'P1D' }, { 'sec-fetch-site': 'cross-site' });
    expect(answer).toEqual({ status: 403, body: failure('CROSS_SITE') });
  });

  test('serves one page with a strict policy, all of it from here', async () => {
    const page = await fetch(fixture.at('/'));
    const markup = await page.text();
    expect(markup).toContain('<html lang="ar" dir="rtl">');
    expect(markup).not.toMatch(/(?:src|href)="https?:|style="|<script(?![^>]*src=)/);
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  test('its scripts never turn text into markup', async () => {
    const main = await (await fetch(fixture.at('/script/main.js'))).text();
    const names = [...main.matchAll(/from '\.\/([\w-]+\.js)'/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(5);
    for (const name of [...names, 'elements.js', 'message-text.js']) {
      const script = await (await fetch(fixture.at(`/script/${name}`))).text();
      expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc/);
    }
  });
});
