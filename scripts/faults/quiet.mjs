import { openLags } from '@mumaris/kit/testing';
import { serviceNames } from '../platform/processes.mjs';

/** @typedef {import('@mumaris/schemas').SubgraphName} SubgraphName */

const patienceMs = 180_000;
const everyMs = 500;
const waitMs = 5_000;

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
export const untilQuiet = async ({ services, gateway, kafkaBrokers }, leftToDo) => {
  const lags = await openLags(kafkaBrokers.split(','), 'mumaris');
  const loudNow = async () => {
    const urls = [...serviceNames.map((name) => services[name] ?? ''), gateway];
    const unready = (await Promise.all(urls.map(isReady))).filter((ready) => !ready).length;
    const left = await leftToDo();
    const behind = await Promise.all(serviceNames.map((name) => lags.behind(/** @type {SubgraphName} */ (name))));
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
