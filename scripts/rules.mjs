// `npm run rules`: every rule of the rule book beside the tests that prove it, by the ids in their titles.
// A rule whose work has not landed is open, or begun where a test names it already.
// Fails when a rule that is due has no test, or a test names a rule that does not exist.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { helpIfAsked } from './platform/help.mjs';
import { root } from './platform/run.mjs';

helpIfAsked(`usage: npm run rules   every rule of the rule book beside the tests that prove it
  -- --quiet           only what is wrong, and the count`);

const ruleId = /\b(?:IDN|MEM|BIL|CPD|NTF|PRT)-\d\d\b/g;
const title = /\b(?:it|test|describe)(?:\.each\([^]*?\))?\(\s*(['"`])([^]*?)\1/g;
const skipped = new Set(['node_modules', 'dist', '.local', '.turbo', '.results', 'public', '.git']);

/** @param {string} folder @returns {string[]} */
const specs = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return specs(file);
    return /\.spec\.(ts|[cm]js)$/.test(entry.name) ? [file] : [];
  });

/** @type {Record<string, { strength: 'S' | 'D', due: boolean, says: string, open?: string }>} */
const rules = parse(readFileSync(path.join(root, 'scripts/rules/rules.yaml'), 'utf8'));
/** @type {Map<string, string[]>} */
const proofs = new Map(Object.keys(rules).map((id) => [id, []]));
/** @type {string[]} */
const unknown = [];

for (const file of specs(root))
  for (const [, , name = ''] of readFileSync(file, 'utf8').matchAll(title))
    for (const [id] of name.matchAll(ruleId)) {
      const proof = `${path.relative(root, file)}: ${name}`;
      proofs.get(id)?.push(proof) ?? unknown.push(proof);
    }

/** With --quiet only what is wrong is told, and the count. */
const quiet = process.argv.includes('--quiet');
const missing = [];
for (const [id, { strength, due, says, open }] of Object.entries(rules)) {
  const tests = proofs.get(id) ?? [];
  const state = due ? (tests.length ? 'proven' : 'MISSING') : tests.length ? 'begun' : 'open';
  if (state === 'MISSING') missing.push(id);
  if (quiet) continue;
  console.log(`${id} [${strength}] ${state.padEnd(7)} ${says}${open ? ` (open: ${open})` : ''}`);
  for (const test of tests) console.log(`         ${test}`);
}
const all = Object.values(rules);
const due = all.filter((rule) => rule.due).length;
console.log(
  `\n${all.length} rules: ${due - missing.length} proven, ${all.length - due} open, ${missing.length} missing`,
);
if (unknown.length) console.error(`Tests that name a rule which does not exist:\n  ${unknown.join('\n  ')}`);
if (missing.length) console.error(`Due, and no test proves: ${missing.join(', ')}`);
process.exitCode = missing.length || unknown.length ? 1 : 0;
