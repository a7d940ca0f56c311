import { HOST } from '../processes/ports.mjs';

/**
 * The settings of a single Kafka that is broker and controller at once. Everything not named here has Kafka's default.
 * @param {{ dataDir: string, brokerPort: number, controllerPort: number, ephemeral: boolean,
 *   security?: Record<string, string> }} options security: what is otherwise than in clear and without users
 */
export function serverProperties({ dataDir, brokerPort, controllerPort, ephemeral, security = {} }) {
  const internalPartitions = ephemeral ? 1 : 5; // each is files to open at a start; 50 are for large clusters
  return toText({
    'process.roles': 'broker,controller',
    'node.id': 1,
    // The static form: the dynamic one writes the controller's port into the data, and ports may change between runs.
    'controller.quorum.voters': `1@${HOST}:${controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://${HOST}:${brokerPort},CONTROLLER://${HOST}:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://${HOST}:${brokerPort}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': dataDir,
    // A topic that nobody declared is a mistake in somebody's configuration, not a wish.
    'auto.create.topics.enable': false,
    'group.initial.rebalance.delay.ms': 0,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': internalPartitions,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': internalPartitions,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    // After a kill the controller takes nobody for this broker until the session of the one before has run out.
    ...(!ephemeral && { 'broker.session.timeout.ms': 4_000, 'broker.heartbeat.interval.ms': 1_000 }),
    // Sized for one machine that runs everything.
    'num.network.threads': 2,
    'num.io.threads': 4,
    'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
    ...security,
  });
}

/** @param {Record<string, string | number | boolean>} properties */
const toText = (properties) =>
  Object.entries(properties)
    // In this format a backslash begins an escape.
    .map(([name, value]) => `${name}=${String(value).replaceAll('\\', '\\\\')}\n`)
    .join('');
