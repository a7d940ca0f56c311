const { spawn } = require('node:child_process');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { createInterface } = require('node:readline');
const { setTimeout: sleep } = require('node:timers/promises');

/** The tests' own environment may name servers (they may run under with-servers); these start their own. */
const { MONGODB_URI: _mongo, KAFKA_BROKERS: _kafka, ...environment } = process.env;

/**
 * Runs starter.mjs until it has servers or has failed.
 * @param {object} options of startServers
 * @param {NodeJS.ProcessEnv} [env] in addition
 */
async function start(options, env = {}) {
  const args = [path.join(__dirname, 'starter.mjs'), JSON.stringify(options)];
  const child = spawn(process.execPath, args, { env: { ...environment, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  const exited = new Promise((resolve) => child.once('close', resolve));
  const line = await Promise.race([
    new Promise((resolve) => createInterface(child.stdout).once('line', resolve)),
    exited,
  ]);
  return {
    failed: typeof line !== 'string',
    pid: child.pid,
    said: () => said,
    .../** @type {any} */ (typeof line === 'string' ? JSON.parse(line) : {}),
    async stop() {
      child.stdin.end();
      await exited;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** The pids of the servers that use this directory. */
const serverPids = (dataDir) =>
  ['mongod', 'kafka'].map((name) => JSON.parse(readFileSync(path.join(dataDir, `${name}.run.json`), 'utf8')).pid);

/** Whether the process runs; one that only waits to be collected by its parent does not. */
function isAlive(pid) {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Waits until it is so; half a minute at most. */
async function until(isSo) {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(50)) if (isSo()) return;
  throw new Error('it was never so');
}

/** @returns {Promise<boolean>} whether all of them have ended within that many milliseconds */
async function haveEnded(pids, within) {
  for (const deadline = Date.now() + within; Date.now() < deadline; await sleep(50)) {
    if (!pids.some(isAlive)) return true;
  }
  return false;
}

module.exports = { start, serverPids, isAlive, haveEnded, until };
