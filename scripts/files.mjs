// npm run files -- import FILE [--preview] [--errors OUT.csv] | --help
// Takes the files of the Commission's earlier systems into membership's store, for their owners to claim. Takes membership's variables
// from the environment, or else those of the platform that runs here.
import path from 'node:path';
import { root, run } from './platform/run.mjs';
import { runningEnv } from './platform/running.mjs';
import { sayErrors } from './platform/say-errors.mjs';

await sayErrors(async () => {
  const told = process.argv.slice(2);
  // Whoever has membership's key has the rest of its variables, too; to say how it is used takes none.
  const env =
    process.env['FIELD_KEY'] || told.includes('--help') ? {} : runningEnv(path.join(root, '.local/data'), 'membership');
  const program = path.join(root, 'services/membership/dist/commands/files.js');
  const { code } = await run(process.execPath, [program, ...told], {
    env: { ...env, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error' },
    // Files are named from where the command was typed.
    cwd: process.env['INIT_CWD'] ?? root,
  });
  process.exitCode = code;
});
