// `npm test`: installs what is missing and runs every check and test on servers of its own. `npm test -- --filter=cpd`
// runs the tests of some workspaces alone, and with `-t 'CPD-04'` after it those of that name. The last line is counted from the test runners' own results.
import { judgeTimes } from './checks/budgets.mjs';
import { slowness } from './checks/pace.mjs';
import { closingLine, countResults, failedTests, forgetResults, timesSpent } from './checks/results.mjs';
import { helpIfAsked } from './platform/help.mjs';
import { build, install } from './platform/install.mjs';
import { continueOnPinnedNode } from './platform/node.mjs';
import { run } from './platform/run.mjs';

/** @typedef {[what: string, command: string, args: string[]]} Step */

helpIfAsked(`usage: npm test                                  every check and test
       npm test -- --filter=WORKSPACE [-t NAME]   the tests of one workspace; of that name`);

const asked = process.argv.slice(2);
/** Which workspaces, for turbo; the rest is jest's: `-t 'BIL-04'`. */
const filters = asked.filter((word) => word.startsWith('--filter='));
const forJest = asked.filter((word) => !filters.includes(word));
/** `--filter=cpd` is short for the package's whole name. */
const filter = filters.map((word) => word.replace(/=(?=[a-z]+$)/, '=@mumaris/'));
const node = process.execPath;
/** @returns {[string, string[]]} */
const npm = (/** @type {string[]} */ ...args) => ['npm', ['run', '--silent', ...args]];
// One that fails hides no other.
const turbo = ['scripts/turbo.mjs', 'run', '--continue'];
const inWorkspaces = (/** @type {string[]} */ ...args) => ['scripts/with-servers.mjs', node, ...turbo, ...args];

/**
 * Tests wait about half of their time, for the store, the bus, or a lease to end: the checks use what they leave. The order
 * of the checks has one reason: in its first seconds turbo lays out what was built, which most of them read.
 * @type {Step[][]}
 */
const lanes = [
  [['types and tests of the workspaces', node, inWorkspaces('test', 'types', '--concurrency=2')]],
  [
    ['format', ...npm('format:check')],
    ['lint', ...npm('lint')],
    ['types of the scripts', 'npx', ['tsc', '-p', 'scripts/tsconfig.json']],
    ['import boundaries', ...npm('boundaries')],
    ['unused code', ...npm('unused')],
    ['contracts', ...npm('contracts')],
    ['rules', ...npm('rules', '--', '--quiet')],
    ['licences', ...npm('licences', '--', '--check')],
    ['tests of the scripts', ...npm('test:scripts')],
    ['tests of the local servers', 'npx', ['jest', '--config', 'infra/local/jest.config.cjs']],
  ],
];
/** @type {Step} */
const endToEnd = ['end to end', 'npx', ['jest', '--config', 'gateway/jest.e2e.config.cjs']];
/** @type {Step} */
const filtered = [
  'tests of the workspaces',
  node,
  inWorkspaces('test', '--concurrency=1', ...filter, ...(forJest.length ? ['--', ...forJest] : [])),
];

const started = Date.now();
const since = (/** @type {number} */ from) => ((Date.now() - from) / 1_000).toFixed(0);
/** kafkajs asks for timers of less than nothing; Node 24 says so once in each process. */
const env = { NODE_OPTIONS: '--disable-warning=TimeoutNegativeWarning' };
/** @type {string[]} */
const failed = [];
let slowest = 1;
const takePace = () => {
  slowest = Math.max(slowest, slowness());
};

/** Runs a step; beside others what it says is kept to its end. @param {Step} step @param {boolean} beside */
const carryOut = async ([what, command, args], beside) => {
  const from = Date.now();
  const { code, output } = await run(command, args, { quiet: beside, env });
  if (code) failed.push(what);
  if (output.trim()) console.log(output.trimEnd());
  console.log(`${code ? '✗' : '✓'} ${what} (${since(from)} s)`);
};
const inOrder = async (/** @type {Step[]} */ lane) => {
  for (const step of lane) await carryOut(step, true);
};

try {
  await install(console.log);
  await continueOnPinnedNode();
  forgetResults();
  await build(console.log);
  takePace();
  if (asked.length) await carryOut(filtered, false);
  else {
    console.log('Checks and tests, two lanes at a time; each speaks when it is done …');
    await Promise.all(lanes.map(inOrder));
    // Alone: it tries what takes its time, a whole platform.
    await carryOut(endToEnd, false);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  failed.push('preparation');
}
takePace();
const counted = countResults();
const { lines, over } = judgeTimes(timesSpent(), slowest);
failed.push(...over.map((name) => `the budget of ${name}`));
console.log(`\n${lines.join('\n')}`);
if (slowest > 1) console.log(`this machine works ${slowest.toFixed(1)} times as long as the one of the budgets`);
for (const { file, title } of failedTests()) console.log(`✗ ${file}: ${title}`);
if (asked.length && !counted.passed) console.log('no test has that name');
console.log(`\nin ${since(started)} s${failed.length ? `; failed: ${failed.join(', ')}` : ''}`);
process.exitCode = failed.length || counted.failed || !counted.passed ? 1 : 0;
console.log(closingLine(counted));
