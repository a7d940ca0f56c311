// npm run licences [-- --check]
// Writes THIRD_PARTY.md: what production takes from others, and under which licence. Ends with 1 where a licence is not
// one that is taken; with --check nothing is written, and a stale note is a failure as well.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { refused } from './licences/judge.mjs';
import { note } from './licences/note.mjs';
import { productionPackages } from './licences/packages.mjs';
import { helpIfAsked } from './platform/help.mjs';

helpIfAsked(`usage: npm run licences   writes THIRD_PARTY.md: what production takes from others, and under which licence
  -- --check              writes nothing, and fails where it is stale`);

// The repository that it is called in: the top, as npm does it, or a test's own.
const root = process.cwd();
const file = path.join(root, 'THIRD_PARTY.md');
const policy = parse(readFileSync(path.join(root, 'scripts/licences/policy.yaml'), 'utf8'));
const packages = productionPackages(path.join(root, 'package-lock.json'), policy);

const bad = refused(packages, policy);
for (const { name, version, licence } of bad)
  console.error(`✗ ${name} ${version}: its licence, ${licence}, is not one that scripts/licences/policy.yaml takes`);

const text = note(packages, policy);
const stale = !existsSync(file) || readFileSync(file, 'utf8') !== text;
if (process.argv.includes('--check')) {
  if (stale) console.error('✗ THIRD_PARTY.md is stale: run `npm run licences` and commit the result.');
  process.exitCode = bad.length || stale ? 1 : 0;
} else {
  if (stale) writeFileSync(file, text);
  console.log(`THIRD_PARTY.md lists ${packages.length} packages.`);
  process.exitCode = bad.length ? 1 : 0;
}
