import { hearers, type SubgraphName } from '@mumaris/schemas';
import type { Kafka } from 'kafkajs';
import type { Connection } from 'mongoose';
import type { ServiceConfig } from '../config';
import { countDead } from '../dead/look';
import type { Check } from '../health';
import type { Logger } from '../log';
import type { Metrics } from '../metrics';
import { createTaskWorker, type TaskRunner, type Worker } from '../tasks';
import { createConsumer, type EventConsumer, sessionMs } from './consumer';
import type { EventHandler } from './handler';
import { connectKafka } from './kafka';
import { kafkaSecurity } from './kafka-security';
import { createPublisher } from './producer';
import { createRelay } from './relay';
import { createEventSigner, createEventVerifier } from './signatures';
import { brokerProbe, seconds, standstillCheck } from './standstill';

interface Parts {
  readonly handlers?: readonly EventHandler[];
  readonly workers?: readonly Worker[];
  readonly runners?: Record<string, TaskRunner>;
}

interface Ground {
  readonly service: string;
  readonly config: ServiceConfig;
  readonly connection: Connection;
  readonly metrics: Metrics;
  readonly log: Logger;
  onStop(name: string, run: () => Promise<unknown> | void): void;
}

/** Starts what carries events out and in. A broker that is away keeps nobody from serving: it is told as a note. */
export const startEvents = async (
  { service, config, connection, metrics, log, onStop }: Ground,
  { handlers = [], runners = {}, workers = [] }: Parts,
): Promise<{ live: Record<string, Check>; notes: Record<string, Check> }> => {
  assertDeclared(service, handlers);
  const { KAFKA_BROKERS: brokers, KAFKA_PREFIX: prefix } = config;
  const signer = await createEventSigner(config.EVENT_SIGNING_KEY);
  const verifier = await createEventVerifier(config.EVENT_KEYS_FILE);
  const kafka = connectKafka({ clientId: `${prefix}.${service}`, brokers, security: kafkaSecurity(config), log });
  const publisher = createPublisher(kafka, log);
  onStop('publisher', publisher.stop);
  const relay = createRelay({ service, prefix, connection, publisher, signer, log });
  // Each kind of task has lanes of its own: a mail server that hangs holds back no code by SMS.
  const taskWorkers = Object.entries(runners).map(([kind, runner]) =>
    createTaskWorker({ connection, runners: { [kind]: runner }, log }),
  );
  const running: Worker[] = [relay, ...taskWorkers, ...workers];
  for (const worker of running) {
    worker.start();
    onStop('worker', worker.stop);
  }
  metrics.gauge(
    'outbox_oldest_unsent_seconds',
    'For how long the oldest committed event has waited to be sent.',
    async () => seconds(await relay.oldestUnsentMs()),
  );
  metrics.gauge('dead_letters', 'How many events could not be handled and wait for somebody to decide.', () =>
    countDead(connection, 'letters'),
  );
  metrics.gauge('dead_tasks', 'How many tasks could not be carried out and wait for somebody to decide.', () =>
    countDead(connection, 'tasks'),
  );
  const outbox: Check = async () => `the oldest unsent event waits for ${seconds(await relay.oldestUnsentMs())} s`;
  if (!handlers.length) return { live: {}, notes: { outbox } };
  const consumer = createConsumer({ service, prefix, kafka, connection, handlers, verifier, log });
  onStop('consumer', consumer.stop);
  void consumer.start();
  const { live, note } = consumerChecks(consumer, kafka);
  measureConsumer(metrics, consumer);
  return { live: { consumer: live }, notes: { outbox, consumer: note } };
};

/** What a service hears is a contract: the brokers' lists are made of it. */
const assertDeclared = (service: string, handlers: readonly EventHandler[]): void => {
  const declared: readonly string[] = hearers[service as SubgraphName];
  const heard = handlers.find((handler) => !declared.includes(handler.service));
  if (heard) throw new Error(`${service} hears ${heard.service}, and schemas/events/hearers.json does not say so`);
};

const measureConsumer = ({ gauge }: Metrics, { state }: EventConsumer): void => {
  gauge('consumer_joined', '1 while the service is in its consumer group.', () => Number(state().joined));
  gauge('consumer_lag_messages', 'How many messages the service is behind the end of its topics.', () => state().lag);
  gauge(
    'consumer_forged_messages',
    'How many messages were refused, not being the word of their service.',
    () => state().forged,
  );
  gauge(
    'consumer_unknown_words',
    'How often events had words of open lists that the service does not know.',
    () => state().unknownWords,
  );
};

/** Consumers are ill after three sessions in which they could have shown that they work. */
const consumerChecks = (consumer: EventConsumer, kafka: Kafka): { live: Check; note: Check } => ({
  live: standstillCheck({
    lastSignAt: () => consumer.state().lastHeartbeatAt,
    brokerAnswers: brokerProbe(kafka),
    patienceMs: 3 * sessionMs,
  }),
  note: () => {
    const { joined, lag, unknownWords, forged } = consumer.state();
    if (!joined) return 'not in its consumer group; events wait';
    if (forged) throw new Error(`${forged} forged messages were refused`);
    return `${lag} messages behind${unknownWords ? `, ${unknownWords} unknown words met` : ''}`;
  },
});
