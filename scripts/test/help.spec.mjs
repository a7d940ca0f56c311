import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { root } from '../platform/run.mjs';
import { tree } from './tree.mjs';

/** The commands that the README names. @type {[string, string][]} */
const commands = Object.entries(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).scripts).flatMap(
  ([name, line]) => {
    const script = /node (scripts\/[\w-]+\.mjs)( --build)?$/.exec(String(line))?.[1];
    return script ? [[name, script]] : [];
  },
);

test('--help says how each command is used, and does nothing else', async () => {
  // One that did something would do it to a copy.
  const copies = ['scripts', 'infra/local', '.nvmrc', 'package.json'];
  const { dir } = tree({ copies, files: { '.local/data/kept.json': {} } });
  // What `npm run files` and `operations` hand on to is built, which no copy is.
  mkdirSync(path.join(dir, 'services'));
  for (const built of ['services/billing', 'services/membership', 'gateway'])
    symlinkSync(path.join(root, built), path.join(dir, built));
  const help = async (/** @type {string} */ script) => {
    const child = spawn(process.execPath, [script, '--help'], { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] });
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { code, stdout, stderr };
  };
  assert.ok(commands.length > 15);
  const answers = await Promise.all(commands.map(async ([name, script]) => ({ name, ...(await help(script)) })));
  for (const { name, code, stdout, stderr } of answers) {
    assert.equal(code, 0, `${name}: ${stderr}`);
    assert.match(stdout, new RegExp(`^usage: npm (run )?${name}\\b`), name);
    assert.equal(stderr, '', name);
  }
  assert.ok(existsSync(path.join(dir, '.local/data/kept.json')));
});
