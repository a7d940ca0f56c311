import path from 'node:path';
import { root, run } from './run.mjs';
import { runningEnv } from './running.mjs';
import { sayErrors } from './say-errors.mjs';

/** A variable of each service that whoever has it has the rest of its variables, too. */
const telling = { membership: 'FIELD_KEY', billing: 'CALLER_KEY' };

/**
 * Runs a command of a service with what was told to this process. It takes the service's variables from the environment, or else those
 * of the platform that runs here.
 * @param {keyof typeof telling} service
 * @param {string} name its file in src/commands
 */
export const runServiceCommand = (service, name) =>
  sayErrors(async () => {
    const told = process.argv.slice(2);
    // To say how it is used takes no variable.
    const isTold = process.env[telling[service]] || told.includes('--help');
    const env = isTold ? {} : runningEnv(path.join(root, '.local/data'), service);
    const program = path.join(root, `services/${service}/dist/commands/${name}.js`);
    const { code } = await run(process.execPath, [program, ...told], {
      env: { ...env, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error' },
      // Files are named from where the command was typed.
      cwd: process.env['INIT_CWD'] ?? root,
    });
    process.exitCode = code;
  });
