import { topicOf } from '@mumaris/kit/events/envelope';
import { hearers } from '@mumaris/schemas';
import { serviceNames } from '../platform/processes.mjs';
import { busOf } from './bus.mjs';

const patienceMs = 180_000;
const everyMs = 500;
const waitMs = 5_000;

/**
 * What each group has not heard yet, by the brokers' own word: a service knows only of the partitions that it holds.
 * @param {import('../platform/index.mjs').Addresses} addresses
 */
const openLags = async (addresses) => {
  const admin = busOf(addresses).admin();
  await admin.connect();
  const behind = async (/** @type {string} */ name) => {
    const authors = hearers[/** @type {keyof typeof hearers} */ (name)];
    const topics = authors.map((author) => topicOf('mumaris', author));
    const read = await admin.fetchOffsets({ groupId: `mumaris.${name}`, topics });
    const ends = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
    return topics.reduce((sum, topic, index) => {
      const at = new Map(read.find((one) => one.topic === topic)?.partitions.map((one) => [one.partition, one.offset]));
      const left = (ends[index] ?? []).map(({ partition, high, low }) => {
        const offset = Number(at.get(partition) ?? -1);
        return Number(high) - (offset < 0 ? Number(low) : offset);
      });
      return sum + left.reduce((one, other) => one + other, 0);
    }, 0);
  };
  return { behind, close: () => admin.disconnect() };
};

/** @param {string} url */
const isReady = (url) =>
  fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(waitMs) }).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * Waits until nothing is on its way: everybody is ready, what was said is sent and heard, and no task is left to do.
 * @param {import('../platform/index.mjs').Addresses} addresses
 * @param {() => Promise<number>} leftToDo events that are not sent and tasks that are not done
 * @throws with who is not quiet
 */
export const untilQuiet = async (addresses, leftToDo) => {
  const { services, gateway } = addresses;
  const lags = await openLags(addresses);
  const loudNow = async () => {
    const urls = [...serviceNames.map((name) => services[name] ?? ''), gateway];
    const unready = (await Promise.all(urls.map(isReady))).filter((ready) => !ready).length;
    const left = await leftToDo();
    const behind = await Promise.all(serviceNames.map(lags.behind));
    return [
      unready ? `${unready} not ready` : '',
      left ? `${left} to send or do` : '',
      ...serviceNames.map((name, index) => (behind[index] ? `${name} has ${behind[index]} to hear` : '')),
    ].filter(Boolean);
  };
  try {
    let [calm, last] = [0, 'nothing was seen'];
    for (const end = Date.now() + patienceMs; calm < 3;) {
      if (Date.now() > end) throw new Error(`not quiet in ${patienceMs / 1_000} s: ${last}`);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
      last = await loudNow().then(
        (loud) => loud.join(', '),
        (error) => String(error),
      );
      calm = last ? 0 : calm + 1;
    }
  } finally {
    await lags.close();
  }
};
