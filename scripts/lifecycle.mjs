// `npm run lifecycle`: draws the tables of transitions (MEM-20, MEM-33) into membership's README; with --check it changes nothing, and
// fails where the drawing is not the table's any more. Reads the built service.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { helpIfAsked } from './platform/help.mjs';
import { root } from './platform/run.mjs';

helpIfAsked(`usage: npm run lifecycle   draws the table of transitions into services/membership/README.md; after a build
  -- --check              changes nothing; fails where the drawing is stale`);

const readme = path.join(root, 'services/membership/README.md');
const [begin, end] = ['<!-- npm run lifecycle -->', '<!-- end of lifecycle -->'];

/** @typedef {{ from: string, action: string, to: readonly string[] }} Row */
/** @type {{ transitions: readonly Row[], appealTransitions: readonly Row[] }} */
const { transitions, appealTransitions } = createRequire(import.meta.url)(
  path.join(root, 'services/membership/dist/applications/domain/lifecycle.js'),
);

/** The actions that lead from one status to another; what stays in its status is no arrow. @type {Map<string, string[]>} */
const arrows = new Map();
for (const { from, action, to } of [...transitions, ...appealTransitions])
  for (const target of to) {
    if (target === from) continue;
    const arrow = `${from} --> ${target}`;
    arrows.set(arrow, [...(arrows.get(arrow) ?? []), action]);
  }
const left = new Set(transitions.map(({ from }) => from));
const ends = [...new Set(transitions.flatMap(({ to }) => to))].filter((status) => !left.has(status));
const drawing = [
  '```mermaid',
  'stateDiagram-v2',
  `  [*] --> ${transitions[0]?.from}`,
  ...[...arrows].map(([arrow, actions]) => `  ${arrow}: ${actions.join(', ')}`),
  ...ends.map((status) => `  ${status} --> [*]`),
  '```',
].join('\n');

const before = readFileSync(readme, 'utf8');
const [head, rest] = before.split(begin);
const tail = rest?.split(end)[1];
if (tail === undefined) throw new Error(`services/membership/README.md has no place between ${begin} and ${end}`);
const after = `${head}${begin}\n\n${drawing}\n\n${end}${tail}`;
if (!process.argv.includes('--check')) {
  if (after !== before) writeFileSync(readme, after);
  console.log(`Drawn: ${arrows.size} arrows.`);
} else if (after !== before) {
  console.error('The lifecycle in services/membership/README.md is not that of the code. Run `npm run lifecycle`.');
  process.exitCode = 1;
}
