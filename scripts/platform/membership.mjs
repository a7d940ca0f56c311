import path from 'node:path';
import { root, run } from './run.mjs';
import { runningEnv } from './running.mjs';
import { sayErrors } from './say-errors.mjs';

/**
 * Runs a command of membership with what was told to this process. It takes membership's variables from the environment, or else those
 * of the platform that runs here.
 * @param {string} name its file in src/commands
 */
export const runMembership = (name) =>
  sayErrors(async () => {
    const told = process.argv.slice(2);
    // Whoever has membership's key has the rest of its variables, too; to say how it is used takes none.
    const isTold = process.env['FIELD_KEY'] || told.includes('--help');
    const env = isTold ? {} : runningEnv(path.join(root, '.local/data'), 'membership');
    const program = path.join(root, `services/membership/dist/commands/${name}.js`);
    const { code } = await run(process.execPath, [program, ...told], {
      env: { ...env, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error' },
      // Files are named from where the command was typed.
      cwd: process.env['INIT_CWD'] ?? root,
    });
    process.exitCode = code;
  });
