import type { Logger } from './log';

/** The platform's time. Business rules ask it and nothing else; leases and retries use the machine's. */
export interface Clock {
  now(): Date;
  /** Calls back when time jumps, so that what has fallen due is done at once. */
  onJump(listener: () => void): void;
}

export const systemClock: Clock = { now: () => new Date(), onJump: () => undefined };

export interface FollowedClock extends Clock {
  stop(): void;
}

interface FollowOptions {
  url: string;
  log: Logger;
}

interface OpenOptions {
  url: string | undefined;
  log: Logger;
}

/** The machine's time, or that of a clock to follow where one is configured. */
export const openClock = async ({ url, log }: OpenOptions): Promise<FollowedClock> =>
  url ? followClock({ url, log }) : { ...systemClock, stop: () => undefined };

/** A clock moved by the sandbox: follows its stream of offsets, keeps the last one while the stream is away. */
export const followClock = async ({ url, log }: FollowOptions): Promise<FollowedClock> => {
  const listeners: (() => void)[] = [];
  const stopped = new AbortController();
  let offsetMs = 0;
  let settle: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (settle = resolve));
  const take = (data: string) => {
    const next = Number((JSON.parse(data) as { offsetMs: number }).offsetMs);
    const jumped = next !== offsetMs;
    offsetMs = next;
    settle();
    if (jumped) for (const listener of listeners) listener();
  };
  void follow(url, stopped.signal, take, log);
  // A service that starts before the sandbox answers must not write with a wrong time.
  const patience = setTimeout(settle, 10_000);
  await first;
  clearTimeout(patience);
  return {
    now: () => new Date(Date.now() + offsetMs),
    onJump: (listener) => void listeners.push(listener),
    stop: () => stopped.abort(),
  };
};

const follow = async (url: string, signal: AbortSignal, take: (data: string) => void, log: Logger): Promise<void> => {
  while (!signal.aborted) {
    try {
      const response = await fetch(url, { signal, headers: { accept: 'text/event-stream' } });
      let text = '';
      for await (const chunk of response.body ?? []) {
        text += Buffer.from(chunk as Uint8Array).toString('utf8');
        const lines = text.split('\n');
        text = lines.pop() ?? '';
        for (const line of lines) if (line.startsWith('data:')) take(line.slice(5));
      }
    } catch (error) {
      if (!signal.aborted) log.debug({ err: error }, 'the clock stream is away');
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 500));
  }
};
