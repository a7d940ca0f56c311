import type { RequestListener } from 'node:http';
import { listen } from '@mumaris/kit/server/listen';
import { waitFor } from '@mumaris/kit/testing';
import { startPlatform, type TestPlatform } from './platform';

const me = '{ me { id } }';
const hourMs = 3_600_000;
const client = {
  sub: 'cli_1',
  client_id: 'cli_1',
  org: 'org_1',
  scope: 'roster:read',
  sid: undefined,
  roles: undefined,
};

describe('IDN-08 revoked tokens', () => {
  let platform: TestPlatform;
  beforeEach(async () => (platform = await startPlatform()));
  afterEach(() => platform.stop());
  const answerTo = async (token: string, url?: string) => {
    const { status, errors, headers } = await platform.ask(me, { token, ...(url && { url }) });
    return { status, code: errors[0]?.extensions.code, challenge: headers.get('www-authenticate') };
  };
  const refused = { status: 401, code: 'TOKEN_REVOKED', challenge: 'Bearer error="invalid_token"' };
  const letIn = { status: 200, code: undefined, challenge: null };
  const revoke = (id: string, lifted = false) => {
    const { desk } = platform.neighbours;
    desk.revocations = [
      ...desk.revocations.filter((one) => one.id !== id),
      { id, at: Date.now(), ...(lifted && { lifted }) },
    ];
  };
  const readyOf = async (url = platform.url) => {
    const response = await fetch(`${url}/health/ready`);
    return {
      ok: response.ok,
      checks: ((await response.json()) as { checks: Record<string, { says: string }> }).checks,
    };
  };

  it.each([
    ['a session', {}, 'ses_1'],
    ['PRT-01 a client', client, 'cli_1'],
    ['PRT-01 an employer', client, 'org_1'],
  ])('of %s are refused within 5 s, though they were good a moment before', async (_, claims, id) => {
    const token = await platform.issuer.token(claims);
    expect(await answerTo(token)).toEqual(letIn);
    const from = Date.now();
    revoke(id);
    const seen = await waitFor(async () => {
      const answer = await answerTo(token);
      return answer.status === 401 && answer;
    });
    expect(Date.now() - from).toBeLessThan(5_000);
    expect(seen).toEqual(refused);
    const { errors } = await platform.ask(me, { token });
    expect(errors[0]?.extensions.message.ar).toMatch(/[ء-ي]/);
  });

  it('are those of the named session, client or employer alone', async () => {
    revoke('ses_1');
    revoke('cli_1');
    const token = await platform.issuer.token();
    await waitFor(async () => (await answerTo(token)).status === 401);
    expect(await answerTo(await platform.issuer.token({ sid: 'ses_2' }))).toEqual(letIn);
    const another = { ...client, sub: 'cli_2', client_id: 'cli_2' };
    expect(await answerTo(await platform.issuer.token(another))).toEqual(letIn);
    expect(await answerTo(await platform.issuer.token({ sub: 'ses_1', sid: 'ses_3' }))).toEqual(letIn);
  });

  it('PRT-01 are taken again once the employer is let in again', async () => {
    const token = await platform.issuer.token(client);
    revoke('org_1');
    await waitFor(async () => (await answerTo(token)).status === 401);
    revoke('org_1', true);
    await waitFor(async () => (await answerTo(token)).status === 200, { timeoutMs: 5_000 });
  });

  it('are heard of while other requests hold all connections to identity', async () => {
    let revoked: string[] = [];
    const answer: RequestListener = (request, response) => {
      // Its graph never answers.
      if (!request.url?.startsWith('/revocations')) return;
      const revocations = revoked.map((id) => ({ id, at: Date.now() }));
      response.end(JSON.stringify({ now: Date.now(), atMost: 100, revocations }));
    };
    const { url: identityUrl, server: busy } = await listen(answer, '127.0.0.1', 0);
    const { url } = await platform.another({
      IDENTITY_URL: identityUrl,
      SUBGRAPH_CONNECTIONS: '1',
      SUBGRAPH_TIMEOUT_MS: '8000',
    });
    const held = [1, 2, 3].map(() => platform.ask(me, { url }));
    const token = await platform.issuer.token(client);
    const fees = async () => (await platform.ask('{ fees { service } }', { url, token })).status;
    expect(await fees()).toBe(200);
    revoked = ['cli_1'];
    await waitFor(async () => (await fees()) === 401, { timeoutMs: 5_000 });
    busy.close().closeAllConnections();
    await Promise.all(held);
  });

  it('stay refused while identity is away, and new ones follow when it is back', async () => {
    const [one, two] = [await platform.issuer.token(), await platform.issuer.token({ sid: 'ses_2' })];
    revoke('ses_1');
    await waitFor(async () => (await answerTo(one)).status === 401);
    platform.neighbours.desk.open = false;
    await waitFor(async () => Number(/[\d.]+/.exec((await readyOf()).checks['revocations']?.says ?? '')?.[0]) > 1.5);
    expect(await answerTo(one)).toEqual(refused);
    expect(await answerTo(two)).toEqual(letIn);
    expect((await readyOf()).ok).toBe(true);
    revoke('ses_2');
    platform.neighbours.desk.open = true;
    await waitFor(async () => (await answerTo(two)).status === 401, { timeoutMs: 5_000 });
  });

  it('of the last hour are read by a gateway that starts, before it is ready', async () => {
    revoke('ses_1');
    platform.neighbours.desk.open = false;
    const { url } = await platform.another({});
    const token = await platform.issuer.token();
    expect((await readyOf(url)).ok).toBe(false);
    expect(await answerTo(token, url)).toMatchObject({ status: 503, code: 'SIGN_IN_UNAVAILABLE' });
    expect((await platform.ask(me, { url })).status).toBe(200);
    platform.neighbours.desk.open = true;
    await waitFor(async () => (await readyOf(url)).ok);
    expect(await answerTo(token, url)).toEqual(refused);
  });

  it('are read to the end where there are more than one answer holds, also of one millisecond', async () => {
    const { desk } = platform.neighbours;
    desk.atMost = 3;
    const at = Date.now() - 60_000;
    desk.revocations = Array.from({ length: 8 }, (_, index) => ({ id: `ses_${index}`, at: at + index }));
    const { url } = await platform.another({});
    expect(await answerTo(await platform.issuer.token({ sid: 'ses_7' }), url)).toEqual(refused);
    desk.revocations = Array.from({ length: 3 }, (_, index) => ({ id: `ses_${index}`, at }));
    const before = desk.asked.length;
    const other = await platform.another({});
    expect(await answerTo(await platform.issuer.token({ sid: 'ses_2' }), other.url)).toEqual(refused);
    // The gateways of before go on asking while this one starts; one that stays on a page asks thousands of times.
    expect(desk.asked.length - before).toBeLessThan(100);
  });

  it('are forgotten after an hour, when no token of them lives any more', async () => {
    platform.neighbours.desk.revocations = [{ id: 'ses_1', at: Date.now() - hourMs - 1_000 }];
    const { url } = await platform.another({});
    expect(await answerTo(await platform.issuer.token(), url)).toEqual(letIn);
  });

  it('are asked for again over a minute and a half, for what was committed late', async () => {
    const { desk } = platform.neighbours;
    await waitFor(() => desk.asked.length >= 3);
    expect(desk.asked[0]).toBe(0);
    expect(Date.now() - (desk.asked.at(-1) ?? 0)).toBeGreaterThan(89_000);
    expect(Date.now() - (desk.asked.at(-1) ?? 0)).toBeLessThan(95_000);
  });
});
