// npm run admin -- create --first-name … --last-name … --email … [--language AR|EN]
// npm run admin -- list
// Invites the first administrator, whose link it prints, or lists those there are. Takes identity's variables from the
// environment, or else those of the platform that runs here.
import path from 'node:path';
import { root, run } from './platform/run.mjs';
import { runningEnv } from './platform/running.mjs';

const dataDir = path.join(root, '.local/data');

try {
  // Whoever has identity's key has the rest of its variables, too.
  const env = process.env['FIELD_KEY'] ? {} : runningEnv(dataDir, 'identity');
  const program = path.join(root, 'services/identity/dist/admin.js');
  const { code } = await run(process.execPath, [program, ...process.argv.slice(2)], {
    env: { ...env, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error' },
  });
  process.exitCode = code;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
