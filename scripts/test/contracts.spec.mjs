import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../platform/run.mjs';
import { tree } from './tree.mjs';

const contracts = () => tree({ copies: ['scripts', 'schemas'] });

/** One of the SDL files, wherever they lie. @param {string} dir */
const someSdl = (dir) => {
  const folder = path.join(dir, 'schemas/subgraphs');
  const file = readdirSync(folder, { recursive: true }).find((name) => /(^|\/)cpd.*\.graphql$/.test(String(name)));
  return path.join(folder, String(file));
};

describe('npm run compose', () => {
  it('finds the committed supergraph current', () => {
    const { code, output } = contracts().run('scripts/compose.mjs', '--check');
    assert.equal(code, 0, output);
  });

  it('finds it stale when the SDL has grown, changes nothing while checking, and mends it when told to compose', () => {
    const { dir, run } = contracts();
    const supergraph = path.join(dir, 'schemas/supergraph.graphql');
    const before = readFileSync(supergraph, 'utf8');
    appendFileSync(
      someSdl(dir),
      '\n"""A word of a test."""\nenum WordOfATest { ONE }\nextend type Query { word: WordOfATest }\n',
    );
    const stale = run('scripts/compose.mjs', '--check');
    assert.equal(stale.code, 1);
    assert.match(stale.output, /stale/);
    assert.equal(readFileSync(supergraph, 'utf8'), before);

    assert.equal(run('scripts/compose.mjs').code, 0);
    assert.match(readFileSync(supergraph, 'utf8'), /enum WordOfATest/);
    assert.equal(run('scripts/compose.mjs', '--check').code, 0);
  });

  it('fails when the SDL cannot be read, and when it does not compose', () => {
    for (const sdl of ['type {', 'extend type Query { word: NoSuchType }']) {
      const { dir, run } = contracts();
      appendFileSync(someSdl(dir), `\n${sdl}\n`);
      assert.equal(run('scripts/compose.mjs', '--check').code, 1, sdl);
    }
  });
});

describe('npm run codegen', () => {
  it('refuses a target that there is not, by its name', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/codegen.mjs', 'astrology'], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.notEqual(status, 0);
    assert.match(stderr, /astrology/);
  });
});
