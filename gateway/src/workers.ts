import cluster, { type Worker } from 'node:cluster';
import { createLogger } from '@mumaris/kit/log';
import type { RunningService } from '@mumaris/kit/service';
import type { GatewayConfig } from './config';

/** A process that ends again and again is started again ever later. */
const firstPauseMs = 200;
const longestPauseMs = 10_000;
/** So long it has to run to be well. */
const wellMs = 30_000;

/**
 * Runs so many processes of the gateway on one port, each with all that it needs: keys, revocations and the supergraph are
 * read by each within the same seconds. One that ends is started again; told to stop, all stop in order.
 */
export const runWorkers = ({ WORKERS, LOG_LEVEL, HOST, PORT }: GatewayConfig): RunningService => {
  const log = createLogger('gateway', LOG_LEVEL);
  const running = new Set<Worker>();
  let stopping = false;
  let pauseMs = firstPauseMs;

  const start = () => {
    if (stopping) return;
    const began = Date.now();
    const worker = cluster.fork();
    running.add(worker);
    worker.once('exit', (code, signal) => {
      running.delete(worker);
      if (stopping) return;
      pauseMs = Date.now() - began > wellMs ? firstPauseMs : Math.min(2 * pauseMs, longestPauseMs);
      log.error({ code, signal, pauseMs }, 'a process of the gateway ended; another is started');
      setTimeout(start, pauseMs);
    });
  };
  const ended = (worker: Worker) =>
    new Promise<void>((resolve) => {
      worker.once('exit', () => resolve());
      worker.process.kill('SIGTERM');
    });
  for (let worker = 0; worker < WORKERS; worker += 1) start();
  return {
    url: `http://${HOST}:${PORT}`,
    stop: async () => {
      stopping = true;
      await Promise.all([...running].map(ended));
    },
  };
};
