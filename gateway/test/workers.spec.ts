import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { waitFor } from '@mumaris/kit/testing';
import { startPlatform, type TestPlatform } from './platform';

const program = path.join(__dirname, '..', 'dist', 'main.js');

/** The processes that a process has started; one that it plans by is a child of each of its own. */
const childrenOf = ({ pid }: ChildProcess): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);

/** Asks over a connection of its own. */
const statusOf = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const agent = new Agent({ keepAlive: false });
    const options = {
      port,
      host: '127.0.0.1',
      path: '/graphql',
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json' },
    };
    request(options, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    })
      .once('error', reject)
      .end('{"query":"{ fees { service } }"}');
  });

describe('several processes on one port', () => {
  let platform: TestPlatform;
  let gateway: ChildProcess;
  const port = 20_000 + (process.pid % 10_000);
  const answers = async () => (await statusOf(port).catch(() => 0)) === 200;

  beforeAll(async () => {
    platform = await startPlatform();
    const env = { ...process.env, ...platform.environment, WORKERS: '2', PORT: String(port), STOP_GRACE_MS: '0' };
    gateway = spawn(process.execPath, [program], { env, stdio: 'ignore' });
    await waitFor(answers, { what: 'the gateway', timeoutMs: 50_000 });
    await waitFor(() => childrenOf(gateway).length === 2, { what: 'two processes' });
  });
  afterAll(async () => {
    gateway.kill('SIGKILL');
    await platform.stop();
  });

  it('go on when one of them ends, which is started again', async () => {
    const [first = 0] = childrenOf(gateway);
    process.kill(first, 'SIGKILL');
    await waitFor(() => !childrenOf(gateway).includes(first));
    await waitFor(() => childrenOf(gateway).length === 2, { what: 'another process', timeoutMs: 50_000 });
    await waitFor(answers, { what: 'an answer', timeoutMs: 50_000 });
    for (let time = 0; time < 20; time += 1) expect(await statusOf(port)).toBe(200);
  });

  it('stop in order', async () => {
    const exit = once(gateway, 'exit');
    gateway.kill('SIGTERM');
    expect((await exit)[0]).toBe(0);
    expect(await answers()).toBe(false);
  });
});
