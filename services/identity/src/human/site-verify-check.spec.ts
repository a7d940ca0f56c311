import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Secret } from '@mumaris/kit/config';
import { testLog } from '@mumaris/kit/testing';
import { siteVerifyCheck } from './site-verify-check';

type Answer = (form: URLSearchParams) => { status?: number; body?: unknown };

const open = async (provider: 'HCAPTCHA' | 'TURNSTILE', answer: Answer) => {
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      const form = new URLSearchParams(text);
      asked.push(form);
      const { status = 200, body } = answer(form);
      response.statusCode = status;
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const used = new Set<string>();
  const check = siteVerifyCheck({
    provider,
    siteKey: 'site-1',
    secret: new Secret('secret-1'),
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rules: { expiresAfterMinutes: 5 },
    solutions: { use: async (mark) => !used.has(mark) && Boolean(used.add(mark)) },
    log: testLog,
  });
  return { check, asked, close: () => new Promise((resolve) => server.close(resolve)) };
};

describe.each(['HCAPTCHA', 'TURNSTILE'] as const)('%s', (provider) => {
  test('IDN-03 gives pages its site key, and asks the provider about a token, once', async () => {
    const { check, asked, close } = await open(provider, () => ({ body: { success: true } }));
    expect(await check.newChallenge('192.0.2.1')).toMatchObject({ provider, challenge: 'site-1' });
    await check.accept('token-1');
    expect(Object.fromEntries(asked[0] ?? [])).toEqual({
      secret: 'secret-1',
      response: 'token-1',
      sitekey: 'site-1',
    });
    await expect(check.accept('token-1')).rejects.toMatchObject({ code: 'HUMAN_PROOF_USED' });
    expect(asked).toHaveLength(1);
    await close();
  });

  test('IDN-03 of ten that send a token at once one is let in', async () => {
    const { check, close } = await open(provider, () => ({ body: { success: true } }));
    const ends = await Promise.allSettled(Array.from({ length: 10 }, () => check.accept('token-2')));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await close();
  });

  test.each([
    ['refuses a token', { body: { success: false, 'error-codes': ['invalid-input-response'] } }, 'HUMAN_PROOF_INVALID'],
    ['has seen it', { body: { success: false, 'error-codes': ['timeout-or-duplicate'] } }, 'HUMAN_PROOF_EXPIRED'],
    ['is broken', { status: 500 }, 'HUMAN_CHECK_AWAY'],
    ['answers nonsense', { body: 'hello' }, 'HUMAN_CHECK_AWAY'],
  ])('IDN-03 where the provider %s the person is told so', async (_, answer, code) => {
    const { check, close } = await open(provider, () => answer);
    await expect(check.accept('token')).rejects.toMatchObject({ code, field: ['human'] });
    await close();
  });

  test('IDN-03 no token, or one too long, is not worth asking about', async () => {
    const { check, asked, close } = await open(provider, () => ({ body: { success: true } }));
    for (const token of ['', 'x'.repeat(8_193)])
      await expect(check.accept(token)).rejects.toMatchObject({ code: 'HUMAN_PROOF_INVALID' });
    expect(asked).toEqual([]);
    await close();
  });
});
