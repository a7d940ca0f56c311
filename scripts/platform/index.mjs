import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTopics, startServers } from '../../infra/local/index.mjs';
import { startGuard } from '../../infra/local/processes/guard.mjs';
import { freePort } from '../../infra/local/processes/ports.mjs';
import { processes, serviceNames, wantedPorts } from './processes.mjs';
import { root } from './run.mjs';
import { localSecrets } from './secrets.mjs';
import { supervise } from './supervise.mjs';

/**
 * @typedef {{ gateway: string, sandbox: string, kafkaBrokers: string, services: Record<string, string> }} Addresses
 * @typedef {{ addresses: Addresses, env: (name: string) => Record<string, string>, main: (name: string) => string,
 *   pid: (name: string) => number | undefined, stop: () => Promise<void> }} Platform pid: of MongoDB and Kafka as well
 */

/** @param {boolean} wanted whether the well-known ports are tried first */
async function choosePorts(wanted) {
  /** @type {Record<string, number>} */
  const ports = {};
  for (const [name, port] of Object.entries(wantedPorts))
    ports[name] = await freePort(wanted ? port : undefined, Object.values(ports));
  return /** @type {typeof wantedPorts} */ (ports);
}

/**
 * Starts the whole platform on this machine and waits until every part of it is ready.
 * @param {{ dataDir: string, ephemeral?: boolean, log?: (line: string) => void,
 *   through?: (servers: import('../../infra/local/start-servers.mjs').Servers) => Promise<import('../../infra/local/start-servers.mjs').Servers> }} options
 *   ephemeral: throw-away servers and any free ports, for tests; through: how the services reach the servers
 * @returns {Promise<Platform>}
 */
export async function startPlatform({
  dataDir,
  ephemeral = false,
  log = () => {},
  through = async (servers) => servers,
}) {
  mkdirSync(dataDir, { recursive: true });
  const addressesFile = path.join(dataDir, 'platform.json');
  const secrets = localSecrets(dataDir);
  const ports = await choosePorts(!ephemeral);
  const servers = await startServers({ ...(ephemeral ? {} : { dataDir }), ephemeral, databases: serviceNames, log });
  /** @type {ReturnType<typeof supervise>[]} */
  const running = [];
  const guard = startGuard(`${root}${path.sep}`);
  const stop = async () => {
    rmSync(addressesFile, { force: true });
    // The gateway takes no new request first; the sandbox, which the others call, goes last.
    const [sandbox, ...others] = running;
    await running.at(-1)?.stop();
    await Promise.all(others.map((part) => part.stop()));
    await sandbox?.stop();
    guard.dismiss();
    await servers.stop();
  };
  try {
    // Imported now: an installation that has not been built yet can read this file all the same.
    const { topicsOf } = await import('@mumaris/kit/events/topics');
    await createTopics(servers.kafka.brokers, topicsOf('mumaris'));
    const programs = processes({ ports, secrets, servers: await through(servers), dataDir, outside: process.env });
    for (const [name, program] of Object.entries(programs))
      running.push(supervise(name, program, path.join(dataDir, 'logs'), guard, log));
    await Promise.all(
      running.map(async (part) => {
        await part.ready();
        log(`${part.name}: ready at ${part.url}`);
      }),
    );
    const addresses = {
      gateway: programs['gateway']?.url ?? '',
      sandbox: programs['sandbox']?.url ?? '',
      kafkaBrokers: servers.kafka.brokers,
      services: Object.fromEntries(running.map(({ name, url }) => [name, url])),
    };
    writeFileSync(addressesFile, JSON.stringify(addresses, null, 2));
    return {
      addresses,
      env: (name) => programs[name]?.env ?? {},
      main: (name) => programs[name]?.main ?? '',
      pid: (name) => running.find((part) => part.name === name)?.pid() ?? servers.pid(name),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
