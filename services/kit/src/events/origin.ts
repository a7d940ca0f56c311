import type { KafkaMessage } from 'kafkajs';

/** A message and where it was found. */
export interface Origin {
  topic: string;
  partition: number;
  message: Pick<KafkaMessage, 'key' | 'value' | 'offset' | 'headers'>;
}

/** Has a message take its effect, once. @throws when it cannot be handled, or is nobody's word */
export type Hear = (origin: Origin) => Promise<void>;

/** Where a message lies, as `topic/partition/offset`. */
export const placeOf = ({ topic, partition, message }: Origin): string => `${topic}/${partition}/${message.offset}`;
