import assert from 'node:assert/strict';
import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../platform/run.mjs';
import { tree } from './tree.mjs';

const file = 'services/membership/README.md';
const drawn = readFileSync(path.join(root, file), 'utf8');

/** @param {string} readme @param {string[]} told */
const lifecycle = (readme, ...told) => {
  const made = tree({ copies: ['scripts/lifecycle.mjs', 'scripts/platform'], files: { [file]: readme } });
  symlinkSync(path.join(root, 'services/membership/dist'), path.join(made.dir, 'services/membership/dist'));
  return { ...made.run('scripts/lifecycle.mjs', ...told), left: readFileSync(path.join(made.dir, file), 'utf8') };
};

test('MEM-20 the lifecycle that the README draws is the table of transitions', () => {
  const { code, output, left } = lifecycle(drawn, '--check');
  assert.equal(code, 0, output);
  assert.equal(left, drawn);
});

test('a drawing that has grown stale is told, and drawn anew', () => {
  const stale = drawn.replace('DRAFT --> CANCELLED: CANCEL', 'DRAFT --> COMPLETED: CANCEL');
  assert.notEqual(stale, drawn);
  const checked = lifecycle(stale, '--check');
  assert.equal(checked.code, 1);
  assert.match(checked.output, /npm run lifecycle/);
  assert.equal(checked.left, stale);
  const renewed = lifecycle(stale);
  assert.equal(renewed.code, 0, renewed.output);
  assert.equal(renewed.left, drawn);
});

test('a README without a place for it is told', () => {
  const { code, output } = lifecycle('# Membership');
  assert.equal(code, 1);
  assert.match(output, /has no place between/);
});
