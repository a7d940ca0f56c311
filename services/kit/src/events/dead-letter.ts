import type { KafkaMessage } from 'kafkajs';
import { withoutPersonalData } from '../log-error';
import { deadLetterTopicOf } from './envelope';
import type { Publisher } from './producer';

/** Where a message was found. */
export interface Origin {
  topic: string;
  partition: number;
  message: KafkaMessage;
}

export interface DeadLetters {
  /** Keeps a message that cannot be handled, whole, with the reason. Resolves when the broker has it. */
  bury(origin: Origin, error: unknown): Promise<void>;
}

const reasonOf = (error: unknown) =>
  withoutPersonalData(error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 1_000);

export const createDeadLetters = (prefix: string, service: string, publisher: Publisher): DeadLetters => ({
  bury: ({ topic, partition, message }, error) =>
    publisher.publish([
      {
        topic: deadLetterTopicOf(prefix, service),
        key: message.key,
        value: message.value,
        headers: {
          'original-topic': topic,
          'original-partition': String(partition),
          'original-offset': message.offset,
          reason: reasonOf(error),
          'buried-at': new Date().toISOString(),
        },
      },
    ]),
});
