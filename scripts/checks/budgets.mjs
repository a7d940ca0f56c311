/**
 * Seconds of the processor that the tests of each may take, on the two cores of scripts/bench/README.md: what they took there
 * on a busy day (9,097 tests), by that day's slowness (`pace.mjs`), rounded up.
 */
export const budgets = {
  'services/identity': 210,
  'services/kit': 65,
  'services/notification': 22,
  'services/membership': 370,
  'services/billing': 180,
  'services/cpd': 10,
  gateway: 190,
  'gateway/e2e': 170,
  schemas: 6,
  'infra/sandbox': 12,
  'infra/local': 25,
  scripts: 150,
};

/** A busier machine is no reason to fail: what is over this is work that somebody has added. */
const allowance = 1.6;

/**
 * Holds what the tests took against what they may take.
 * @param {{ name: string, seconds: number, processorSeconds: number }[]} spent
 * @param {number} slowness how many times as long as there the processor works here for the same: see pace.mjs
 * @param {Record<string, number>} [allowed]
 * @returns {{ lines: string[], over: string[] }} lines: for people; over: those that took too much, or have no budget
 */
export function judgeTimes(spent, slowness, allowed = budgets) {
  const over = spent
    .filter(({ name, processorSeconds }) => !(processorSeconds <= (allowed[name] ?? 0) * slowness * allowance))
    .map(({ name }) => name);
  const lines = spent.map(({ name, seconds, processorSeconds }) => {
    const [clock, processor] = [seconds, processorSeconds].map((value) => value.toFixed(0).padStart(5));
    const mark = over.includes(name) ? `  ✗ more than ${allowance} times that` : '';
    return `${name.padEnd(22)} ${clock} s ${processor} s of the processor, budget ${allowed[name] ?? 'none'}${mark}`;
  });
  return { lines, over };
}
