import { Router } from 'express';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Logger } from './log';

/** What a process measures of itself, as Prometheus reads it at `/metrics`. */
export interface Metrics {
  /** A number that is read whenever somebody asks; its name is told with `mumaris_` before it. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void;
  readonly routes: Router;
}

/** The measures of one process; memory, event loop and garbage collection are among them. */
export const createMetrics = (service: string, log: Logger): Metrics => {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const collect = async (gauge: Gauge, read: () => number | Promise<number>) => {
    try {
      gauge.set(await read());
    } catch (error) {
      // What cannot be read now is not told as if it could; the others are.
      gauge.remove();
      log.debug({ err: error }, 'a measure cannot be read');
    }
  };
  return {
    gauge: (name, help, read) => {
      const gauge: Gauge = new Gauge({
        name: `mumaris_${name}`,
        help,
        registers: [registry],
        collect: () => collect(gauge, read),
      });
    },
    routes: Router().get('/metrics', async (_request, response) => {
      response.type(registry.contentType).send(await registry.metrics());
    }),
  };
};
