// npm run operations -- --help
// Publishes the operations of frontends, for the gateway to answer by their hashes; checks them by what the gateway is built of. They go
// to the platform of `npm start` unless OPERATIONS_PATH names another gateway's file.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, run } from './platform/run.mjs';
import { sayErrors } from './platform/say-errors.mjs';

await sayErrors(async () => {
  const program = path.join(root, 'gateway/dist/commands/operations.js');
  if (!existsSync(program)) throw new Error('The gateway is not built yet. Build it, then try again: npm run build');
  const { code } = await run(process.execPath, [program, ...process.argv.slice(2)], {
    env: {
      OPERATIONS_PATH: process.env['OPERATIONS_PATH'] || path.join(root, '.local/data/operations.json'),
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error',
    },
    // Files are named from where the command was typed.
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
  });
  process.exitCode = code;
});
