// `npm test`: installs what is missing and runs every check and test on servers of its own. `npm test -- --filter=cpd`
// runs the tests of some workspaces alone. The last line is counted from jest's own results.
import { closingLine, countResults, forgetResults } from './checks/results.mjs';
import { build, install } from './platform/install.mjs';
import { continueOnPinnedNode } from './platform/node.mjs';
import { run } from './platform/run.mjs';

const filter = process.argv.slice(2);
const turbo = ['scripts/turbo.mjs', 'run'];
const withServers = ['scripts/with-servers.mjs'];
// Their output is jest's own. One workspace at a time, for each uses both cores; one that fails hides no other.
const workspaceTests = [...turbo, 'test', '--concurrency=1', '--continue', '--output-logs=new-only'];

/** @type {[what: string, command: string, args: string[]][]} */
const checks = [
  ['types and lint', process.execPath, [...turbo, 'types', 'lint', '--output-logs=errors-only']],
  ['types of the scripts', 'npx', ['tsc', '-p', 'scripts/tsconfig.json']],
  ['lint of the scripts', 'npx', ['eslint', 'scripts', 'infra/local', '*.mjs', '--max-warnings', '0']],
  ['import boundaries', 'npm', ['run', '--silent', 'boundaries']],
  ['unused code', 'npm', ['run', '--silent', 'unused']],
  ['format', 'npm', ['run', '--silent', 'format:check']],
  ['contracts', 'npm', ['run', '--silent', 'contracts']],
  ['rules', 'npm', ['run', '--silent', 'rules']],
  ['licences', process.execPath, ['scripts/licences.mjs', '--check']],
];

/** @type {typeof checks} */
const tests = [
  ['tests of the scripts', 'npm', ['run', '--silent', 'test:scripts']],
  ['tests of the local servers', 'npx', ['jest', '--config', 'infra/local/jest.config.cjs']],
  ['tests of the workspaces', process.execPath, [...withServers, process.execPath, ...workspaceTests, ...filter]],
  ['end to end', 'npx', ['jest', '--config', 'gateway/jest.e2e.config.cjs']],
];

const started = Date.now();
/** @type {string[]} */
const failed = [];
try {
  await install(console.log);
  await continueOnPinnedNode();
  forgetResults();
  await build(console.log);
  for (const [what, command, args] of filter.length
    ? tests.filter(([what]) => what === 'tests of the workspaces')
    : [...checks, ...tests]) {
    const from = Date.now();
    const { code } = await run(command, args);
    if (code) failed.push(what);
    console.log(`${code ? '✗' : '✓'} ${what} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  failed.push('preparation');
}
const counted = countResults();
console.log(
  `\nin ${((Date.now() - started) / 1000).toFixed(0)} s${failed.length ? `; failed: ${failed.join(', ')}` : ''}`,
);
process.exitCode = failed.length || counted.failed || !counted.passed ? 1 : 0;
console.log(closingLine(counted));
