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

/**
 * `/health/live`: the process can still do its work; when not, its supervisor restarts it.
 * `/health/ready`: everything it needs answers; when not, no traffic is sent to it.
 */
export const healthRoutes = (live: Record<string, Check>, ready: Record<string, Check>, stopper: Stopper): Router => {
  const answer = async (checks: Record<string, Check>) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await run(check)] as const),
    );
    return { ok: results.every(([, { ok }]) => ok), checks: Object.fromEntries(results) };
  };
  return Router()
    .get('/health/live', async (_request, response) => {
      const body = await answer(live);
      response.status(body.ok ? 200 : 503).json(body);
    })
    .get('/health/ready', async (_request, response) => {
      const body = stopper.stopping ? { ok: false, checks: { stopping: true } } : await answer({ ...live, ...ready });
      response.status(body.ok ? 200 : 503).json(body);
    });
};
