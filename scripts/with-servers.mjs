// node scripts/with-servers.mjs CMD ARGS…
// Runs a command with throw-away servers: MONGODB_URI (the administrator) and KAFKA_BROKERS are set for it. Servers that
// the environment names already are used instead. Ends with the command's own exit code.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { startServers } from '../infra/local/index.mjs';

const [command = '', ...args] = process.argv.slice(2);
if (!command) {
  console.error('usage: node scripts/with-servers.mjs CMD ARGS…');
  process.exit(2);
}

// Until the servers are up there is nothing to close in order: their guard clears away what there is.
const exitEarly = (/** @type {NodeJS.Signals} */ signal) => process.exit(exitCode(null, signal));
process.on('SIGINT', exitEarly).on('SIGTERM', exitEarly);

try {
  // To stderr: what the command prints may be read by a program.
  const servers = await startServers({ ephemeral: true, log: (line) => console.error(line) });
  process.off('SIGINT', exitEarly).off('SIGTERM', exitEarly);
  try {
    process.exitCode = await run({ MONGODB_URI: servers.mongo.adminUri, KAFKA_BROKERS: servers.kafka.brokers });
  } finally {
    await servers.stop();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * @param {Record<string, string>} addresses
 * @returns {Promise<number>}
 */
function run(addresses) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...addresses } });
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    process.on('SIGINT', () => {
      // In a terminal Ctrl-C has reached the command as well; twice would make many end at once.
      if (!process.stdin.isTTY) child.kill('SIGINT');
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(exitCode(code, signal)));
  });
}

/**
 * As a shell gives it: 128 and the signal's number for what a signal ended.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCode(code, signal) {
  return code ?? 128 + constants.signals[signal ?? 'SIGTERM'];
}
