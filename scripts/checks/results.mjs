import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../platform/run.mjs';

const folders = () => [
  ...readdirSync(path.join(root, 'services')).map((name) => `services/${name}`),
  'gateway',
  'schemas',
  'infra/sandbox',
  'infra/local',
  'scripts',
];

const files = () =>
  folders().flatMap((folder) => {
    const results = path.join(root, folder, '.results');
    return existsSync(results) ? readdirSync(results).map((name) => path.join(results, name)) : [];
  });

/** Forgets the results of earlier runs, so that none is counted twice. */
export const forgetResults = () => files().forEach((file) => rmSync(file));

/**
 * Adds up what jest itself wrote. A suite that could not run at all counts as one failure.
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function countResults() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const file of files()) {
    const result = JSON.parse(readFileSync(file, 'utf8'));
    total.passed += result.numPassedTests;
    total.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
    total.skipped += result.numPendingTests + result.numTodoTests;
  }
  return total;
}

/**
 * Those that failed, each with its file; a suite that could not run at all is one of them.
 * @returns {{ file: string, title: string }[]}
 */
export const failedTests = () =>
  files().flatMap((results) =>
    (JSON.parse(readFileSync(results, 'utf8')).testResults ?? []).flatMap(
      (
        /** @type {{ testFilePath: string, testExecError?: unknown, testResults?: { status: string, fullName: string }[] }} */ suite,
      ) => {
        const file = path.relative(root, suite.testFilePath);
        const failed = (suite.testResults ?? []).filter(({ status }) => status === 'failed');
        const titles = failed.map(({ fullName }) => fullName);
        return (suite.testExecError ? ['could not run', ...titles] : titles).map((title) => ({ file, title }));
      },
    ),
  );

/**
 * What each run of tests took: `services/cpd`, and `gateway/e2e` where a folder has several.
 * @returns {{ name: string, seconds: number, processorSeconds: number }[]} the longest first
 */
export const timesSpent = () =>
  files()
    .map((file) => {
      const name = path
        .relative(root, file)
        .replace('/.results/', '/')
        .replace(/\/(jest|node-test)\.json$|\.json$/, '');
      return { name, ...JSON.parse(readFileSync(file, 'utf8')).spent };
    })
    .sort((one, other) => other.seconds - one.seconds);

/** The closing line. */
export const closingLine = ({ passed, failed, skipped } = countResults()) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
