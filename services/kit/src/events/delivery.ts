import { ContractViolation, parseEnvelope } from '@mumaris/schemas';
import type { KafkaMessage } from 'kafkajs';
import type { Logger } from '../log';
import { isTransient } from '../mongo/faults';
import { withTrace } from '../trace';
import type { DeadLetters, Origin } from './dead-letter';
import { topicOf } from './envelope';
import type { Forgeries } from './forgeries';
import type { EventHandler, ReceivedEvent } from './handler';
import type { Inbox } from './inbox';
import { type EventVerifier, signatureHeader } from './signatures';
import type { UnknownWords } from './unknown-words';

interface Parts {
  handlers: readonly EventHandler[];
  inbox: Inbox;
  deadLetters: DeadLetters;
  /** The first word of topics. */
  prefix: string;
  verifier: EventVerifier;
  forgeries: Forgeries;
  log: Logger;
  unknownWords: UnknownWords;
  /** How often a handler is tried before its message goes to the dead letter. */
  maxTries: number;
}

interface Delivery extends Origin {
  /** Tells the broker that this slow work is alive. */
  heartbeat(): Promise<void>;
  /** Whether the consumer ends: then the message is left for the next one. */
  stopping(): boolean;
}

const heartbeatMs = 1_000;

/** Keeps telling the broker that this work is alive: a handler slower than the session would be given to another. */
const whileBeating = async <T>(heartbeat: () => Promise<void>, work: () => Promise<T>): Promise<T> => {
  // A rebalance shows here first; the consumer learns of it by its own heartbeat once the handler is through.
  const timer = setInterval(() => void heartbeat().catch(() => undefined), heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
};

const byTypeOf = (handlers: readonly EventHandler[]): Map<string, EventHandler> => {
  const byType = new Map(handlers.map((handler) => [handler.type, handler]));
  if (byType.size < handlers.length) throw new Error('two handlers for one type of event: only one would ever run');
  return byType;
};

const pauseMs = (attempt: number) => Math.min(50 * 2 ** attempt, 5_000) * (0.5 + Math.random() / 2);

const read = ({ value }: KafkaMessage) => {
  let json: unknown;
  try {
    json = JSON.parse(value?.toString() ?? '');
  } catch {
    throw new ContractViolation('message', ['is not JSON']);
  }
  return parseEnvelope(json);
};

/** Tells whether a message is not the word of the service whose topic it lies on, and notes it then. */
const judge = ({ handlers, prefix, verifier, forgeries }: Parts) => {
  const owners = new Map(handlers.map(({ service }) => [topicOf(prefix, service), service]));
  return async (delivery: Delivery): Promise<boolean> => {
    const { topic, message } = delivery;
    const signature = message.headers?.[signatureHeader]?.toString();
    const signed = { topic, key: message.key, value: message.value };
    const refusal = await verifier.refusalOf(owners.get(topic) ?? '', signed, signature);
    if (refusal) await forgeries.note(delivery, refusal);
    return refusal !== undefined;
  };
};

/**
 * One delivery from the bus to its handler. Nothing but the end of the consumer escapes: a duplicate is dropped, a
 * passing fault of the store or the broker is waited out, anything else is tried `maxTries` times and then buried.
 */
export const createDelivery = (parts: Parts) => {
  const { handlers, inbox, deadLetters, unknownWords, log, maxTries } = parts;
  const byType = byTypeOf(handlers);
  const isForged = judge(parts);

  const attempt = async (delivery: Delivery): Promise<void> => {
    if (await isForged(delivery)) return;
    const { id, type, subject, sequence, time, data, traceparent } = read(delivery.message);
    const handler = byType.get(type);
    if (!handler) return; // somebody else's business
    if (topicOf(parts.prefix, handler.service) !== delivery.topic)
      return await parts.forgeries.note(delivery, `it says ${type} on the topic of another`);
    const heard = handler.hear(data);
    for (const word of heard.unknownWords) unknownWords.note(`${type} ${word}`);
    const event: ReceivedEvent<unknown> = {
      id,
      type,
      subject,
      sequence,
      time: new Date(time),
      data: heard.data,
    };
    await withTrace(traceparent, async () => {
      const outcome = await inbox.handleOnce(handler, event);
      log.debug({ eventId: id, type, subject, outcome }, 'event');
    });
  };

  const bury = async (delivery: Delivery, error: unknown): Promise<void> => {
    const { topic, partition, message } = delivery;
    log.error({ err: error, topic, partition, offset: message.offset }, 'to the dead letter');
    for (let tries = 1; ; tries++) {
      try {
        return await whileBeating(delivery.heartbeat, () => deadLetters.bury(delivery, error));
      } catch (fault) {
        await pause(delivery, tries, fault);
      }
    }
  };

  const pause = async ({ heartbeat, stopping }: Delivery, tries: number, error: unknown): Promise<void> => {
    if (stopping()) throw error;
    await new Promise((resolve) => setTimeout(resolve, pauseMs(tries)));
    await heartbeat();
  };

  return async (delivery: Delivery): Promise<void> => {
    for (let tries = 1, waits = 1; ;) {
      try {
        return await whileBeating(delivery.heartbeat, () => attempt(delivery));
      } catch (error) {
        if (isTransient(error)) {
          log.warn({ err: error }, 'a passing fault; the message waits');
          await pause(delivery, waits++, error);
        } else if (error instanceof ContractViolation || tries++ >= maxTries) return await bury(delivery, error);
        else await pause(delivery, tries, error);
      }
    }
  };
};
