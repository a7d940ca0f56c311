import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { HOST, isListening } from '../processes/ports.mjs';
import { keepRunning } from '../processes/keep-running.mjs';
import { endPreviousRun } from '../processes/previous-run.mjs';
import { choosePorts } from '../processes/remembered-ports.mjs';
import { waitUntil } from '../processes/wait-until.mjs';
import { ensureAccounts } from './accounts.mjs';
import { becomePrimary, REPLICA_SET } from './replica-set.mjs';
import { loadSecrets, writeKeyFile } from './secrets.mjs';
import { PORT_FILE, urisOf } from './uris.mjs';

const USUAL_PORT = 27117; // not 27017: a mongod of the machine's own may live there

/** @typedef {{ certificateKeyFile: string, caFile: string }} Tls PEM files: its key and certificate, and who vouches for them */

/**
 * Starts a mongod as a replica set of one, with authentication on; transactions and change streams need the set.
 * @param {import('../start-servers.mjs').Place & { binary: string, databases: string[], tls?: Tls }} options tls: spoken to
 *   over TLS alone; in clear without it
 * @returns {Promise<import('../start-servers.mjs').Mongo>}
 */
export async function startMongod({ binary, dir, databases, tls, ephemeral, guard, onRunning, log }) {
  const began = Date.now();
  const dbpath = path.join(dir, 'mongo');
  const runFile = path.join(dir, 'mongod.run.json');
  mkdirSync(dbpath, { recursive: true });
  await endPreviousRun('MongoDB', runFile, dbpath);
  const secrets = loadSecrets(dir, databases);
  const [port = 0] = await choosePorts(path.join(dir, PORT_FILE), [ephemeral ? undefined : USUAL_PORT], (line) =>
    log(`MongoDB: ${line}`),
  );
  const keyFile = writeKeyFile(dir, secrets);
  const args = mongodArguments({ dbpath, port, keyFile, tls, ephemeral });
  const program = { name: 'MongoDB', command: binary, args, logFile: path.join(dir, 'mongod.log'), runFile, guard };
  /** @param {import('../processes/server-process.mjs').ServerProcess} server */
  const makeReady = async (server) => {
    await waitUntil('listen', () => isListening(port), { server });
    const root = await becomePrimary({ port, password: secrets.root, tls, ephemeral, server });
    await ensureAccounts(root, databases, secrets).finally(() => root.close());
  };
  const mongod = await keepRunning(program, makeReady, log);
  onRunning('MongoDB', { pid: mongod.pid, stop: () => mongod.stop(ephemeral ? 0 : 20_000) });
  await mongod.ready;
  log(`MongoDB: started on ${HOST}:${port} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return urisOf({ port, secrets, databases, tls });
}

/** @param {{ dbpath: string, port: number, keyFile: string, tls: Tls | undefined, ephemeral: boolean }} options */
function mongodArguments({ dbpath, port, keyFile, tls, ephemeral }) {
  const args = ['--replSet', REPLICA_SET, '--bind_ip', HOST, '--port', `${port}`, '--keyFile', keyFile];
  args.push('--dbpath', dbpath, '--quiet', '--setParameter', 'diagnosticDataCollectionEnabled=false');
  // No other member will take over, so there is nobody to wait for on the way down.
  args.push('--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=0');
  // A client that was killed in a transaction keeps its documents locked no longer than this, in seconds.
  args.push('--setParameter', 'transactionLifetimeLimitSeconds=30');
  // The oplog would grow to 5 % of the disk; the cache to half of the memory, which the tests' runners share.
  args.push('--oplogSize', ephemeral ? '64' : '512');
  args.push('--wiredTigerCacheSizeGB', ephemeral ? '0.25' : '0.5');
  if (tls) {
    args.push('--tlsMode', 'requireTLS', '--tlsCertificateKeyFile', tls.certificateKeyFile, '--tlsCAFile', tls.caFile);
    // With an authority named, it would ask those for a certificate too who come with a password.
    args.push('--tlsAllowConnectionsWithoutCertificates');
  }
  return args;
}
