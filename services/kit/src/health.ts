import { Router } from 'express';
import type { Stopper } from './stop';

/** One thing a service needs. Resolves with a short word when well, rejects with the reason when not. */
export type Check = () => Promise<string> | string;

const checkTimeoutMs = 2_000;

const run = async (check: Check): Promise<{ ok: boolean; says: string }> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), checkTimeoutMs);
  });
  try {
    return { ok: true, says: await Promise.race([Promise.resolve().then(check), late]) };
  } catch (error) {
    return { ok: false, says: error instanceof Error ? error.message : 'failed' };
  } finally {
    clearTimeout(timer);
  }
};

interface Checks {
  /** Whether the process can go on by itself; when not, its supervisor restarts it. */
  readonly live?: Record<string, Check>;
  /** Whether it can answer: its store, its server; when not, no traffic is sent to it. */
  readonly ready: Record<string, Check>;
  /** What is good to know beside: told, and nothing follows from it. */
  readonly notes?: Record<string, Check>;
}

const answer = async (checks: Record<string, Check>) => {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await run(check)] as const),
  );
  return { ok: results.every(([, { ok }]) => ok), checks: Object.fromEntries(results) };
};

/** `/health/live` and `/health/ready`, each with the notes. */
export const healthRoutes = ({ live = {}, ready, notes = {} }: Checks, stopper: Stopper): Router => {
  const body = async (checks: Record<string, Check>) => {
    const [checked, noted] = await Promise.all([answer(checks), answer(notes)]);
    return { ...checked, notes: noted.checks };
  };
  return Router()
    .get('/health/live', async (_request, response) => {
      const told = await body(live);
      response.status(told.ok ? 200 : 503).json(told);
    })
    .get('/health/ready', async (_request, response) => {
      const told = stopper.stopping ? { ok: false, checks: { stopping: true } } : await body(ready);
      response.status(told.ok ? 200 : 503).json(told);
    });
};
