/** Seconds of the processor that the tests of each may take, on the machine described in scripts/bench/README.md. */
export const budgets = {
  'services/identity': 150,
  'services/kit': 60,
  'services/notification': 25,
  'services/membership': 25,
  'services/billing': 30,
  'services/cpd': 15,
  gateway: 40,
  'gateway/e2e': 40,
  schemas: 10,
  'infra/sandbox': 20,
  'infra/local': 25,
  scripts: 20,
};

/** A slower or a busier machine is no reason to fail: what is over this is work that somebody has added. */
const allowance = 1.6;

/**
 * Holds what the tests took against what they may take.
 * @param {{ name: string, seconds: number, processorSeconds: number }[]} spent
 * @param {Record<string, number>} [allowed]
 * @returns {{ lines: string[], over: string[] }} lines: for people; over: those that took too much, or have no budget
 */
export function judgeTimes(spent, allowed = budgets) {
  const over = spent
    .filter(({ name, processorSeconds }) => !(processorSeconds <= (allowed[name] ?? 0) * allowance))
    .map(({ name }) => name);
  const lines = spent.map(({ name, seconds, processorSeconds }) => {
    const [clock, processor] = [seconds, processorSeconds].map((value) => value.toFixed(0).padStart(5));
    const mark = over.includes(name) ? `  ✗ more than ${allowance} times that` : '';
    return `${name.padEnd(22)} ${clock} s ${processor} s of the processor, budget ${allowed[name] ?? 'none'}${mark}`;
  });
  return { lines, over };
}
