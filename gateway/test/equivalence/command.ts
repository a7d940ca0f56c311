import { parseArgs } from 'node:util';
import { printFinding } from './print-finding';
import { systems } from './systems/all';
import { endOurs } from './systems/ours';
import { type Figures, tryWorlds } from './try-worlds';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    worlds: { type: 'string', default: '100' },
    operations: { type: 'string', default: '10' },
    only: { type: 'string' },
    show: { type: 'string', default: '5' },
    systems: { type: 'string', default: Object.keys(systems).join() },
  },
});

const say = (line: string) => process.stdout.write(`${line}\n`);

const sayFigures = (figures: Figures) => {
  const megabytes = Math.round(process.memoryUsage().heapUsed / 1e6);
  say(
    `${figures.worlds} worlds, ${figures.operations} operations, ${megabytes} MB, ${process.cpuUsage().user / 1e6} s`,
  );
};

let shown = 0;
const runAll = async () => {
  const figures = await tryWorlds({
    from: Number(values.from),
    worlds: Number(values.worlds),
    operationsPerWorld: Number(values.operations),
    only: values.only === undefined ? undefined : Number(values.only),
    systems: Object.fromEntries(Object.entries(systems).filter(([name]) => values.systems.split(',').includes(name))),
    report: (finding) => {
      shown += 1;
      if (shown <= Number(values.show)) say(`${printFinding(finding)}\n`);
    },
    progress: (soFar) => {
      if (soFar.worlds % 100 === 0) sayFigures(soFar);
    },
  });
  sayFigures(figures);
  say(JSON.stringify(figures, undefined, 2));
  process.exitCode = Object.keys(figures.unknown).length > 0 ? 1 : 0;
};

void runAll().finally(endOurs);
