import { serviceNames } from '../platform/processes.mjs';

const patienceMs = 180_000;
const everyMs = 500;

/** A gauge of a service as it tells it. @param {string} text @param {string} name */
const gaugeOf = (text, name) => Number(new RegExp(`^mumaris_${name}\\{[^}]*\\} (\\S+)$`, 'm').exec(text)?.[1] ?? NaN);

/** @param {string} url */
const isQuiet = async (url) => {
  const answer = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(5_000) });
  const text = await answer.text();
  return (
    gaugeOf(text, 'consumer_joined') === 1 &&
    gaugeOf(text, 'consumer_lag_messages') === 0 &&
    gaugeOf(text, 'outbox_oldest_unsent_seconds') === 0
  );
};

/**
 * Waits until nothing is on its way: every service is ready, has sent what it said, heard what there is and done its tasks.
 * @param {import('../platform/index.mjs').Addresses} addresses
 * @param {() => Promise<number>} tasksLeft
 * @throws with who is not quiet
 */
export const untilQuiet = async ({ services, gateway }, tasksLeft) => {
  let [calm, last] = [0, 'nobody'];
  for (const end = Date.now() + patienceMs; calm < 3;) {
    if (Date.now() > end) throw new Error(`not quiet in ${patienceMs / 1_000} s: ${last}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    const loud = await Promise.all(
      serviceNames.map(async (name) => ((await isQuiet(services[name] ?? '').catch(() => false)) ? '' : name)),
    );
    const graph = await fetch(`${gateway}/health/ready`, { signal: AbortSignal.timeout(5_000) }).then(
      ({ ok }) => (ok ? '' : 'gateway'),
      () => 'gateway',
    );
    const tasks = await tasksLeft().catch(() => -1);
    last = [...loud, graph, tasks ? `${tasks} tasks` : ''].filter(Boolean).join(', ');
    calm = last ? 0 : calm + 1;
  }
};
