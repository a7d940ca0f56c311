import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { newEventKey, withoutKey } from '../event-keys/key-set.mjs';
import { tree } from './tree.mjs';

test('keys are added, listed, and dropped once nothing that they signed is left', () => {
  const house = tree({ copies: ['scripts'] });
  const file = path.join(house.dir, 'keys.json');
  const run = (/** @type {string[]} */ ...args) => house.run('scripts/event-keys.mjs', ...args, '--file', file);
  const added = run('add', '--service', 'billing');
  assert.equal(added.code, 0, added.output);
  const { d, kid } = JSON.parse(added.output);
  assert.ok(d);
  assert.match(run('list').output, new RegExp(`^${kid} {2}billing {2}since`));
  assert.ok(!run('list').output.includes(d));
  const early = run('drop', '--kid', kid);
  assert.equal(early.code, 1);
  assert.match(early.output, /goes 30 days after another key of billing/);
  assert.match(run('drop', '--kid', 'none').output, /there is no key none/);
  assert.match(house.run('scripts/event-keys.mjs').output, /usage/);
});

test('an old key goes when its successor is 30 days old', () => {
  const at = (/** @type {string} */ day) => new Date(`${day}T00:00:00Z`);
  const [first, second] = [
    newEventKey('billing', at('2026-01-01')).known,
    newEventKey('billing', at('2026-06-01')).known,
  ];
  const keys = [first, second, newEventKey('cpd', at('2026-01-01')).known];
  assert.throws(() => withoutKey(keys, first.kid, at('2026-06-30')));
  assert.equal(withoutKey(keys, first.kid, at('2026-07-01')).length, 2);
  assert.throws(() => withoutKey(keys, second.kid, at('2027-01-01')), /goes 30 days after/);
});

test('no key is made for a service that there is not, and a file that cannot be read is told', () => {
  const house = tree({ copies: ['scripts'], files: { 'other.json': { sets: [] }, 'text.json': 'no JSON' } });
  const run = (/** @type {string[]} */ ...args) => house.run('scripts/event-keys.mjs', ...args);
  const bogus = run('add', '--service', 'bogus', '--file', 'keys.json');
  assert.equal(bogus.code, 1);
  assert.match(bogus.output, /--service takes one of identity, membership, .*, not bogus/);
  assert.equal(existsSync(path.join(house.dir, 'keys.json')), false);
  for (const file of ['nope.json', 'other.json', 'text.json'])
    for (const args of [['list'], ['drop', '--kid', 'any']]) {
      const { code, output } = run(...args, '--file', file);
      assert.equal(code, 1, file);
      assert.match(output, new RegExp(`^${file} cannot be read: `));
    }
  // What is there and is no set of keys is not written over.
  assert.equal(run('add', '--service', 'billing', '--file', 'text.json').code, 1);
});
