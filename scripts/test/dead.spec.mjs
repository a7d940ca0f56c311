import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printForged } from '../dead/print.mjs';
import { commandOf } from './command.mjs';

const dead = commandOf('dead.mjs');

test('--help says how it is used, and is no error', () => {
  const { code, stdout, stderr } = dead('--help');
  assert.equal(code, 0);
  assert.equal(stderr, '');
  for (const word of ['list', 'show', 'retry', 'discard', 'forged', '--reason TEXT'])
    assert.ok(stdout.includes(word), word);
});

test('what is asked wrongly is told how it is asked', () => {
  const service = ['--service', 'cpd'];
  /** @type {[string[], RegExp][]} */
  const wrong = [
    [[], /^usage/],
    [['retry', 'evt_1', '--all', ...service], /^usage/],
    [['retry', 'evt_1'], /--service NAME/],
    [['list', '--service', 'cdp'], /one of identity, membership, .*, not cdp/],
    [['forged', 'evt_1', ...service], /^usage/],
    [['forged', '--service', 'cdp'], /one of identity, membership, .*, not cdp/],
    [['forged', '--limit', '0', ...service], /--limit takes a number/],
    [['list', '--limit', 'many', ...service], /--limit takes a number/],
    [['discard', 'evt_1', ...service, '--reason', ' '], /--reason TEXT/],
  ];
  for (const [args, told] of wrong) {
    const { code, stderr } = dead(...args);
    assert.equal(code, 1, args.join(' '));
    assert.match(stderr, told);
  }
});

test('what was forged is two lines each, whatever a stranger wrote into its key', (t) => {
  const { mock } = t.mock.method(console, 'log', () => {});
  const lie = { topic: 'mumaris.billing.v1', reason: 'it is not signed', foundAt: new Date(0) };
  const forged = [
    { ...lie, place: 'mumaris.billing.v1/0/7', key: 'inv_1\u001b[2J\ncpd: none', author: 'billing' },
    { ...lie, place: 'mumaris.billing.v1/0/6', key: '', author: null },
  ];
  printForged('cpd (database cpd)', { forged, leftOut: 3 });
  const lines = mock.calls.map(({ arguments: [line] }) => line);
  mock.restore();
  assert.deepEqual(lines, [
    'cpd (database cpd):',
    '  1970-01-01T00:00:00.000Z  mumaris.billing.v1  at mumaris.billing.v1/0/7  key inv_1 [2J cpd: none',
    '      it is not signed; as the word of billing',
    '  1970-01-01T00:00:00.000Z  mumaris.billing.v1  at mumaris.billing.v1/0/6  key (none)',
    '      it is not signed; as the word of (not kept)',
    '  … and 3 that were found before: --limit shows more',
  ]);
});
