import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { root } from '../platform/run.mjs';

const dir = mkdtempSync(path.join(tmpdir(), 'mumaris-operations-'));
after(() => rmSync(dir, { recursive: true, force: true }));

/** Writes what a build would. @param {string} name @param {string[]} documents */
const manifest = (name, ...documents) => {
  const entries = documents.map((document) => [createHash('sha256').update(document).digest('hex'), document]);
  writeFileSync(path.join(dir, name), JSON.stringify(Object.fromEntries(entries)));
  return name;
};

/** Runs the command as npm does, from where it was typed. @param {string} store @param {string[]} args */
async function operations(store, ...args) {
  const child = spawn(process.execPath, [path.join(root, 'scripts/operations.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, INIT_CWD: dir, OPERATIONS_PATH: path.join(dir, store) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, stdout, stderr };
}

/** The clients that a file has. @param {string} store */
const clientsOf = (store) => Object.keys(JSON.parse(readFileSync(path.join(dir, store), 'utf8')).clients).sort();

const me = 'query Me { me { id } }';
const services = 'query Services($full: Boolean!) { services { code name @include(if: $full) { ar en } } }';

test('a manifest is published, listed and retired', async () => {
  const first = await operations('one/operations.json', 'publish', '--client', 'web', manifest('1.json', me, services));
  assert.deepEqual(first, { code: 0, stdout: 'web: 2 operations published, 2 new, 0 already there.\n', stderr: '' });
  const args = ['publish', '--client', 'web', '--label', '1.1', manifest('2.json', me, '{ me { id } }')];
  const second = await operations('one/operations.json', ...args);
  assert.match(second.stdout, /^web: 2 operations published, 1 new, 1 already there\.\nNo longer in its manifest: 1; /);
  const listed = await operations('one/operations.json', 'list');
  assert.match(listed.stdout, /^web {2}\S+Z {2}2 operations {2}1\.1\nweb {2}\S+Z {2}2 operations\n$/);
  const retired = await operations('one/operations.json', 'retire', '--client', 'web', '--keep', '1');
  assert.equal(retired.stdout, 'web: 1 operation retired.\n');
});

test('a manifest with something wrong in it names each wrong operation, and nothing of it is published', async () => {
  const deep = `query Deep { me ${'{ practitioner '.repeat(20)}{ id }${' }'.repeat(20)} }`;
  const circle = 'query Circle { ...A } fragment A on Query { ...A }';
  const dear = `query Dear { ${['a', 'b', 'c', 'd', 'e'].map((as) => `${as}: __schema { types { name } }`).join(' ')} }`;
  const wrong = [
    'query Gone { gone }',
    circle,
    'query Unread {',
    deep,
    dear,
    'subscription Told { told }',
    'fragment F on Query { me { id } }',
  ];
  const file = manifest('wrong.json', me, ...wrong);
  const json = JSON.parse(readFileSync(path.join(dir, file), 'utf8'));
  writeFileSync(path.join(dir, file), JSON.stringify({ ...json, abc: services }));
  const { code, stdout, stderr } = await operations('wrong.store.json', 'publish', '--client', 'web', file);
  assert.equal(code, 1);
  assert.equal(stdout, '');
  const [head = '', ...lines] = stderr.trimEnd().split('\n');
  assert.equal(head, 'Nothing was published. These 8 are wrong:');
  /** @type {[string, RegExp][]} */
  const told = [
    ['Services', /its id is no SHA-256/],
    ['Gone', /Cannot query field "gone" on type "Query"\. \(line 1, column 14\)/],
    ['Circle', /Cannot spread fragment "A" within itself/],
    ['Unread', /Syntax Error/],
    ['Deep', /nested 22 levels deep; 15 are allowed/],
    ['Dear', /not told here/],
    ['Told', /Subscriptions are not open yet/],
    ['[0-9a-f]{64}', /holds several operations, or none/],
  ];
  assert.equal(lines.length, told.length);
  for (const [title, why] of told) {
    const line = lines.find((one) => new RegExp(`^ {2}${title}: `).test(one));
    assert.match(line ?? '', why, title);
  }
  assert.ok(!existsSync(path.join(dir, 'wrong.store.json')));
});

test('of several publications at once none is lost', async () => {
  const file = manifest('each.json', me);
  const clients = ['admin', 'kiosk', 'mobile', 'web'];
  const answers = await Promise.all(
    clients.map((client) => operations('many/operations.json', 'publish', '--client', client, file)),
  );
  for (const { code, stderr } of answers) assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  assert.deepEqual(clientsOf('many/operations.json'), clients);
  assert.deepEqual(readdirSync(path.join(dir, 'many')), ['operations.json']);
});
