import type { Clock } from './clock';
import type { Logger } from './log';
import type { Worker } from './tasks';
import { createWake } from './wake';

interface Options {
  name: string;
  clock: Clock;
  log: Logger;
  /** The ids of what has fallen due by `now`, oldest first, at most `limit`. */
  findDue(now: Date, limit: number): Promise<string[]>;
  /** Applies the use case to one; doing it twice changes nothing. */
  apply(id: string): Promise<unknown>;
  everyMs?: number;
}

const pageSize = 100;
const maxPageSize = 10_000;

/**
 * Does what has fallen due: each period is a `dueAt` on its aggregate, so nothing is lost with a restart, and several
 * replicas may sweep at once.
 */
export const createSweep = ({ name, clock, log, findDue, apply, everyMs = 1_000 }: Options): Worker => {
  const wake = createWake();
  let stopped = false;
  let running: Promise<void> | undefined;
  clock.onJump(wake.now);

  let limit = pageSize;

  const sweepOnce = async (): Promise<boolean> => {
    const ids = await findDue(clock.now(), limit);
    let failed = 0;
    for (const id of ids)
      await apply(id).catch((error: unknown) => {
        failed += 1;
        log.warn({ err: error, id, sweep: name }, 'not swept; the next round tries again');
      });
    const full = ids.length === limit;
    // A page of nothing but failures must not hide what lies behind it.
    limit = full && failed === ids.length ? Math.min(2 * limit, maxPageSize) : pageSize;
    return full && failed < ids.length;
  };

  const loop = async () => {
    while (!stopped) {
      const more = await sweepOnce().catch((error: unknown) => {
        log.warn({ err: error, sweep: name }, 'the sweep pauses');
        return false;
      });
      if (!more && !stopped) await wake.sleep(everyMs);
    }
  };

  return {
    start: () => void (running = loop()),
    stop: async () => {
      stopped = true;
      wake.now();
      await running;
    },
  };
};
