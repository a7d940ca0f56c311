import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { waitFor } from '@mumaris/kit/testing';
import type { World } from './world';

const main = path.join(__dirname, '../../dist/main.js');

/** Another replica of a world's service, in a process of its own as in production: `log` is all that it has written. */
export const startReplica = async ({ environment }: World, changes: Record<string, string>) => {
  const env = { PATH: process.env['PATH'], ...environment, ...changes };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  const url = await waitFor(() => /"url":"(http:[^"]+)"/.exec(log)?.[1], { what: 'the replica', timeoutMs: 60_000 });
  return {
    url,
    log: () => log,
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'close');
      child.kill('SIGTERM');
      await ended;
    },
  };
};
