import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { EventEnvelope } from '@mumaris/schemas';
import { type Connection, mongo } from 'mongoose';
import type { Logger } from '../log';
import { reasonOf } from '../log-error';
import { isDuplicate } from '../mongo/faults';
import { letterKind, tasksModel } from '../task-model';
import { createTaskWorker, type Worker } from '../tasks';
import { readEnvelope } from './envelope';
import { isHopeless } from './hearing';
import { type Hear, type Origin, placeOf } from './origin';
import { signatureHeader } from './signatures';

/** A message that a service could not handle, as it was found. What a broker took fits a document: both bound what is packed. */
export interface Letter {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: mongo.Binary | null;
  /** Packed by gzip. */
  readonly value: mongo.Binary | null;
  /** Its author's: given back, it is still its author's word. */
  readonly signature: string;
}

export interface DeadLetters {
  /** Keeps a message that cannot be handled, with the reason. Resolves when the store has it. */
  bury(origin: Origin, error: unknown, tries: number): Promise<void>;
}

const pack = async (value: Buffer) => new mongo.Binary(await promisify(gzip)(value));
const unpack = (value: mongo.Binary) => promisify(gunzip)(value.value());

const letterOf = async ({ topic, partition, message }: Origin): Promise<Letter> => ({
  topic,
  partition,
  offset: message.offset,
  key: message.key && new mongo.Binary(message.key),
  value: message.value && (await pack(message.value)),
  signature: message.headers?.[signatureHeader]?.toString() ?? '',
});

/** The message of a letter, and where it was found. */
export const originOf = async ({ topic, partition, offset, key, value, signature }: Letter): Promise<Origin> => ({
  topic,
  partition,
  message: {
    offset,
    key: key && Buffer.from(key.value()),
    value: value && (await unpack(value)),
    headers: { [signatureHeader]: signature },
  },
});

const eventOf = ({ message }: Origin): EventEnvelope | undefined => {
  try {
    return readEnvelope(message.value);
  } catch {
    return undefined;
  }
};

/**
 * Dead letters are tasks that are born dead: to hear the message again. An event has one, by its id, however often and wherever it
 * fails; what is no event has one by its place.
 */
export const createDeadLetters = (connection: Connection): DeadLetters => {
  const model = tasksModel(connection);
  return {
    bury: async (origin, error, tries) => {
      const now = new Date();
      const event = eventOf(origin);
      const born = { createdAt: now, dueAt: now, lockedUntil: new Date(0), diedAt: now, kind: letterKind };
      const dead = { state: 'DEAD', endedAt: now, lastError: reasonOf(error), about: event?.type ?? null };
      try {
        await model.updateOne(
          // One that waits for its turn again will say itself how it ends; one that is discarded stays so.
          { _id: event?.id ?? placeOf(origin), state: { $nin: ['DUE', 'DISCARDED'] } },
          { $set: { ...dead, payload: await letterOf(origin) }, $inc: { tries }, $setOnInsert: born },
          { upsert: true },
        );
      } catch (fault) {
        if (!isDuplicate(fault)) throw fault;
      }
    },
  };
};

interface Parts {
  connection: Connection;
  hear: Hear;
  log: Logger;
  maxTries: number;
}

/**
 * Has letters heard again that were given back: by their own service, and nobody else. What was buried one after another comes
 * again one after another. One that fails again is the same dead letter as before.
 */
export const createLetterWorker = ({ connection, hear, log, maxTries }: Parts): Worker => {
  const runners = { [letterKind]: async (letter: Letter) => hear(await originOf(letter)) };
  return createTaskWorker({ connection, runners, log, maxTries, isHopeless, concurrency: 1 });
};
