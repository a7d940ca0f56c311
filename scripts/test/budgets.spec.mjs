import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { budgets, judgeTimes } from '../checks/budgets.mjs';
import { slowness } from '../checks/pace.mjs';
import { root } from '../platform/run.mjs';

const spent = (/** @type {string} */ name, /** @type {number} */ processorSeconds) => ({
  name,
  seconds: 100,
  processorSeconds,
});

describe('the budgets of the tests', () => {
  it('let the processor work up to 1.6 times as long as was planned, however long the clock says it took', () => {
    assert.deepEqual(judgeTimes([spent('one', 16)], 1, { one: 10 }).over, []);
    assert.deepEqual(judgeTimes([spent('one', 16.1)], 1, { one: 10 }).over, ['one']);
  });

  it('grow with the slowness of the machine, which is never below 1', () => {
    assert.deepEqual(judgeTimes([spent('one', 32)], 2, { one: 10 }).over, []);
    assert.deepEqual(judgeTimes([spent('one', 32.1)], 2, { one: 10 }).over, ['one']);
    assert.ok(slowness() >= 1);
  });

  it('are asked for of tests that have none, and of results that do not say what they took', () => {
    assert.deepEqual(judgeTimes([spent('new', 0.1)], 1, {}).over, ['new']);
    assert.deepEqual(judgeTimes([spent('silent', NaN)], 1, { silent: 10 }).over, ['silent']);
  });

  it('are told beside what was used', () => {
    assert.deepEqual(judgeTimes([spent('one', 12), spent('two', 40)], 1, { one: 10, two: 20 }).lines, [
      'one                      100 s    12 s of the processor, budget 10',
      'two                      100 s    40 s of the processor, budget 20  ✗ more than 1.6 times that',
    ]);
  });

  it('are there for every service', () => {
    for (const service of readdirSync(path.join(root, 'services')))
      assert.ok(`services/${service}` in budgets, service);
  });
});
