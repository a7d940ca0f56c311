import type { Logger } from '../log';
import { isTransient } from '../mongo/faults';
import type { DeadLetters } from './dead-letter';
import { Forgery } from './forgeries';
import { isHopeless } from './hearing';
import type { Hear, Origin } from './origin';

interface Parts {
  hear: Hear;
  deadLetters: DeadLetters;
  log: Logger;
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

const pauseMs = (attempt: number) => Math.min(50 * 2 ** attempt, 5_000) * (0.5 + Math.random() / 2);

/**
 * One delivery from the bus to its handler. Nothing but the end of the consumer escapes: what is nobody's word is passed by, a
 * passing fault of the store or the broker is waited out, anything else is tried `maxTries` times and then buried.
 */
export const createDelivery = ({ hear, deadLetters, log, maxTries }: Parts) => {
  const bury = async (delivery: Delivery, error: unknown, tried: number): Promise<void> => {
    const { topic, partition, message } = delivery;
    log.error({ err: error, topic, partition, offset: message.offset }, 'to the dead letter');
    for (let tries = 1; ; tries++) {
      try {
        return await whileBeating(delivery.heartbeat, () => deadLetters.bury(delivery, error, tried));
      } catch (fault) {
        log.warn({ err: fault }, 'a dead letter could not be kept; the message waits');
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
        return await whileBeating(delivery.heartbeat, () => hear(delivery));
      } catch (error) {
        if (error instanceof Forgery) return; // it has been noted, and a stranger's letters are not kept
        if (isTransient(error)) {
          log.warn({ err: error }, 'a passing fault; the message waits');
          await pause(delivery, waits++, error);
        } else if (isHopeless(error) || tries >= maxTries) return await bury(delivery, error, tries);
        else await pause(delivery, ++tries, error);
      }
    }
  };
};
