import { createSweep } from './sweep';
import { fixedClock, testLog, waitFor } from './testing';

const world = (ids: string[], apply: (id: string) => Promise<unknown> = () => Promise.resolve()) => {
  const due = new Set(ids);
  const applied: string[] = [];
  const clock = fixedClock('2026-11-22T09:00:00Z');
  const asked: Date[] = [];
  const sweep = createSweep({
    name: 'test',
    clock,
    log: testLog,
    everyMs: 20,
    findDue: (now, limit) => {
      asked.push(now);
      return Promise.resolve([...due].slice(0, limit));
    },
    apply: async (id) => {
      await apply(id);
      applied.push(id);
      due.delete(id);
    },
  });
  return { sweep, clock, applied, asked, due };
};
const many = (count: number) => Array.from({ length: count }, (_, at) => `id-${String(at).padStart(4, '0')}`);

describe('a sweep', () => {
  it('does all that is due, page after page, oldest first', async () => {
    const { sweep, applied } = world(many(250));
    sweep.start();
    await waitFor(() => applied.length === 250);
    await sweep.stop();
    expect(applied).toEqual(many(250));
  });

  it('is not held up by one that fails, and tries it again', async () => {
    let failures = 2;
    const { sweep, applied } = world(['bad', 'good'], (id) =>
      id === 'bad' && failures-- > 0 ? Promise.reject(new Error('not yet')) : Promise.resolve(),
    );
    sweep.start();
    await waitFor(() => applied.length === 2);
    await sweep.stop();
    expect(applied).toEqual(['good', 'bad']);
  });

  it('is not held up by a whole page that fails for ever', async () => {
    const bad = many(150);
    const { sweep, applied } = world([...bad, 'good'], (id) =>
      id === 'good' ? Promise.resolve() : Promise.reject(new Error('never')),
    );
    sweep.start();
    await waitFor(() => applied.includes('good'));
    await sweep.stop();
  });

  it('looks at once when the clock jumps', async () => {
    const clock = fixedClock('2026-11-22T09:00:00Z');
    const asked: string[] = [];
    const findDue = (now: Date) => {
      asked.push(now.toISOString());
      return Promise.resolve([]);
    };
    const sweep = createSweep({ name: 'test', clock, log: testLog, everyMs: 60_000, findDue, apply: Promise.resolve });
    sweep.start();
    await waitFor(() => asked.length === 1);
    clock.moveTo('2027-01-01T00:00:00Z');
    await waitFor(() => asked.includes('2027-01-01T00:00:00.000Z'));
    await sweep.stop();
  });

  it('goes on after its store was away', async () => {
    let looks = 0;
    const sweep = createSweep({
      name: 'test',
      clock: fixedClock('2026-11-22T09:00:00Z'),
      log: testLog,
      everyMs: 5,
      findDue: () => (++looks < 3 ? Promise.reject(new Error('away')) : Promise.resolve([])),
      apply: () => Promise.resolve(),
    });
    sweep.start();
    await waitFor(() => looks > 3);
    await sweep.stop();
    const then = looks;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(looks).toBe(then);
  });
});
