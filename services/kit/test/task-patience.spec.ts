import { inTransaction } from '../src/mongo/transaction';
import { prepareStore } from '../src/mongo/prepare';
import { createTasks, createTaskWorker } from '../src/tasks';
import { testLog, testStore, waitFor } from '../src/testing';

const fail = () => Promise.reject(new Error('away'));

describe('a task that keeps failing', () => {
  it('is dead after the tries that its kind says, else after those of the worker', async () => {
    const { connection, drop } = await testStore();
    const tasks = createTasks(connection);
    await prepareStore(connection);
    const patient = Object.assign(() => fail(), { maxTries: 5 });
    const runners = { patient, hasty: fail };
    const worker = createTaskWorker({ connection, runners, log: testLog, maxTries: 2, firstPauseMs: 1 });
    const kinds = ['patient', 'hasty'];
    await inTransaction(connection, (tx) =>
      tasks.add(
        kinds.map((kind) => ({ key: kind, kind, payload: {} })),
        tx,
      ),
    );
    worker.start();
    const rows = connection.collection<{ _id: string; state: string; tries: number }>('tasks');
    await waitFor(async () => (await rows.countDocuments({ state: 'DEAD' })) === kinds.length);
    expect((await rows.find().sort({ _id: 1 }).toArray()).map(({ tries }) => tries)).toEqual([2, 5]);
    await worker.stop();
    await drop();
  });
});
