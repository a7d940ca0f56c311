import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { freePort } from '../../infra/local/processes/ports.mjs';
import { pinnedMajor, pinnedNode } from '../platform/node.mjs';
import { root } from '../platform/run.mjs';
import { supervise } from '../platform/supervise.mjs';

const dir = mkdtempSync(path.join(tmpdir(), 'mumaris-node-'));
after(() => rmSync(dir, { recursive: true }));
const pinned = pinnedNode();

describe('the Node that everything runs on', () => {
  it('is of the pinned major, here and in the scripts of every workspace', () => {
    assert.match(pinned.version, new RegExp(`^v${pinnedMajor}\\.`));
    assert.equal(process.version, pinned.version);
    const { workspaces } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages[''];
    assert.ok(workspaces.length > 0);
    const inWorkspaces = execFileSync('npm', ['exec', '--workspaces', '--', 'node', '--version'], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.deepEqual([...new Set(inWorkspaces.trim().split('\n'))], [pinned.version]);
  });

  it('is what a process of the platform runs on', async () => {
    const main = path.join(dir, 'main.cjs');
    writeFileSync(
      main,
      `require('node:http').createServer((_, response) => response.end(process.version)).listen(process.env.PORT, '127.0.0.1')`,
    );
    const url = `http://127.0.0.1:${await freePort()}`;
    const program = { main, url, env: { PORT: new URL(url).port } };
    const part = supervise('part', program, path.join(dir, 'logs'), /** @type {any} */ ({ watch() {} }), () => {});
    try {
      await part.ready();
      assert.equal(await (await fetch(url)).text(), pinned.version);
    } finally {
      await part.stop();
    }
  });

  it('is the machine’s own where npm has none for it and the major is the same, and else asked for', () => {
    const absent = path.join(dir, 'absent');
    assert.deepEqual(pinnedNode(absent), { file: process.execPath, version: process.version });
    const version = process.version;
    Object.defineProperty(process, 'version', { value: 'v20.19.0' });
    try {
      assert.throws(() => pinnedNode(absent), /Node 24 is needed, this is v20\.19\.0/);
    } finally {
      Object.defineProperty(process, 'version', { value: version });
    }
  });

  it('is named by the package that npm brought', () => {
    const folder = path.join(dir, 'node-here');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ version: '24.1.2', bin: { node: 'bin/node' } }));
    assert.deepEqual(pinnedNode(folder), { file: path.join(folder, 'bin/node'), version: 'v24.1.2' });
  });

  it('is pinned to one version a platform, all of one major', () => {
    const { optionalDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const versions = Object.entries(optionalDependencies).filter(([name]) => name.startsWith('node-'));
    assert.ok(versions.length >= 4);
    for (const [name, version] of versions)
      assert.match(String(version), new RegExp(`^${pinnedMajor}\\.\\d+\\.\\d+$`), name);
  });
});
