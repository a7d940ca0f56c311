import { createTasks, createTaskWorker, type TaskRunner, type Tasks, type Worker } from '../src/tasks';
import { inTransaction } from '../src/mongo/transaction';
import { testLog, waitFor } from '../src/testing';
import { withTrace, currentTraceId } from '../src/trace';
import { openStore } from './support/parties';
import { upTo } from './support/invoices';

interface Row {
  state: string;
  tries: number;
  payload: object | null;
  lastError: string | null;
}

let store: Awaited<ReturnType<typeof openStore<Tasks>>>;
const workers: Worker[] = [];

beforeEach(async () => {
  store = await openStore(createTasks);
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await store.drop();
});

const add = (...keys: string[]) =>
  inTransaction(store.connection, (tx) =>
    store.parts.add(
      keys.map((key) => ({ key, kind: 'mail', payload: { code: '493817' } })),
      tx,
    ),
  );
const row = (key: string) => store.connection.collection<Row & { _id: string }>('tasks').findOne({ _id: key });
const work = (runner: TaskRunner, options: { maxTries?: number; firstPauseMs?: number } = {}) => {
  const { connection } = store;
  const worker = createTaskWorker({
    connection,
    runners: { mail: runner },
    log: testLog,
    firstPauseMs: 20,
    ...options,
  });
  workers.push(worker);
  worker.start();
};

describe('a task', () => {
  it('runs after the commit that wants it, and not after an abort', async () => {
    const ran: string[] = [];
    work((_, { key }) => Promise.resolve(void ran.push(key)));
    let inside = false;
    await inTransaction(store.connection, async (tx) => {
      await store.parts.add([{ key: 'kept', kind: 'mail', payload: {} }], tx);
      await new Promise((resolve) => setTimeout(resolve, 300));
      inside = ran.length === 0;
    });
    expect(inside).toBe(true);
    const aborted = inTransaction(store.connection, async (tx) => {
      await store.parts.add([{ key: 'dropped', kind: 'mail', payload: {} }], tx);
      throw new Error('changed my mind');
    });
    await expect(aborted).rejects.toThrow('changed my mind');
    await add('later');
    await waitFor(() => ran.includes('later'));
    expect(ran).toEqual(['kept', 'later']);
    expect(await row('dropped')).toBeNull();
  });

  it('leaves nothing of what it carried once it is done', async () => {
    let seen: unknown;
    work((payload) => Promise.resolve(void (seen = payload)));
    await add('one');
    await waitFor(async () => (await row('one'))?.state === 'DONE');
    expect(seen).toEqual({ code: '493817' });
    expect(await row('one')).toMatchObject({ payload: null, tries: 1, lastError: null });
  });

  it('wished twice is one, also when the first is done, and does not undo the second’s transaction', async () => {
    const ran: string[] = [];
    work((_, { key }) => Promise.resolve(void ran.push(key)));
    await add('same', 'same');
    await waitFor(async () => (await row('same'))?.state === 'DONE');
    await add('same', 'other');
    await waitFor(async () => (await row('other'))?.state === 'DONE');
    await Promise.all(upTo(5).map(() => add('raced')));
    await waitFor(async () => (await row('raced'))?.state === 'DONE');
    expect(ran.toSorted()).toEqual(['other', 'raced', 'same']);
  });

  it('that fails is tried again, each time later than before', async () => {
    const times: number[] = [];
    work(
      (_, { tries }) => {
        times.push(performance.now());
        return tries < 4 ? Promise.reject(new Error(`550 <noura@example.com> not now`)) : Promise.resolve();
      },
      { firstPauseMs: 60 },
    );
    await add('one');
    await waitFor(() => times.length === 2);
    expect(await row('one')).toMatchObject({
      state: 'DUE',
      lastError: '550 <[e-mail]> not now',
      payload: { code: '493817' },
    });
    await waitFor(async () => (await row('one'))?.state === 'DONE', { timeoutMs: 25_000 });
    expect(times).toHaveLength(4);
    for (const [at, pause] of [60, 120, 240].entries())
      expect((times[at + 1] ?? 0) - (times[at] ?? 0)).toBeGreaterThanOrEqual(pause * 0.75 - 5);
  });

  it('that never succeeds is dead in the end, kept for people to see, and holds nothing up', async () => {
    let tries = 0;
    work((_, { key }) => (key === 'bad' && ++tries ? Promise.reject(new Error('never')) : Promise.resolve()), {
      maxTries: 3,
    });
    await add('bad', 'good');
    await waitFor(async () => (await row('good'))?.state === 'DONE');
    await waitFor(async () => (await row('bad'))?.state === 'DEAD');
    expect(tries).toBe(3);
    expect(await row('bad')).toMatchObject({ tries: 3, lastError: 'never' });
  });

  it('has one runner at a time, however many replicas there are', async () => {
    const running = new Map<string, number>();
    const ran: string[] = [];
    const runner: TaskRunner = async (_, { key }) => {
      running.set(key, (running.get(key) ?? 0) + 1);
      expect(running.get(key)).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 15));
      running.set(key, 0);
      ran.push(key);
    };
    work(runner);
    work(runner);
    const keys = upTo(60).map((at) => `task-${at}`);
    await Promise.all([add(...keys.slice(0, 30)), add(...keys.slice(30))]);
    await waitFor(() => ran.length >= 60);
    await waitFor(async () => (await store.connection.collection('tasks').countDocuments({ state: 'DONE' })) === 60);
    expect(ran.toSorted()).toEqual(keys.toSorted());
  });

  it('of a replica that died is taken over when its lock runs out', async () => {
    await add('one');
    const tasks = store.connection.collection('tasks');
    await tasks.updateOne({}, { $set: { lockedUntil: new Date(Date.now() + 1_500) }, $inc: { tries: 1 } });
    const started = Date.now();
    work(() => Promise.resolve());
    await waitFor(async () => (await row('one'))?.state === 'DONE');
    expect(Date.now() - started).toBeGreaterThan(1_000);
    expect(await row('one')).toMatchObject({ tries: 2 });
  });

  it('of a kind that this replica cannot run is left to one that can', async () => {
    work(() => Promise.resolve());
    await inTransaction(store.connection, (tx) => store.parts.add([{ key: 'sms', kind: 'sms', payload: {} }], tx));
    await add('mail');
    await waitFor(async () => (await row('mail'))?.state === 'DONE');
    expect(await row('sms')).toMatchObject({ state: 'DUE', tries: 0 });
  });

  it('belongs to the trace of the request that wanted it', async () => {
    let seen: string | undefined;
    work(() => Promise.resolve(void (seen = currentTraceId())));
    const wanted = await withTrace(undefined, async () => {
      await add('one');
      return currentTraceId();
    });
    await waitFor(() => seen);
    expect(seen).toBe(wanted);
  });
});
