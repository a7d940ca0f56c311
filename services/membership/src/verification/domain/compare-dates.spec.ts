import { compareDates } from './compare-dates';

/** 1410-05-06 in the Umm al-Qura calendar. */
const born = '1989-12-05';

describe('MEM-55 date-01 a day of birth as documents write it', () => {
  test.each([
    ['a', '05/12/1989', { verdict: 'SAME' }],
    ['b', '12/05/1989', { verdict: 'DIFFERENT', mismatch: 'DAY_AND_MONTH_SWAPPED' }],
    ['c', '1410/05/06', { verdict: 'SAME' }],
    ['d', '1410/05/07', { verdict: 'DIFFERENT', mismatch: 'ONE_DAY_APART' }],
    ['e', '٥/١٢/١٩٨٩', { verdict: 'SAME' }],
    ['f', '1989', { verdict: 'DIFFERENT', mismatch: 'YEAR_ONLY' }],
    ['g', '1989-12-05T00:00:00+03:00', { verdict: 'SAME' }],
    ['h', '1989-12-04T21:00:00Z', { verdict: 'SAME' }],
    ['i', '31/11/1989', { verdict: 'UNREAD', fault: 'NO_SUCH_DAY' }],
  ])('MEM-55 date-01 %s %s', (_, written, told) => {
    expect(compareDates(born, written)).toEqual(told);
  });
  test.each([
    ['1410', { verdict: 'DIFFERENT', mismatch: 'YEAR_ONLY' }],
    ['1990', { verdict: 'DIFFERENT', mismatch: 'OTHER_YEAR' }],
    ['1990-12-05', { verdict: 'DIFFERENT', mismatch: 'OTHER_YEAR' }],
    ['1989-12-04', { verdict: 'DIFFERENT', mismatch: 'ONE_DAY_APART' }],
    ['1985-01-17', { verdict: 'DIFFERENT', mismatch: 'OTHER_DAY' }],
    ['1989-13-05T00:00:00Z', { verdict: 'UNREAD', fault: 'NO_SUCH_DAY' }],
    ['5 December', { verdict: 'UNREAD', fault: 'UNREADABLE' }],
    ['', { verdict: 'UNREAD', fault: 'UNREADABLE' }],
  ])('MEM-55 %s', (written, told) => {
    expect(compareDates(born, written)).toEqual(told);
  });
});
