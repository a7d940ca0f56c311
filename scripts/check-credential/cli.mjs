#!/usr/bin/env node
// Stands by itself: no package and no file outside this folder, so that it can be copied to wherever proofs are checked.
import { readArguments, UsageFault } from './arguments.mjs';
import { check, exitCodeOf } from './check.mjs';
import { inWords } from './in-words.mjs';
import { readFiles } from './read-files.mjs';
import { usage } from './usage.mjs';

try {
  const asked = readArguments(process.argv.slice(2), Date.now());
  if (asked.help) process.stdout.write(`${usage}\n`);
  else {
    const answer = check(await readFiles(asked), asked);
    process.stdout.write(asked.json ? `${JSON.stringify(answer)}\n` : `${inWords(answer)}\n`);
    process.exitCode = exitCodeOf(answer);
  }
} catch (error) {
  if (!(error instanceof UsageFault)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
