import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { discardDead, retryDead } from '../src/dead/decide';
import { countDead, listDead, showDead } from '../src/dead/look';
import { inTransaction } from '../src/mongo/transaction';
import { tasksModel } from '../src/task-model';
import { createTasks, createTaskWorker, type Tasks, type Worker } from '../src/tasks';
import { testLog, testMongoUri, waitFor } from '../src/testing';
import { openStore } from './support/parties';

const uri = testMongoUri();
let store: Awaited<ReturnType<typeof openStore<Tasks>>>;
let worker: Worker;
let mended: boolean;

beforeEach(async () => {
  mended = false;
  store = await openStore(createTasks, uri);
  const mail = () =>
    mended ? Promise.resolve() : Promise.reject(new Error('550 no\u001b[2Jbox of noura@example.com'));
  const { connection } = store;
  worker = createTaskWorker({ connection, runners: { mail }, log: testLog, maxTries: 2, firstPauseMs: 1 });
  worker.start();
});
afterEach(async () => {
  await worker.stop();
  await store.drop();
});

const die = async (...keys: string[]) => {
  const payload = { code: '493817', data: { contact: { name: 'Noura' }, note: 'ask 0512345678' } };
  await inTransaction(store.connection, (tx) =>
    store.parts.add(
      keys.map((key) => ({ key, kind: 'mail', payload })),
      tx,
    ),
  );
  const isDead = (key: string, all: Awaited<ReturnType<typeof rows>>) =>
    all.some(({ id, state }) => id === key && state === 'DEAD');
  await waitFor(async () => {
    const all = await rows();
    return keys.every((key) => isDead(key, all));
  });
};
const rows = async () => (await listDead(store.connection, 100)).dead;
const until = (count: number, state: string) =>
  waitFor(async () => (await rows()).filter((row) => row.state === state).length === count);

describe('a dead task', () => {
  it('is listed and shown without what is personal or secret', async () => {
    await die('one');
    expect(await rows()).toMatchObject([{ id: 'one', kind: 'mail', about: null, tries: 2, givenBack: 0 }]);
    expect(await countDead(store.connection, 'tasks')).toBe(1);
    expect(await showDead(store.connection, 'one')).toMatchObject({
      reason: expect.stringContaining('[e-mail]') as string,
      payload: { code: '[redacted]', data: { contact: '[redacted]', note: 'ask [mobile]' } },
    });
  });

  it('that is given back is tried as if it were new, and done once it can be', async () => {
    await die('one');
    await retryDead(store.connection, ['one']);
    await waitFor(async () => (await rows())[0]?.tries === 4);
    await until(1, 'DEAD');
    mended = true;
    expect(await retryDead(store.connection, 'all')).toBe(1);
    await until(1, 'DONE');
    expect(await rows()).toMatchObject([{ tries: 5, givenBack: 2 }]);
    await expect(retryDead(store.connection, ['one'])).rejects.toThrow('one is done');
  });

  it('that is discarded keeps nothing of what it carried, and is past retrying', async () => {
    await die('one', 'two');
    await discardDead(store.connection, ['one'], { reason: 'told by telephone', by: 'huda' });
    mended = true;
    expect(await retryDead(store.connection, 'all')).toBe(1);
    await until(1, 'DONE');
    expect(await tasksModel(store.connection).findById('one').lean()).toMatchObject({
      state: 'DISCARDED',
      payload: null,
      discarded: { reason: 'told by telephone', by: 'huda', at: expect.any(Date) as Date },
    });
    await expect(retryDead(store.connection, ['one'])).rejects.toThrow('one is discarded');
    await expect(retryDead(store.connection, ['none'])).rejects.toThrow('none never died here');
  });
});

test('all of it by one command, which shows nothing of their content', async () => {
  await die('one');
  await die('two');
  const command = (...args: string[]) => {
    const script = path.join(__dirname, '../../../scripts/dead.mjs');
    const env = { ...process.env, MONGODB_URI: uri.reveal(), OPERATOR: 'huda' };
    return promisify(execFile)(process.execPath, [script, ...args], { env });
  };
  const ofService = ['--service', 'notification'];
  const listed = (await command('list', ...ofService, '--limit', '1')).stdout;
  expect(listed).toContain(`notification (database ${store.connection.name}):\n  two  mail  `);
  expect(listed).toContain('550 no [2Jbox of [e-mail]\n      open\n  … and 1 that died before');
  expect((await command('show', 'one', ...ofService)).stdout).toContain('"code": "[redacted]"');
  expect((await command('discard', 'one', ...ofService, '--reason', 'told already')).stdout).toBe('1 discarded\n');
  mended = true;
  expect((await command('retry', '--all', ...ofService)).stdout).toContain('1 given back to notification');
  await until(1, 'DONE');
  const after = (await command('list', ...ofService)).stdout;
  expect(after).toContain('given back, and done (given back once)');
  expect(after).toMatch(/discarded by huda at \S+: told already/);
  expect(after).not.toContain('493817');
  await expect(command('retry', 'one', ...ofService)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('one is discarded') as string,
  });
  await expect(command('list')).rejects.toMatchObject({
    stderr: 'MONGODB_URI is the store of one service: say which by --service NAME\n',
  });
}, 120_000);
