import { parseArgs } from 'node:util';
import { printFinding } from './print-finding';
import { systems } from './systems/all';
import { endOurs } from './systems/ours';
import { type Figures, tryWorlds } from './try-worlds';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    worlds: { type: 'string' },
    operations: { type: 'string', default: '1000' },
    only: { type: 'string' },
    show: { type: 'string', default: '5' },
    systems: { type: 'string', default: Object.keys(systems).join() },
  },
});

const names = values.systems.split(',');
const stranger = names.find((name) => !(name in systems));
if (stranger !== undefined) throw new Error(`${stranger}: not one of ${Object.keys(systems).join(', ')}`);

const say = (line: string) => process.stdout.write(`${line}\n`);
const sum = (counts: Record<string, number>, start: string) =>
  Object.entries(counts).reduce((all, [name, count]) => (name.startsWith(start) ? all + count : all), 0);

const sayProgress = ({ worlds, operations, unknown }: Figures) => {
  const [megabytes, seconds] = [process.memoryUsage().rss / 1e6, process.cpuUsage().user / 1e6];
  process.stderr.write(
    `${worlds} worlds, ${operations} operations, ${sum(unknown, '')} unknown differences, ${megabytes.toFixed()} MB, ${seconds.toFixed()} s of the processor\n`,
  );
};

const sayAll = ({ features, ...figures }: Figures) => {
  say(JSON.stringify({ ...figures, features }, undefined, 2));
  const known = names.map((name) => `${name} ${sum(figures.known, `${name}:`)} known`);
  say(`${figures.operations} operations: ${sum(figures.unknown, '')} unknown differences (${known.join(', ')})`);
};

let shown = 0;
const runAll = async () => {
  const operationsPerWorld = 10;
  const worlds = Number(values.worlds ?? Math.ceil(Number(values.operations) / operationsPerWorld));
  const figures = await tryWorlds({
    from: Number(values.from),
    // Of some seeds there is no world: more are tried until there are operations enough.
    worlds: values.worlds === undefined ? worlds * 2 : worlds,
    operationsPerWorld,
    ...(values.worlds === undefined && { operations: Number(values.operations) }),
    only: values.only === undefined ? undefined : Number(values.only),
    systems: Object.fromEntries(Object.entries(systems).filter(([name]) => names.includes(name))),
    report: (finding) => {
      shown += 1;
      if (shown <= Number(values.show)) say(`${printFinding(finding)}\n`);
    },
    progress: (soFar) => {
      if (soFar.worlds % 100 === 0) sayProgress(soFar);
    },
  });
  sayAll(figures);
  process.exitCode = sum(figures.unknown, '') > 0 ? 1 : 0;
};

void runAll().finally(endOurs);
