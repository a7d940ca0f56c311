import { ContractViolation, type EventEnvelope, type NewEvent, parseEnvelope } from '@mumaris/schemas';
import { newId } from '../id';
import { currentTraceparent } from '../trace';

export type { EventEnvelope } from '@mumaris/schemas';

interface Place {
  service: string;
  aggregateId: string;
  sequence: number;
  time: Date;
}

/** Puts an event of the domain into its CloudEvents envelope, and checks the whole. @throws ContractViolation */
export const toEnvelope = (
  { type, data }: NewEvent,
  { service, aggregateId, sequence, time }: Place,
): EventEnvelope => {
  const traceparent = currentTraceparent();
  return parseEnvelope({
    specversion: '1.0',
    id: newId('evt'),
    source: `/mumaris/${service}`,
    type,
    subject: aggregateId,
    time: time.toISOString(),
    datacontenttype: 'application/json',
    sequence,
    ...(traceparent && { traceparent }),
    data: { ...data },
  });
};

/** The envelope that a message carries. @throws ContractViolation where it carries none */
export const readEnvelope = (value: Buffer | null): EventEnvelope => {
  let json: unknown;
  try {
    json = JSON.parse(value?.toString() ?? '');
  } catch {
    throw new ContractViolation('message', ['is not JSON']);
  }
  return parseEnvelope(json);
};

/** The topic of a service's events. */
export const topicOf = (prefix: string, service: string): string => `${prefix}.${service}.v1`;
