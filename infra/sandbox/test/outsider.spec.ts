import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { createGraph, createTown, type Graph, logIn } from '../src/outsider';
import { newPuzzle } from './puzzle';

const tokens = { accessToken: 'access', refreshToken: 'refresh' };
const account = { id: 'acc_1' };

/** A graph that asks for a second factor, or not. */
const graphWith = (secondFactor: { id: string } | null) => {
  const changes: object[] = [];
  const graph: Graph = {
    raw: () => Promise.reject(new Error('not asked here')),
    ask: async <T>() => ({ humanChallenge: { challenge: await newPuzzle() } }) as T,
    change: async <T>(document: string, input: object) => {
      changes.push(input);
      const isFirst = document.includes('logIn(');
      return (isFirst && secondFactor ? { tokens: null, account: null, secondFactor } : { tokens, account }) as T;
    },
  };
  return { graph, changes };
};

describe('an outsider signs in', () => {
  test('IDN-07 with the password alone, where nothing else is asked for', async () => {
    const { graph, changes } = graphWith(null);
    expect(await logIn(graph, 'a@mail.example', 'pw', () => Promise.reject(new Error('no code is wanted')))).toEqual({
      tokens,
      account,
    });
    expect(changes).toEqual([{ identifier: 'a@mail.example', password: 'pw', human: expect.any(String) }]);
  });

  test('IDN-14 with a code of the authenticator app, where a second factor is asked for', async () => {
    const { graph, changes } = graphWith({ id: 'sfc_1' });
    expect(await logIn(graph, 'a@mail.example', 'pw', () => Promise.resolve('482913'))).toEqual({ tokens, account });
    expect(changes[1]).toEqual({ challengeId: 'sfc_1', code: '482913' });
    await expect(logIn(graph, 'a@mail.example', 'pw')).rejects.toThrow('a second factor is asked for');
  });
});

describe('an outsider is refused', () => {
  let gateway: Server;
  let answer: object;
  beforeAll(async () => {
    gateway = createServer((_req, res) => void res.end(JSON.stringify(answer))).listen(0, '127.0.0.1');
    await once(gateway, 'listening');
  });
  afterAll(() => void gateway.close());

  const change = () =>
    createGraph(`http://127.0.0.1:${(gateway.address() as AddressInfo).port}`).change('mutation { x }', {});

  test('in the words of each failure of the payload', async () => {
    const failure = (code: string, en: string) => ({ code, message: { ar: 'نص', en } });
    answer = { data: { x: { errors: [failure('TOO_LONG', 'Too long.'), failure('REQUIRED', 'Fill it in.')] } } };
    await expect(change()).rejects.toMatchObject({
      code: 'TOO_LONG',
      message: 'Too long. (TOO_LONG)\nFill it in. (REQUIRED)',
    });
  });

  test('in the words of the gateway, where the request is refused as a whole', async () => {
    answer = {
      errors: [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }, { message: 'And more.' }],
    };
    await expect(change()).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'Sign in first. (UNAUTHENTICATED)\nAnd more. (UNKNOWN)',
    });
  });

  test('and told what there is, where there is no payload', async () => {
    answer = { data: {} };
    await expect(change()).rejects.toMatchObject({ code: 'NO_PAYLOAD', message: 'NO_PAYLOAD: {}' });
  });
});

describe('an outsider waits for a code', () => {
  let sandbox: Server;
  let retryAfter: string[];
  beforeAll(async () => {
    sandbox = createServer((_req, res) => {
      const wait = retryAfter.shift();
      if (wait === undefined) res.end(JSON.stringify({ code: '482913' }));
      else res.writeHead(425, { 'retry-after': wait }).end('{}');
    }).listen(0, '127.0.0.1');
    await once(sandbox, 'listening');
  });
  afterAll(() => void sandbox.close());

  const code = () =>
    createTown(`http://127.0.0.1:${(sandbox.address() as AddressInfo).port}`).authenticatorCode('a@mail.example');

  test('IDN-14 as long as the app says, and asks again', async () => {
    retryAfter = ['0', '0'];
    expect(await code()).toBe('482913');
  });

  test('and not longer than 40 s', async () => {
    retryAfter = ['41'];
    await expect(code()).rejects.toThrow('no fresh code for a@mail.example in 40 s');
  });
});
