import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { describe, it } from 'node:test';
import { tree } from './tree.mjs';

const repository = (gateway = '') =>
  tree({
    copies: ['scripts/reset.mjs', 'scripts/platform'],
    files: {
      '.local/mongod/mongod': 'a program that was fetched',
      '.local/data/sandbox.json': {},
      ...(gateway && { '.local/data/platform.json': { gateway } }),
    },
  });
const lies = (/** @type {string} */ dir, /** @type {string} */ file) => existsSync(path.join(dir, '.local', file));

/** The exit code of `npm run reset` there, while this process goes on answering. @param {string} dir */
const reset = async (dir) => {
  const child = spawn(process.execPath, ['scripts/reset.mjs'], { cwd: dir, stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  return code;
};

describe('npm run reset', () => {
  it('forgets the data and keeps what was fetched', async () => {
    const { dir } = repository();
    assert.equal(await reset(dir), 0);
    assert.equal(lies(dir, 'data'), false);
    assert.equal(lies(dir, 'mongod/mongod'), true);
  });

  it('has nothing against there being nothing to forget', async () => {
    assert.equal(await reset(tree({ copies: ['scripts/reset.mjs', 'scripts/platform'] }).dir), 0);
  });

  it('leaves a platform that runs alone, and not one that was killed', async () => {
    const server = createServer((_, response) => response.end('live')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    const { dir } = repository(`http://127.0.0.1:${port}`);
    assert.equal(await reset(dir), 1);
    assert.equal(lies(dir, 'data/sandbox.json'), true);
    server.close();
    await once(server, 'close');
    assert.equal(await reset(dir), 0);
    assert.equal(lies(dir, 'data'), false);
  });
});
