import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../platform/run.mjs';

/** @param {string[]} args */
const dead = (...args) => {
  // A store that nobody has, so that none is asked.
  const env = { ...process.env, MONGODB_URI: 'mongodb://127.0.0.1:1/none' };
  const script = path.join(root, 'scripts/dead.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env });
  return { code: status, stdout, stderr };
};

test('--help says how it is used, and is no error', () => {
  const { code, stdout, stderr } = dead('--help');
  assert.equal(code, 0);
  assert.equal(stderr, '');
  for (const word of ['list', 'show', 'retry', 'discard', '--reason TEXT']) assert.ok(stdout.includes(word), word);
});

test('what is asked wrongly is told how it is asked', () => {
  const service = ['--service', 'cpd'];
  /** @type {[string[], RegExp][]} */
  const wrong = [
    [[], /^usage/],
    [['retry', 'evt_1', '--all', ...service], /^usage/],
    [['retry', 'evt_1'], /--service NAME/],
    [['list', '--service', 'cdp'], /one of identity, membership, .*, not cdp/],
    [['list', '--limit', 'many', ...service], /--limit takes a number/],
    [['discard', 'evt_1', ...service, '--reason', ' '], /--reason TEXT/],
  ];
  for (const [args, told] of wrong) {
    const { code, stderr } = dead(...args);
    assert.equal(code, 1, args.join(' '));
    assert.match(stderr, told);
  }
});
