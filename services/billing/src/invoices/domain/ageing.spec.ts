import { ageingOf, bandEnds } from './ageing';

describe('BIL-03 BIL-04 the bands of open invoices', () => {
  it('end with days in Riyadh: yesterday, today, in 7 and in 14 days', () => {
    expect(bandEnds('2026-11-22').map((end) => end.toISOString())).toEqual([
      '2026-11-21T20:59:59.999Z',
      '2026-11-22T20:59:59.999Z',
      '2026-11-29T20:59:59.999Z',
      '2026-12-06T20:59:59.999Z',
    ]);
  });

  it('are all there, the most urgent first, also where nothing is due', () => {
    expect(ageingOf([{ place: 4, count: 2, total: 30_000 }])).toEqual([
      { band: 'PAST_DUE', count: 0, total: 0 },
      { band: 'TODAY', count: 0, total: 0 },
      { band: 'WITHIN_7_DAYS', count: 0, total: 0 },
      { band: 'WITHIN_14_DAYS', count: 0, total: 0 },
      { band: 'LATER', count: 2, total: 30_000 },
    ]);
  });
});
