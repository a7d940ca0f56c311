import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { keepRunning } from '../../infra/local/processes/keep-running.mjs';

const dir = mkdtempSync(path.join(tmpdir(), 'keep-running-'));
after(() => rmSync(dir, { recursive: true, force: true }));

const patience = { firstPauseMs: 10, tries: 3, steadyMs: 60_000 };
/** @typedef {import('../../infra/local/processes/server-process.mjs').ServerProcess} ServerProcess */

/** What it is, what it said, and the processes that it had. @param {string} program @param {(server: ServerProcess) => Promise<unknown>} makeReady @param {typeof patience} [shown] */
const keep = async (program, makeReady, shown = patience) => {
  /** @type {string[]} */
  const said = [];
  /** @type {number[]} */
  const pids = [];
  const guard = { watch: (/** @type {number} */ pid) => void pids.push(pid), dismiss: () => {} };
  const options = {
    name: 'Thing',
    command: process.execPath,
    args: ['-e', program],
    logFile: path.join(dir, 'thing.log'),
    runFile: path.join(dir, 'thing.run.json'),
    guard,
  };
  const thing = await keepRunning(options, makeReady, (line) => void said.push(line), shown);
  return { ...thing, said, pids };
};

/** @param {() => boolean} isSo */
const eventually = async (isSo) => {
  for (let tries = 0; tries < 500; tries++) {
    if (isSo()) return;
    await sleep(20);
  }
  throw new Error('it never was so');
};

const lives = 'setInterval(() => {}, 1_000)';

test('what ends each time it is started is let alone after some tries', async () => {
  const thing = await keep('process.exit(3)', async () => {});
  await thing.ready;
  await eventually(() => thing.said.some((line) => line.includes('once too often')));
  assert.equal(thing.pids.length, 1 + patience.tries);
  assert.equal(thing.said.filter((line) => line === 'Thing: ended (3); starting it again').length, patience.tries);
  await thing.stop(0);
});

test('what runs for some time before it ends has all its tries again', async () => {
  const thing = await keep('process.exit(3)', async () => {}, { ...patience, steadyMs: 0 });
  await thing.ready;
  await eventually(() => thing.pids.length > 2 * patience.tries);
  await thing.stop(0);
  const { length } = thing.said;
  assert.ok(!thing.said.some((line) => line.includes('once too often')));
  assert.match(thing.said[length - 1] ?? '', /starting it again|started again/);
});

test('one that lives again and serves nobody is ended, and started once more', async () => {
  let looks = 0;
  const thing = await keep(lives, async () => {
    if (++looks === 2) throw new Error('Thing did not listen within 60 s');
  });
  await thing.ready;
  process.kill(thing.pids[0] ?? 0, 'SIGKILL');
  await eventually(() => thing.said.some((line) => line.startsWith('Thing: started again')));
  assert.deepEqual(thing.said.slice(0, 3), [
    'Thing: ended (SIGKILL); starting it again',
    'Thing did not listen within 60 s',
    'Thing: ended (SIGKILL); starting it again',
  ]);
  await thing.stop(0);
  assert.equal(thing.pids.length, 3);
});

test('one that is stopped is not started again, in the pause before a try neither', async () => {
  const thing = await keep(lives, async () => {}, { ...patience, firstPauseMs: 60_000 });
  await thing.ready;
  process.kill(thing.pids[0] ?? 0, 'SIGKILL');
  await eventually(() => thing.said.length === 1);
  await thing.stop(0);
  assert.equal(thing.pids.length, 1);
});

test('a first start that fails is told, and not tried again', async () => {
  const thing = await keep(lives, () => Promise.reject(new Error('Thing did not listen')));
  await assert.rejects(thing.ready, /did not listen/);
  await thing.stop(0);
  assert.equal(thing.pids.length, 1);
  assert.deepEqual(thing.said, []);
});
