import type { Logger } from './log';

type Run = () => Promise<unknown> | void;

/** What a process undoes when it ends: the last thing started is the first stopped, each within its time. */
export interface Stopper {
  /** Whether the process is on its way out; readiness says no from then on. */
  readonly stopping: boolean;
  /** @param patienceMs how long it may take; 8 s unless said otherwise */
  add(name: string, run: Run, patienceMs?: number): void;
  stop(): Promise<void>;
}

const usualPatienceMs = 8_000;

const within = async (name: string, work: Promise<unknown>, ms: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name} did not stop within ${ms} ms`)), ms);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
};

export const createStopper = (log: Logger): Stopper => {
  const steps: { name: string; step: Run; patienceMs: number }[] = [];
  let ended: Promise<void> | undefined;
  const run = async () => {
    for (const { name, step, patienceMs } of steps.toReversed())
      await within(name, Promise.resolve().then(step), patienceMs).catch((error: unknown) =>
        log.warn({ err: error }, 'stop'),
      );
  };
  return {
    get stopping() {
      return ended !== undefined;
    },
    add: (name, step, patienceMs = usualPatienceMs) => void steps.push({ name, step, patienceMs }),
    stop: () => (ended ??= run()),
  };
};

/** Ends the process in order on SIGTERM and SIGINT, and at once on a fault that no code expected. */
export const stopOnSignals = (stopper: Stopper, log: Logger): void => {
  const end = (code: number) => void stopper.stop().finally(() => process.exit(code));
  process.once('SIGTERM', () => end(0));
  process.once('SIGINT', () => end(0));
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught');
    end(1);
  });
};
