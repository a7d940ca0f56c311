import { faultKinds } from './broken/with-fault';
import { tryBroken } from './broken/try-broken';
import { printFinding } from './print-finding';
import { systems } from './systems/all';
import { endOurs } from './systems/ours';
import { tryWorlds } from './try-worlds';

process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
/** `EQUIVALENCE_SEED=123`: that world alone. */
const given = process.env['EQUIVALENCE_SEED'];

describe('what answers over federated graphs', () => {
  afterAll(endOurs);

  it('answers as one process would that has all the data', async () => {
    const findings: string[] = [];
    const figures = await tryWorlds({
      from: Number(given ?? 1),
      worlds: given === undefined ? 40 : 1,
      operationsPerWorld: 10,
      systems,
      report: (finding) => findings.push(printFinding(finding)),
    });
    expect(findings.join('\n\n')).toBe('');
    if (given !== undefined) return;
    expect(figures.discarded).toBeLessThan(6);
    expect(figures.invalid).toBeLessThan(20);
    expect(figures.failing).toBeGreaterThan(20);
    expect(Object.keys(figures.features)).toHaveLength(21);
  });

  it('answers as the stock gateway does where a subgraph is wrong', async () => {
    const findings: string[] = [];
    const traces = await tryBroken({
      from: Number(given ?? 1),
      worlds: given === undefined ? 6 : 1,
      operationsPerWorld: 4,
      systems,
      report: (finding) => findings.push(JSON.stringify(finding, undefined, 2)),
    });
    expect(findings.join('\n\n')).toBe('');
    if (given === undefined) expect(Object.keys(traces).sort()).toEqual([...faultKinds].sort());
  });
});
