import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  it('names what has no description and what has no rule of access', () => {
    const { dir, run } = contracts();
    appendFileSync(
      someSdl(dir),
      '\n"A thing of a test."\ntype Thing {\n  "Which."\n  id: ID!\n  size: Int @access(to: [PUBLIC])\n}\n',
    );
    const { code, output } = run('scripts/codegen.mjs', 'schemas');
    assert.equal(code, 1);
    assert.match(output, /Thing\.id has no @access/);
    assert.match(output, /Thing\.size has no description/);
  });

  it('names a code whose texts are told different things, and a word without a label', () => {
    for (const [file, text, said] of [
      [
        'schemas/codes/cpd.yaml',
        'HALF_SAID: { ar: "من {min}", en: "from {max}" }',
        /HALF_SAID is told \{min\} in Arabic and \{max\}/,
      ],
      ['schemas/words/genders.yaml', '  OTHER: { ar: آخر, description: Other. }', /genders\.yaml: OTHER has no en/],
    ]) {
      const { dir, run } = contracts();
      appendFileSync(path.join(dir, String(file)), `${text}\n`);
      const { code, output } = run('scripts/codegen.mjs', 'schemas');
      assert.equal(code, 1);
      assert.match(output, /** @type {RegExp} */ (said));
    }
  });

  it('refuses a target that there is not, by its name', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/codegen.mjs', 'astrology'], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.notEqual(status, 0);
    assert.match(stderr, /astrology/);
  });
});

describe('npm run contracts', () => {
  /** @param {(dir: string) => void} change */
  const after = (change) => {
    const { dir, run } = contracts();
    change(dir);
    return run('scripts/check-contracts.mjs');
  };
  const event = 'schemas/events/cpd/activity-recorded.v1.schema.json';
  const edit =
    (/** @type {string} */ file, /** @type {(text: string) => string} */ turn) => (/** @type {string} */ dir) =>
      writeFileSync(path.join(dir, file), turn(readFileSync(path.join(dir, file), 'utf8')));

  it('says how much was compared when all is well', () => {
    const { code, output } = contracts().run('scripts/check-contracts.mjs');
    assert.equal(code, 0, output);
    assert.match(output, /Nothing that was released is missed: \d+ events/);
  });

  it('lets an event gain a field, and an open list a word', () => {
    const field = after(edit(event, (text) => text.replace('"hours": {', '"place": { "type": "string" }, "hours": {')));
    assert.equal(field.code, 0, field.output);
    const word = after(
      edit(
        'schemas/words/cancellation-reasons.yaml',
        (text) => `${text}  BY_STAFF: { ar: ألغاه موظف, en: by staff, description: By staff. }\n`,
      ),
    );
    assert.equal(word.code, 0, word.output);
  });

  it('refuses a field that goes, with its event and what to do', () => {
    const { code, output } = after(edit(event, (text) => text.replace('"title": {', '"name": {')));
    assert.equal(code, 1);
    assert.match(output, /cpd\.activity-recorded\.v1: \/title is gone: bring it back/);
  });

  it('refuses what goes from the graph without a notice', () => {
    const { code, output } = after((dir) => {
      const file = someSdl(dir);
      writeFileSync(file, readFileSync(file, 'utf8').replace(/\brecordActivity\b/g, 'noteActivity'));
      spawnSync(process.execPath, ['scripts/compose.mjs'], { cwd: dir });
    });
    assert.equal(code, 1);
    assert.match(output, /Mutation\.recordActivity.*@deprecated/);
  });
});
