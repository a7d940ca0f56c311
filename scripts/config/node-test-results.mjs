import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../platform/run.mjs';
import spent from './spent.cjs';

const folder = path.join(root, 'scripts/.results');

/**
 * Writes what Node's own test runner found, in the words of jest's result, for the closing lines of `npm test`. A file
 * that could not run is one failure there, too.
 * @param {AsyncIterable<{ type: string, data: any }>} events
 */
export default async function* nodeTestResults(events) {
  const began = Date.now();
  const result = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  /** @type {{ testFilePath: string, testResults: { status: 'failed', fullName: string }[] }[]} */
  const testResults = [];
  for await (const { type, data } of events) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details.type === 'suite') continue;
    if (data.skip !== undefined) result.numPendingTests += 1;
    else if (data.todo !== undefined) result.numTodoTests += 1;
    else if (type === 'test:pass') result.numPassedTests += 1;
    else {
      result.numFailedTests += 1;
      testResults.push({ testFilePath: data.file ?? folder, testResults: [{ status: 'failed', fullName: data.name }] });
    }
  }
  const time = { seconds: (Date.now() - began) / 1_000, processorSeconds: spent.processorSeconds() };
  mkdirSync(folder, { recursive: true });
  const whole = { ...result, testResults, numRuntimeErrorTestSuites: 0, spent: time };
  writeFileSync(path.join(folder, 'node-test.json'), JSON.stringify(whole));
  yield '';
}
