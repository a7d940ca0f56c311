import type { Logger } from './log';

type Step = readonly [name: string, run: () => Promise<unknown> | void];

/** What a process undoes when it ends: the last thing started is the first stopped, each within its time. */
export interface Stopper {
  /** Whether the process is on its way out; readiness says no from then on. */
  readonly stopping: boolean;
  add(name: string, run: Step[1]): void;
  stop(): Promise<void>;
}

const stepTimeoutMs = 8_000;

const within = async (name: string, work: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name} did not stop within ${stepTimeoutMs} ms`)), stepTimeoutMs);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
};

export const createStopper = (log: Logger): Stopper => {
  const steps: Step[] = [];
  let ended: Promise<void> | undefined;
  const run = async () => {
    for (const [name, step] of steps.toReversed())
      await within(name, Promise.resolve().then(step)).catch((error: unknown) => log.warn({ err: error }, 'stop'));
  };
  return {
    get stopping() {
      return ended !== undefined;
    },
    add: (name, step) => void steps.push([name, step]),
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
