import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tree } from './tree.mjs';

const found = (/** @type {object} */ numbers) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  ...numbers,
});

/** @param {Record<string, object>} files */
const repository = (files) =>
  tree({ copies: ['scripts/checks', 'scripts/platform'], files: { 'services/cpd/package.json': {}, ...files } });

const closingLine = (/** @type {ReturnType<typeof tree>} */ { run }) =>
  run(
    '-e',
    `import('./scripts/checks/results.mjs').then(({ closingLine }) => console.log(closingLine()))`,
  ).output.trim();

describe('the closing line', () => {
  it('adds up what every workspace, the local servers and the scripts themselves found', () => {
    const files = {
      'services/cpd/.results/jest.json': found({ numPassedTests: 5 }),
      'services/cpd/.results/other.json': found({ numPassedTests: 1, numFailedTests: 2 }),
      'gateway/.results/e2e.json': found({ numPassedTests: 10 }),
      'schemas/.results/jest.json': found({ numPassedTests: 100 }),
      'infra/local/.results/jest.json': found({ numPassedTests: 1_000 }),
      'infra/sandbox/.results/jest.json': found({ numPassedTests: 10_000 }),
      'scripts/.results/node-test.json': found({ numPassedTests: 100_000 }),
    };
    assert.equal(closingLine(repository(files)), '111116 passed, 2 failed');
  });

  it('takes a suite that could not run at all as one failure', () => {
    const files = { 'gateway/.results/jest.json': found({ numPassedTests: 3, numRuntimeErrorTestSuites: 1 }) };
    assert.equal(closingLine(repository(files)), '3 passed, 1 failed');
  });

  it('says what was skipped, and counts it as neither', () => {
    const files = { 'gateway/.results/jest.json': found({ numPassedTests: 3, numPendingTests: 2, numTodoTests: 1 }) };
    assert.equal(closingLine(repository(files)), '3 passed, 0 failed, 3 skipped');
  });

  it('says that nothing ran where there is no result', () => {
    assert.equal(closingLine(repository({})), '0 passed, 0 failed');
  });

  it('counts nothing of an earlier run', () => {
    const repo = repository({ 'services/cpd/.results/jest.json': found({ numPassedTests: 5 }) });
    repo.run('-e', `import('./scripts/checks/results.mjs').then(({ forgetResults }) => forgetResults())`);
    assert.equal(closingLine(repo), '0 passed, 0 failed');
  });
});

describe('the results of Node’s own test runner', () => {
  const reporter = './scripts/config/node-test-results.mjs';
  const outcome = (/** @type {string} */ tests) => {
    const repo = tree({
      copies: ['scripts/checks', 'scripts/platform', 'scripts/config'],
      files: { 'services/cpd/package.json': {}, 'a.spec.mjs': tests },
    });
    repo.run('--test', `--test-reporter=${reporter}`, '--test-reporter-destination=stdout', 'a.spec.mjs');
    return closingLine(repo);
  };
  // Runs inside of a test run, which tells its children so; those would report to it and not to their reporter.
  delete process.env['NODE_TEST_CONTEXT'];

  it('are counted by tests, not by the groups they are in', () => {
    const tests = `import { describe, it } from 'node:test';
      describe('group', () => { it('one', () => {}); it('two', () => { throw new Error(); }); it.skip('three', () => {}); it.todo('four'); });`;
    assert.equal(outcome(tests), '1 passed, 1 failed, 2 skipped');
  });

  it('take a file that cannot run as one failure', () => {
    assert.equal(outcome(`import './no-such-file.mjs';`), '0 passed, 1 failed');
  });
});
