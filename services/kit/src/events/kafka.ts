import { Kafka, type KafkaConfig, logLevel } from 'kafkajs';
import type { Logger } from '../log';

interface Options {
  clientId: string;
  brokers: string[];
  /** How the brokers are reached and what this client proves itself by, see `kafkaSecurity`; in clear and unknown without. */
  security?: Pick<KafkaConfig, 'ssl' | 'sasl'>;
  log: Logger;
}

/** The one place that knows kafkajs' client; its log goes into ours, one level quieter. */
export const connectKafka = ({ clientId, brokers, security = {}, log }: Options): Kafka =>
  new Kafka({
    clientId,
    brokers,
    ...security,
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8 },
    logLevel: logLevel.WARN,
    logCreator:
      () =>
      ({ level, log: entry }) => {
        // A starting broker answers "loading" and "not available": expected, and retried by the client.
        const write = level <= logLevel.ERROR ? 'info' : 'debug';
        log[write]({ kafka: { message: entry.message, error: entry['error'] as unknown } }, 'kafka');
      },
  });
