// npm run replay -- --help
// Runs a signed decision again: whose it is, and whether its rules say the same of its facts today.
import path from 'node:path';
import { root, run } from './platform/run.mjs';
import { sayErrors } from './platform/say-errors.mjs';

await sayErrors(async () => {
  const program = path.join(root, 'services/membership/dist/commands/replay.js');
  const { code } = await run(process.execPath, [program, ...process.argv.slice(2)], {
    // Files are named from where the command was typed.
    cwd: process.env['INIT_CWD'] ?? root,
  });
  process.exitCode = code;
});
