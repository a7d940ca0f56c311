import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../platform/run.mjs';
import { feature } from './feature.mjs';
import { tree } from './tree.mjs';

const guide =
  /## Add a feature in six steps\n\n([^]*?)\n## /.exec(readFileSync(path.join(root, 'README.md'), 'utf8'))?.[1] ?? '';

const copies = ['scripts', 'schemas', 'services/kit', 'services/cpd', 'services/membership', 'tsconfig.base.json'];

/** @param {string} output of the check of contracts */
const newEvents = (output) => Number(/(\d+) new/.exec(output)?.[1]);

/** @param {ReturnType<typeof tree>} copy @param {string} project */
const compile = (copy, project) => copy.run('node_modules/typescript/bin/tsc', '-p', project, '--pretty', 'false');

/** A copy in which the feature was added. */
const withFeature = () => {
  const copy = tree({ copies, links: { '@mumaris/schemas': 'schemas', '@mumaris/kit': 'services/kit' } });
  for (const edits of Object.values(feature)) for (const [file, turn] of Object.entries(edits)) copy.edit(file, turn);
  return copy;
};

describe('README, “Add a feature in six steps”', () => {
  it('has the six steps that are followed here, and names every place that they touch', () => {
    const steps = [...guide.matchAll(/^\d\. \*\*(.+?)\*\*/gm)].map(([, name]) => name);
    assert.deepEqual(steps, Object.keys(feature));
    for (const edits of Object.values(feature))
      for (const file of Object.keys(edits)) {
        const inFeature = file.replace(/^services\/\w+\//, '');
        const inService = guide.includes('`src/<feature>/`')
          ? inFeature.replace('src/applications/', 'src/')
          : inFeature;
        const place = `${path.dirname(inService)}/`;
        const named =
          guide.includes(inService) || guide.includes(place) || guide.includes(place.replace('/cpd/', '/<service>/'));
        assert.ok(named || guide.includes(file.replace('/cpd.', '/<service>.')), `${file} is not named by the guide`);
      }
  });

  describe('followed as they are written', () => {
    const copy = withFeature();

    it('make types of the contracts, and compose', () => {
      for (const args of [['scripts/codegen.mjs', 'schemas', 'cpd', 'membership'], ['scripts/compose.mjs']]) {
        const { code, output } = copy.run(...args);
        assert.equal(code, 0, output);
      }
    });

    it('compile, in the service that says it and in the one that hears it', () => {
      for (const project of [
        'schemas/tsconfig.build.json',
        'services/kit/tsconfig.build.json',
        'services/cpd',
        'services/membership',
      ]) {
        const { code, output } = compile(copy, project);
        assert.equal(code, 0, output);
      }
    });

    it('break nothing that was released', () => {
      // What is new here already is not the guide's.
      const before = spawnSync(process.execPath, ['scripts/check-contracts.mjs'], {
        cwd: root,
        encoding: 'utf8',
      }).stdout;
      const { code, output } = copy.run('scripts/check-contracts.mjs');
      assert.equal(code, 0, output);
      assert.equal(newEvents(output), newEvents(before) + 1, output);
    });

    it('are told by name where one is left out: a row, and a field of the model', () => {
      copy.edit('services/cpd/src/graphql/mutations.ts', (text) => text.replace(/ {2}withdrawActivity.*\n/, ''));
      assert.match(compile(copy, 'services/cpd').output, /mutations\.ts.*'withdrawActivity' is missing/s);
      copy.edit('services/cpd/src/store/activity.model.ts', (text) => text.replace(/ {4}withdrawnAt.*\n/, ''));
      assert.match(compile(copy, 'services/cpd').output, /activity\.model\.ts.*'withdrawnAt' is missing/s);
    });
  });
});
