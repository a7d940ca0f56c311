import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createAuthority } from '@mumaris/kit/testing/authority';
import { startMongod } from '../../infra/local/mongodb/start-mongod.mjs';
import { startGuard } from '../../infra/local/processes/guard.mjs';
import { findPrograms } from '../../infra/local/where-from.mjs';
import { root } from '../platform/run.mjs';

/**
 * A mongod as in production, in little: TLS alone, and one user for each database.
 * @param {string[]} databases
 */
export async function startSecureMongod(databases) {
  const dir = mkdtempSync(path.join(tmpdir(), 'secure-mongod-'));
  const guard = startGuard(path.join(dir, path.sep), dir);
  const { mongod } = await findPrograms({ mongo: true, kafka: false }, path.join(root, '.local'), () => {});
  if (!mongod) throw new Error('no MongoDB');
  const authority = await createAuthority();
  const file = (/** @type {string} */ name, /** @type {string} */ text) => {
    writeFileSync(path.join(dir, name), text, { mode: 0o600 });
    return path.join(dir, name);
  };
  /** One file with key and certificate, as MongoDB takes them. @param {string} name */
  const certificateOf = async (name) => {
    const { key, cert } = await authority.issue(name);
    return file(`${name}.pem`, key + cert);
  };
  const tls = { certificateKeyFile: await certificateOf('mongod'), caFile: file('ca.pem', authority.pem) };
  let stop = async () => {};
  /** @type {import('../../infra/local/start-servers.mjs').Place['onRunning']} */
  const onRunning = (_name, server) => void (stop = server.stop);
  const place = { dir, ephemeral: true, guard, onRunning, log: () => {} };
  const mongo = await startMongod({ ...place, binary: mongod, databases, tls });
  return {
    ...mongo,
    caFile: tls.caFile,
    /** The file of an authority that vouched for nobody here. */
    strangersCaFile: file('strangers-ca.pem', (await createAuthority()).pem),
    certificateOf,
    stop: async () => {
      await stop();
      rmSync(dir, { recursive: true, force: true });
      guard.dismiss();
    },
  };
}
