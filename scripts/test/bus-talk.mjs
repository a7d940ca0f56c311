import { setTimeout as sleep } from 'node:timers/promises';
import { createPublisher } from '@mumaris/kit/events/producer';
import { createLogger } from '@mumaris/kit/log';

/** @typedef {import('kafkajs').Kafka} Client */

const patienceMs = 20_000;

/**
 * The names of an error and of what it came from, each with the protocol's own word for it where there is one.
 * @param {unknown} error
 * @returns {string}
 */
const reasonOf = (error) =>
  error instanceof Error
    ? [error.name, 'type' in error && error.type, error.cause && reasonOf(error.cause)].filter(Boolean).join(' ')
    : String(error);

/** What becomes of one message on a topic: `taken`, or why not. @param {Client} client @param {string} topic */
export const said = async (client, topic) => {
  const publisher = createPublisher(client, createLogger('test', 'silent'));
  try {
    await publisher.publish([{ topic, key: 'k', value: 'v' }]);
    return 'taken';
  } catch (error) {
    return reasonOf(error);
  } finally {
    await publisher.stop();
  }
};

/** The first message that a group is given of a topic, or why none. @param {Client} client @param {string} topic @param {string} groupId */
export const heard = async (client, topic, groupId) => {
  const consumer = client.consumer({ groupId, maxWaitTimeInMs: 50, retry: { retries: 8 } });
  /** @type {PromiseWithResolvers<string | undefined>} */
  const { promise: ended, resolve } = Promise.withResolvers();
  let crash = '';
  consumer.on('consumer.crash', ({ payload: { error, restart } }) => {
    crash = reasonOf(error);
    // Of what passes by itself, as a group whose coordinator is only just loading, kafkajs begins again.
    if (!restart) resolve(crash);
  });
  const patience = new AbortController();
  sleep(patienceMs, undefined, { ref: false, signal: patience.signal }).then(
    () => resolve(`nothing in ${patienceMs / 1_000} s ${crash}`),
    () => undefined,
  );
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({ eachMessage: async ({ message }) => resolve(message.value?.toString()) });
    return await ended;
  } catch (error) {
    return reasonOf(error);
  } finally {
    patience.abort();
    await consumer.disconnect();
  }
};
