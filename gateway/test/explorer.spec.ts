import { createChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import express from 'express';
import { askWith, type Post } from '../src/explorer/page/ask';
import { explorerRoutes } from '../src/explorer/routes';
import { proveHuman } from '../src/explorer/page/human';
import { close, listen } from '@mumaris/kit/server/listen';

describe('the explorer', () => {
  it('IDN-03 solves a challenge as the widget of an app would', async () => {
    const puzzle = await createChallenge({ algorithm: 'PBKDF2/SHA-256', cost: 10, counter: 42, deriveKey });
    const proof = JSON.parse(Buffer.from(await proveHuman(puzzle), 'base64').toString()) as object;
    expect(proof).toMatchObject({ challenge: puzzle, solution: { counter: 42 } });
  });

  it.each(['TOKEN_EXPIRED', 'TOKEN_REVOKED', 'TOKEN_INVALID'])(
    'IDN-08 forgets a token that is refused with %s, and asks once more without it',
    async (code) => {
      let kept = 'old';
      const sent: unknown[] = [];
      const post: Post = async (_, headers) => {
        sent.push(headers);
        if (headers['authorization']) return { errors: [{ extensions: { code } }] };
        return { data: { logIn: { tokens: { accessToken: 'fresh' } } } };
      };
      const ask = askWith({ read: () => kept, keep: (token) => (kept = token) }, post);
      const answer = await ask({ query: 'mutation { logIn }' });
      expect(answer.errors).toBeUndefined();
      expect(sent).toEqual([{ authorization: 'Bearer old' }, {}]);
      expect(kept).toBe('fresh');
    },
  );

  it('keeps its token when something else is refused, and asks once', async () => {
    let kept = 'good';
    let times = 0;
    const post: Post = async () => {
      times += 1;
      return { errors: [{ extensions: { code: 'FORBIDDEN' } }] };
    };
    await askWith({ read: () => kept, keep: (token) => (kept = token) }, post)({ query: '{ me { id } }' });
    expect({ kept, times }).toEqual({ kept: 'good', times: 1 });
  });

  it('is one page of its own files, under a policy that runs nothing else', async () => {
    const listening = await listen(express().use(explorerRoutes()), '127.0.0.1', 0);
    const page = await fetch(listening.url);
    expect(page.status).toBe(200);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:/);
    const html = await page.text();
    const files = [...html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, file]) => file ?? '');
    expect(files.length).toBeGreaterThan(1);
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    for (const file of files) expect((await fetch(`${listening.url}/${file}`)).status).toBe(200);
    await close(listening);
  });
});
