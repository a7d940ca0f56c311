/** Seconds of the processor that `work` took on the machine that the budgets were measured on. */
const thereSeconds = 0.3;

/** A bit of everything that tests do: objects, text, numbers, sorting. */
const work = () => {
  const people = Array.from({ length: 20_000 }, (_, id) => ({
    id,
    name: `person ${id * 7919}`,
    tags: [id % 7, id % 11],
  }));
  for (let round = 0; round < 10; round++) {
    const read = JSON.parse(JSON.stringify(people));
    read.sort((/** @type {any} */ one, /** @type {any} */ other) => one.name.localeCompare(other.name));
    new Map(read.map((/** @type {any} */ person) => [person.name.replace(/\d/g, 'x'), person]));
  }
};

/** How many times as long as there the processor works here for the same; at least 1: a faster one makes no budget smaller. */
export function slowness() {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, (user + system) / 1e6 / thereSeconds);
}
