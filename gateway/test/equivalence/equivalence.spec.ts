import { readFileSync } from 'node:fs';
import path from 'node:path';
import { tryBroken } from './broken/try-broken';
import { faultKinds } from './broken/with-fault';
import { listDifferences } from './list-differences';
import { printFinding } from './print-finding';
import { systems } from './systems/all';
import { endOurs } from './systems/ours';
import { type Figures, type Systems, tryWorlds } from './try-worlds';

process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
/** `EQUIVALENCE_SEED=123`: that world alone. */
const given = process.env['EQUIVALENCE_SEED'];
const { ours, stock } = systems as Systems & Record<'ours' | 'stock', Systems[string]>;
const timeoutMs = 180_000;

const findings: string[] = [];
const tryWith = (from: number, worlds: number, tried: Systems): Promise<Figures> =>
  tryWorlds({
    from: Number(given ?? from),
    worlds: given === undefined ? worlds : 1,
    operationsPerWorld: 10,
    systems: tried,
    report: (finding) => findings.push(printFinding(finding)),
  });

describe('what answers over federated graphs', () => {
  test('the README tells of each known difference', () => {
    // The formatter breaks lines and escapes as it likes.
    const plain = (text: string) => text.replaceAll(/[\s\\]/g, '');
    expect(plain(readFileSync(path.join(__dirname, 'README.md'), 'utf8'))).toContain(plain(listDifferences()));
  });

  beforeEach(() => findings.splice(0));
  afterAll(endOurs);

  test(
    'our gateway answers as one process would that has all the data',
    async () => {
      const figures = await tryWith(5, 36, { ours });
      expect(findings.join('\n\n')).toBe('');
      if (given !== undefined) return;
      expect(figures.operations - figures.invalid).toBeGreaterThan(300);
      expect(figures.failing).toBeGreaterThan(30);
      expect(Object.keys(figures.features)).toHaveLength(29);
    },
    timeoutMs,
  );

  test.each([['Hive’s planner asks for two types’ fields of one name that no answer can hold both', 5_060]])(
    'our gateway does where %s',
    async (_, world) => {
      await tryWith(world, 1, { ours });
      expect(findings.join('\n\n')).toBe('');
    },
  );

  test(
    'the stock gateway does but for what is known',
    async () => {
      await tryWith(1, 10, { stock });
      expect(findings.join('\n\n')).toBe('');
    },
    timeoutMs,
  );

  test(
    'our gateway gives a sound answer where a subgraph is wrong',
    async () => {
      const traces = await tryBroken({
        from: Number(given ?? 1),
        worlds: given === undefined ? 6 : 1,
        operationsPerWorld: 4,
        systems: { ours },
        report: (finding) => findings.push(JSON.stringify(finding, undefined, 2)),
      });
      expect(findings.join('\n\n')).toBe('');
      if (given === undefined) expect(Object.keys(traces).sort()).toEqual([...faultKinds].sort());
    },
    timeoutMs,
  );
});
