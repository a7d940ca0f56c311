import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tryCommand } from '../processes/commands.mjs';
import { HOST, isListening } from '../processes/ports.mjs';
import { keepRunning } from '../processes/keep-running.mjs';
import { endPreviousRun } from '../processes/previous-run.mjs';
import { choosePorts } from '../processes/remembered-ports.mjs';
import { waitUntil } from '../processes/wait-until.mjs';
import { kafkaJvm } from './jvm.mjs';
import { serverProperties } from './server-properties.mjs';
import { answersMetadata } from './topics.mjs';

const USUAL_PORTS = [19092, 19093];

/**
 * Starts one Kafka (KRaft: no ZooKeeper) that is broker and controller.
 * @param {import('../start-servers.mjs').Place & import('../where-from.mjs').Kafka} options
 * @returns {Promise<import('../start-servers.mjs').Brokers>}
 */
export async function startKafka({ java, libs, copiesDir, dir, ephemeral, guard, onRunning, log }) {
  const began = Date.now();
  const dataDir = path.join(dir, 'kafka');
  const settings = path.join(dir, 'kafka.properties');
  const runFile = path.join(dir, 'kafka.run.json');
  mkdirSync(dataDir, { recursive: true });
  await endPreviousRun('Kafka', runFile, settings);
  const ports = await choosePorts(
    path.join(dir, 'kafka.ports.json'),
    ephemeral ? [undefined, undefined] : USUAL_PORTS,
    (line) => log(`Kafka: ${line}`),
  );
  const [brokerPort = 0, controllerPort = 0] = ports;
  writeFileSync(settings, serverProperties({ dataDir, brokerPort, controllerPort, ephemeral }));
  const jvm = kafkaJvm({ java, libs, copiesDir, dir });
  await formatOnce({ java, jvm, dataDir, settings });

  const args = jvm.broker('kafka.Kafka', settings);
  const program = { name: 'Kafka', command: java.java, args, logFile: path.join(dir, 'kafka.log'), runFile, guard };
  const brokers = `${HOST}:${brokerPort}`;
  /** @param {import('../processes/server-process.mjs').ServerProcess} server */
  const makeReady = async (server) => {
    await waitUntil('listen', () => isListening(brokerPort), { server });
    await waitUntil('answer', () => answersMetadata(brokers), { server });
  };
  const kafka = await keepRunning(program, makeReady, log);
  const stop = async () => {
    await kafka.stop(ephemeral && !jvm.recording ? 0 : 20_000);
    jvm.keepArchive();
  };
  onRunning('Kafka', { pid: kafka.pid, stop });
  await kafka.ready;
  log(`Kafka: started on ${brokers} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return { brokers };
}

/**
 * Gives an empty data directory its cluster id. The tool writes `meta.properties` last, so that file says it is done.
 * @param {{ java: import('./java.mjs').Java, jvm: ReturnType<typeof kafkaJvm>, dataDir: string, settings: string }} options
 */
async function formatOnce({ java, jvm, dataDir, settings }) {
  if (existsSync(path.join(dataDir, 'meta.properties'))) return;
  const clusterId = Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');
  const format = [
    'kafka.tools.StorageTool',
    'format',
    '--ignore-formatted',
    `--cluster-id=${clusterId}`,
    '-c',
    settings,
  ];
  const { ok, output } = await tryCommand(java.java, jvm.tool(...format));
  if (!ok) throw new Error(`Kafka could not format ${dataDir}:\n${output}`);
}
