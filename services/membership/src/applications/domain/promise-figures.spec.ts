import { refusals } from '../../../test/given';
import { type PromiseCount, promiseMonths, readMonths } from './promise-figures';

const november = { from: '2026-11', to: '2026-11' };
const count = (state: PromiseCount['state'], workingDays: number | null, count: number): PromiseCount => ({
  month: '2026-11',
  state,
  workingDays,
  count,
});
const figures = (...counts: PromiseCount[]) => promiseMonths(november, counts)[0]?.figures;

test('MEM-34 months are counted with both ends, over years, and each is there', () => {
  const counts = [count('KEPT', 3, 5)];
  expect(promiseMonths({ from: '2026-10', to: '2027-01' }, counts)).toEqual([
    { month: '2026-10', figures: null },
    { month: '2026-11', figures: { kept: 5, missed: 0, overdue: 0, medianWorkingDays: 3 } },
    { month: '2026-12', figures: null },
    { month: '2027-01', figures: null },
  ]);
});

describe('MEM-34 the figures of a month', () => {
  test.each([
    ['an odd number', [count('KEPT', 1, 2), count('KEPT', 2, 1), count('MISSED', 9, 2)], 3, 2, 2],
    ['an even number', [count('KEPT', 1, 3), count('MISSED', 8, 3)], 3, 3, 4.5],
    ['in no order', [count('MISSED', 8, 1), count('KEPT', 1, 1), count('KEPT', 2, 4)], 5, 1, 2],
  ])('the median of %s', (_, counts, kept, missed, medianWorkingDays) =>
    expect(figures(...counts)).toEqual({ kept, missed, overdue: 0, medianWorkingDays }),
  );

  test('of fewer than five nothing is said; what is overdue counts among them, and tells no median', () => {
    expect(figures(count('KEPT', 1, 4))).toBeNull();
    expect(figures(count('KEPT', 1, 4), count('OVERDUE', null, 1))).toEqual({
      kept: 4,
      missed: 0,
      overdue: 1,
      medianWorkingDays: null,
    });
    expect(figures(count('OVERDUE', null, 5))).toMatchObject({ kept: 0, overdue: 5, medianWorkingDays: null });
    expect(figures()).toBeNull();
  });
});

test('MEM-34 at most 24 months, in order, as people type them', () => {
  expect(readMonths('٢٠٢٦-١١ ', '2026-11')).toEqual(november);
  expect(refusals(() => readMonths('2025-01', '2026-12'))).toEqual([]);
  expect(refusals(() => readMonths('2025-01', '2027-01'))).toEqual(['BAD_MONTHS']);
  for (const [from, to] of [
    ['2026-12', '2026-11'],
    ['2026-13', '2026-14'],
    ['2026-11-01', '2026-11-02'],
    ['', ''],
  ] as const)
    expect(refusals(() => readMonths(from, to))).toEqual(['BAD_MONTHS']);
});
