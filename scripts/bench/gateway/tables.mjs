/** @typedef {import('./measure.mjs').Figures} Figures */

/** @param {number[]} values */
export const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1] ?? NaN;

/** How many times as fast ours is, round by round: the machine was the same in each. @param {Figures[]} ours @param {Figures[]} theirs */
export const ratioOf = (ours = [], theirs = []) =>
  median(ours.map(({ rate }, round) => rate / (theirs[round]?.rate ?? NaN)));

/** How many times as much of the processor's time theirs takes: what else runs on the core changes it least. @param {Figures[]} ours @param {Figures[]} theirs */
const cpuRatioOf = (ours = [], theirs = []) => median(ours.map(({ cpu }, round) => (theirs[round]?.cpu ?? NaN) / cpu));

/** What is not known is not a number. @param {number} value */
export const shown = (value, digits = 2) => (Number.isFinite(value) ? value.toFixed(digits) : 'n/a');

/** One column of a table: its title, what is read of each round, and how many digits are shown. @type {[string, keyof Figures, number][]} */
const columns = [
  ['requests/s', 'rate', 0],
  ['p50 ms', 'p50', 1],
  ['p99 ms', 'p99', 1],
  ['CPU ms', 'cpu', 3],
  ['peak MB', 'rss', 0],
  ['calls', 'calls', 2],
  ['core', 'busy', 2],
  ['other core', 'besides', 2],
];

/**
 * The medians of one operation's rounds, a line for each gateway.
 * @param {string} title @param {Record<string, Figures[]>} rounds by gateway
 */
export const table = (title, rounds) => {
  const head = [title, ...columns.map(([name]) => name), 'ours/it', 'its CPU/ours'];
  const rows = Object.entries(rounds).map(([gateway, figures]) => [
    gateway,
    ...columns.map(([, field, digits]) => shown(median(figures.map((round) => round[field])), digits)),
    shown(ratioOf(rounds['ours'], figures)),
    shown(cpuRatioOf(rounds['ours'], figures)),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (/** @type {string[]} */ cells) =>
    cells.map((cell, column) => (column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[0] ?? 0))).join('  ');
  return [head, ...rows].map(line).join('\n');
};
