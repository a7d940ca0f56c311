import type { KafkaMessage } from 'kafkajs';
import { withoutPersonalData } from '../log-error';
import { deadLetterTopicOf } from './envelope';
import type { Publisher } from './producer';
import { signatureHeader } from './signatures';

/** Where a message was found. */
export interface Origin {
  topic: string;
  partition: number;
  message: KafkaMessage;
}

export interface DeadLetters {
  /** Keeps a message that cannot be handled, with the reason. Resolves when the broker has it. */
  bury(origin: Origin, error: unknown): Promise<void>;
}

const reasonOf = (error: unknown) =>
  withoutPersonalData(error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 1_000);

/** With its key and headers, a message of this size is one that a broker takes: 1 MiB is where it begins to refuse. */
const maxBytes = 900 * 1_024;

/** The broker says that a message is larger than it takes: its topic may have a bound of its own. */
const isTooLarge = (error: unknown) => (error as { type?: string }).type === 'MESSAGE_TOO_LARGE';

const sizeOf = ({ key, value }: KafkaMessage) => (key?.length ?? 0) + (value?.length ?? 0);

/** What does not fit is kept as its place alone: the message itself lies there as long as its topic keeps it. */
export const createDeadLetters = (prefix: string, service: string, publisher: Publisher): DeadLetters => {
  const put = ({ topic, partition, message }: Origin, error: unknown, whole: boolean) => {
    const headers = {
      'original-topic': topic,
      'original-partition': String(partition),
      'original-offset': message.offset,
      reason: reasonOf(error),
      'buried-at': new Date().toISOString(),
      // Given back, it is still its author's word.
      [signatureHeader]: message.headers?.[signatureHeader]?.toString() ?? '',
    };
    const stub = { key: null, value: null, headers: { ...headers, 'original-bytes': String(sizeOf(message)) } };
    const letter = whole ? { key: message.key, value: message.value, headers } : stub;
    return publisher.publish([{ topic: deadLetterTopicOf(prefix, service), ...letter }]);
  };
  return {
    bury: async (origin, error) => {
      if (sizeOf(origin.message) > maxBytes) return put(origin, error, false);
      try {
        await put(origin, error, true);
      } catch (fault) {
        if (!isTooLarge(fault)) throw fault;
        await put(origin, error, false);
      }
    },
  };
};
