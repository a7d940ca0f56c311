import { once } from 'node:events';
import { ended, start } from './support/process';

const outputOf = (child: ReturnType<typeof start>): string[] => {
  const seen: string[] = [];
  child.stdout?.on('data', (chunk: Buffer) => seen.push(chunk.toString()));
  return seen;
};

describe('a process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'told to end by %s stops what it started, in order, and is well',
    async (signal) => {
      const child = start('stopper.mjs', {}, 'pipe');
      const seen = outputOf(child);
      if (child.stdout) await once(child.stdout, 'data');
      child.kill(signal);
      expect(await ended(child)).toBe(0);
      expect(seen.join('')).toBe('started server store ');
    },
  );

  it.each(['thrown', 'rejected'])(
    'that meets an unexpected fault, %s, stops in order and says that it was one',
    async (fault) => {
      const child = start('stopper.mjs', { fault }, 'pipe');
      const seen = outputOf(child);
      expect(await ended(child)).toBe(1);
      expect(seen.join('')).toBe('started server store ');
    },
  );
});
