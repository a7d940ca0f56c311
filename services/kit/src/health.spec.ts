import express from 'express';
import { type Check, healthRoutes } from './health';
import { close, listen } from './server/listen';
import { createStopper } from './stop';
import { testLog } from './testing';

const ask = async (live: Record<string, Check>, ready: Record<string, Check>, stopping = false) => {
  const stopper = createStopper(testLog);
  if (stopping) await stopper.stop();
  const listening = await listen(
    express().use(healthRoutes({ live, ready, notes: { bus: ill } }, stopper)),
    '127.0.0.1',
    0,
  );
  const get = async (path: string) => {
    const response = await fetch(`${listening.url}${path}`);
    return { status: response.status, body: (await response.json()) as { checks: object; notes: object } };
  };
  const answers = { live: await get('/health/live'), ready: await get('/health/ready') };
  await close(listening);
  return answers;
};

const well: Check = () => 'ok';
const ill: Check = () => Promise.reject(new Error('no primary'));

describe('health', () => {
  it('is well where every check is', async () => {
    const { live, ready } = await ask({ consumer: well }, { mongo: well });
    expect([live.status, ready.status]).toEqual([200, 200]);
    expect(live.body.checks).toEqual({ consumer: { ok: true, says: 'ok' } });
    expect(ready.body.checks).toEqual({ mongo: { ok: true, says: 'ok' } });
  });

  it('sends no traffic to a service without its store, but does not restart it for that', async () => {
    const { live, ready } = await ask({}, { mongo: ill });
    expect([live.status, ready.status]).toEqual([200, 503]);
    expect(ready.body.checks).toEqual({ mongo: { ok: false, says: 'no primary' } });
  });

  it('is restarted where something in the process is dead, and serves until then', async () => {
    const { live, ready } = await ask({ consumer: ill }, { mongo: well });
    expect([live.status, ready.status]).toEqual([503, 200]);
  });

  it('tells beside what nothing follows from', async () => {
    const { live, ready } = await ask({}, { mongo: well });
    const notes = { bus: { ok: false, says: 'no primary' } };
    expect([live, ready]).toMatchObject([
      { status: 200, body: { notes } },
      { status: 200, body: { notes } },
    ]);
  });

  it('does not wait for a check that does not answer', async () => {
    const start = performance.now();
    const { ready } = await ask({}, { mongo: () => new Promise(() => undefined) });
    expect(ready).toMatchObject({ status: 503, body: { checks: { mongo: { says: 'no answer' } } } });
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('is not ready from the moment it is told to stop', async () => {
    const { live, ready } = await ask({}, { mongo: well }, true);
    expect([live.status, ready.status]).toEqual([200, 503]);
  });
});
