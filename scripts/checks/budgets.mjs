/**
 * Seconds of the processor that the tests of each may take, on the two cores of scripts/bench/README.md: what they took there
 * on a busy day (2,503 tests, a load of 10 to 17), rounded up.
 */
export const budgets = {
  'services/identity': 160,
  'services/kit': 55,
  'services/notification': 20,
  'services/membership': 290,
  'services/billing': 110,
  'services/cpd': 10,
  gateway: 130,
  'gateway/e2e': 120,
  schemas: 6,
  'infra/sandbox': 12,
  'infra/local': 25,
  scripts: 100,
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
