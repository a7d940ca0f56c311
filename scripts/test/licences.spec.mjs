import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { tree } from './tree.mjs';

const policy = {
  approved: ['MIT', 'ISC'],
  taken: { 'Elastic-2.0': ['router'] },
  read: { 'old@1.0.0': 'MIT' },
  bundled: { gateway: ['page'] },
};
const mit = { version: '1.0.0', license: 'MIT' };
const elastic = { version: '2.0.0', license: 'Elastic-2.0' };

/** @param {Record<string, object>} packages */
const repository = (packages) =>
  tree({
    copies: ['scripts/licences.mjs', 'scripts/licences', 'scripts/platform'],
    files: {
      'scripts/licences/policy.yaml': JSON.stringify(policy),
      'package-lock.json': {
        packages: { '': {}, gateway: {}, 'node_modules/page': { ...mit, dev: true }, ...packages },
      },
    },
  });
const written = (/** @type {string} */ dir) => readFileSync(path.join(dir, 'THIRD_PARTY.md'), 'utf8');

describe('npm run licences', () => {
  it('lists what production runs, on any platform, once each; not what develops or tests it', () => {
    const { dir, run } = repository({
      'node_modules/one': mit,
      'node_modules/two/node_modules/one': mit,
      'node_modules/elsewhere': { ...mit, optional: true, os: ['aix'] },
      'node_modules/tool': { ...mit, dev: true },
      'node_modules/ours': { link: true },
      'node_modules/old': { version: '1.0.0' },
    });
    assert.equal(run('scripts/licences.mjs').code, 0);
    const list = written(dir).split('### MIT')[1]?.trim().split('\n');
    assert.deepEqual(list, ['- elsewhere 1.0.0', '- old 1.0.0', '- one 1.0.0', '- page 1.0.0']);
  });

  it('lists what ends up in a page that is handed out, with all that it stands on', () => {
    const { dir, run } = repository({
      'node_modules/page': { ...mit, dev: true, dependencies: { part: '*' } },
      'node_modules/page/node_modules/part': {
        version: '3.0.0',
        license: 'ISC',
        dev: true,
        dependencies: { page: '*' },
      },
      'node_modules/part': { version: '1.0.0', license: 'GPL-3.0', dev: true },
    });
    assert.equal(run('scripts/licences.mjs').code, 0);
    assert.match(written(dir), /### ISC\n\n- part 3\.0\.0\n/);
  });

  it('is content with a note that is current, and fails with one that is stale or absent, changing neither', () => {
    const { dir, run, write } = repository({ 'node_modules/one': mit });
    assert.equal(run('scripts/licences.mjs', '--check').code, 1);
    assert.equal(existsSync(path.join(dir, 'THIRD_PARTY.md')), false);
    run('scripts/licences.mjs');
    assert.equal(run('scripts/licences.mjs', '--check').code, 0);
    write('THIRD_PARTY.md', `${written(dir)}\n`);
    const { code, output } = run('scripts/licences.mjs', '--check');
    assert.equal(code, 1);
    assert.match(output, /stale/);
  });

  it('fails at a licence that nobody took, and at none', () => {
    for (const licence of ['GPL-3.0', '(MIT AND GPL-3.0)', undefined]) {
      const { code, output } = repository({ 'node_modules/bad': { ...mit, license: licence } }).run(
        'scripts/licences.mjs',
      );
      assert.equal(code, 1);
      assert.match(output, /bad 1\.0\.0: its licence/);
    }
  });

  it('takes one of several licences that may be chosen from', () => {
    const { code } = repository({ 'node_modules/good': { ...mit, license: '(GPL-3.0 OR MIT)' } }).run(
      'scripts/licences.mjs',
    );
    assert.equal(code, 0);
  });

  it('takes a licence that is not approved for the packages alone that are named, and says so of them', () => {
    const { dir, run } = repository({ 'node_modules/router': elastic });
    assert.equal(run('scripts/licences.mjs').code, 0);
    assert.match(written(dir), /## Not approved[^]*- router 2\.0\.0 \(Elastic-2\.0\)[^]*## Approved/);
    assert.equal(repository({ 'node_modules/other': elastic }).run('scripts/licences.mjs').code, 1);
  });
});
