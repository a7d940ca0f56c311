import type { Day } from '@mumaris/kit/calendar';
import type { QualificationDegree } from '@mumaris/schemas';
import { highestDegreeOf, yearsPractised } from '..';

const today = '2026-11-22';
const worked = (startsOn: Day, endsOn: Day | null, practice = true) => ({ startsOn, endsOn, practice });
const whole = worked('2010-01-01', '2010-12-31');

test.each([
  [[worked('2024-11-23', null)], 2], // both days counted: the year is over today
  [[worked('2024-11-24', null)], 1],
  [[worked('2020-01-01', '2020-12-30')], 0],
  [[worked('2020-01-01', '2020-12-31')], 1],
  [[worked('2020-02-29', '2021-02-27')], 1],
  [[worked('2020-02-29', '2021-02-26')], 0],
  [[whole, worked('2015-01-01', '2015-06-30'), worked('2018-01-01', '2018-07-03')], 2],
  [[whole, worked('2010-07-01', '2011-06-30')], 1], // a year and a half
  [[whole, worked('2010-03-01', '2010-09-30')], 1],
  [[worked('2010-03-01', '2010-09-30'), whole], 1],
  [[worked('2010-01-01', null), worked('2012-01-01', '2013-12-31')], 16],
  [[worked('2010-01-01', '2020-12-31', false)], 0],
  [[whole, worked('2010-01-01', '2020-12-31', false)], 1],
  [[worked('2026-11-23', null)], 0],
])('MEM-35 %j are %i years of practice', (experiences, years) =>
  expect(yearsPractised(experiences, today)).toBe(years),
);

test('MEM-35 who has stated no experience has not said how many years', () => {
  expect(yearsPractised([], today)).toBeUndefined();
});

test.each([
  [[], undefined],
  [['BACHELOR'], 'BACHELOR'],
  [['MASTER', 'DIPLOMA', 'BACHELOR'], 'MASTER'],
  [['FELLOWSHIP', 'BOARD'], 'FELLOWSHIP'],
] as [QualificationDegree[], QualificationDegree | undefined][])('MEM-35 the highest of %j is %s', (degrees, highest) =>
  expect(highestDegreeOf(degrees.map((degree) => ({ degree })))).toBe(highest),
);
