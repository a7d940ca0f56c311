import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tree } from './tree.mjs';

// Titles are put together, so that the rules of the repository are not looked for in here.
const [due, open, unknown] = [1, 2, 99].map((number) => `MEM-${String(number).padStart(2, '0')}`);
const rule = (/** @type {boolean} */ isDue) => ({ strength: 'S', due: isDue, says: 'Something' });
const book = { [String(due)]: rule(true), [String(open)]: rule(false) };

/** @param {Record<string, string>} specs */
const check = (specs) =>
  tree({
    copies: ['scripts/rules.mjs', 'scripts/platform'],
    files: { 'scripts/rules/rules.yaml': JSON.stringify(book), ...specs },
  }).run('scripts/rules.mjs');

describe('the rule book beside its tests', () => {
  it('is content when each rule that is due has a test, wherever it stands', () => {
    for (const file of [
      'services/cpd/src/domain/a.spec.ts',
      'infra/local/test/a.spec.cjs',
      'scripts/test/a.spec.mjs',
    ]) {
      const { code, output } = check({ [file]: `it('${due} does it', () => {});` });
      assert.equal(code, 0, output);
      assert.match(output, new RegExp(`${due} \\[S\\] proven`));
      assert.match(output, new RegExp(`${file}: ${due} does it`));
      assert.match(output, /2 rules: 1 proven, 1 open, 0 missing/);
    }
  });

  it('fails when a rule that is due has no test', () => {
    const { code, output } = check({ 'services/cpd/a.spec.ts': `it('does it', () => {}); // ${due}` });
    assert.equal(code, 1);
    assert.match(output, new RegExp(`no test proves: ${due}`));
  });

  it('fails when a title names a rule that does not exist', () => {
    const { code, output } = check({ 'services/cpd/a.spec.ts': `it('${due} and ${unknown} at once', () => {});` });
    assert.equal(code, 1);
    assert.match(output, new RegExp(`does not exist:\\s+services/cpd/a\\.spec\\.ts: ${due} and ${unknown} at once`));
  });

  it('reads the titles of groups, of tables and of templates, over lines as well', () => {
    const titles = [`describe("${due} …"`, `test(\n  \`${due} of \${kind}\``, `it.each([\n  [1],\n])('${due} %s'`];
    for (const title of titles) assert.equal(check({ 'a.spec.ts': `${title}, () => {});` }).code, 0, title);
  });

  it('tells a rule that is begun from one that nobody has touched', () => {
    const { output } = check({ 'a.spec.ts': `it('${due}', () => {}); it('${open} a part of it', () => {});` });
    assert.match(output, new RegExp(`${open} \\[S\\] begun`));
  });

  it('does not look into what is built or fetched', () => {
    assert.equal(check({ 'services/cpd/dist/a.spec.cjs': `it('${due}', () => {});` }).code, 1);
  });
});
