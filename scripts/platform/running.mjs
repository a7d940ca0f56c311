import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runningMongo } from '../../infra/local/index.mjs';
import { processes, serviceNames, wantedPorts } from './processes.mjs';
import { localSecrets } from './secrets.mjs';

/**
 * What a service of the platform that runs here was started with, made again from what lies beside its data.
 * @param {string} dataDir
 * @param {string} name
 * @returns {Record<string, string>}
 * @throws where no platform runs here
 */
export function runningEnv(dataDir, name) {
  const file = path.join(dataDir, 'platform.json');
  if (!existsSync(file)) throw new Error('No platform is running here. Start one in another terminal: npm start');
  /** @type {import('./index.mjs').Addresses} */
  const { services, kafkaBrokers } = JSON.parse(readFileSync(file, 'utf8'));
  const portOf = (/** @type {string} */ part) => Number(new URL(services[part] ?? 'http://127.0.0.1:0').port);
  const ports = Object.fromEntries(Object.keys(wantedPorts).map((part) => [part, portOf(part)]));
  const programs = processes({
    ports: /** @type {typeof wantedPorts} */ (ports),
    secrets: localSecrets(dataDir),
    servers: {
      mongo: runningMongo(dataDir, serviceNames),
      kafka: { brokers: kafkaBrokers },
      pid: () => undefined,
      stop: async () => {},
    },
    dataDir,
    outside: process.env,
  });
  return programs[name]?.env ?? {};
}
