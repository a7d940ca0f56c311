import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandOf } from './command.mjs';

const outbox = commandOf('outbox.mjs');
const [early, late] = ['2026-11-22T09:00:00Z', '2026-11-22T10:00:00Z'];

test('a time that ends before it begins, or that is no time, is refused before any store is asked', () => {
  /** @type {[string[], RegExp][]} */
  const wrong = [
    [['--since', late, '--until', early], /--since 2026-11-22T10\S+ is after --until 2026-11-22T09/],
    [['--since', '2999-01-01T00:00:00Z'], /is after now/],
    [['--since', 'yesterday'], /--since takes an instant/],
    [[], /--since takes an instant/],
  ];
  for (const [args, told] of wrong) {
    const { code, stdout, stderr } = outbox('resend', '--service', 'cpd', ...args);
    assert.equal(code, 1, args.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, told);
  }
});
