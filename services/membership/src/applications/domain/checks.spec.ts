import { type Check, findingOf } from './checks';
import type { Known } from './facts';

const given = (answers: Record<string, string>) =>
  Object.entries(answers).map(([question, value]) => ({ question, value }));
/** Why a check does not hold; null where it does. */
const why = (what: Check, answers: Record<string, string>, known: Known = {}) =>
  findingOf(what, { today: '2026-11-22', known, answers: given(answers), documents: [] })?.reason ?? null;

describe('MEM-04 the kinds of check', () => {
  test('answered: there is an answer', () => {
    const what: Check = { kind: 'answered', of: 'city' };
    expect(why(what, {})).toBe('NOT_ANSWERED');
    expect(why(what, { city: 'أبها' })).toBeNull();
  });

  test('confirmed: the answer is yes', () => {
    const what: Check = { kind: 'confirmed', of: 'sure' };
    expect(why(what, {})).toBe('NOT_CONFIRMED');
    expect(why(what, { sure: 'false' })).toBe('NOT_CONFIRMED');
    expect(why(what, { sure: 'true' })).toBeNull();
  });

  test.each([
    ['', 'NOT_ANSWERED'],
    ['2026-11-21', 'TOO_EARLY'],
    ['2026-11-22', null],
    ['2027-05-22', null],
    ['2027-05-23', 'TOO_LATE'],
  ])('dateRange: %s from today until six months ahead: %s', (day, reason) => {
    const latest = { from: 'today', months: 6 };
    expect(why({ kind: 'dateRange', of: 'day', earliest: { from: 'today' }, latest }, { day })).toBe(reason);
  });

  test.each([
    ['2027-01-31', 'TOO_EARLY'],
    ['2027-02-01', null],
    ['2028-01-31', null],
    ['2028-02-01', 'TOO_LATE'],
  ])('dateRange: %s counted from another answer: %s', (end, reason) => {
    const earliest = { from: 'start', days: 1 };
    const what: Check = { kind: 'dateRange', of: 'end', earliest, latest: { from: 'start', months: 12 } };
    expect(why(what, { start: '2027-01-31', end })).toBe(reason);
    expect(why(what, { end })).toBe('NOT_ANSWERED');
  });

  test('dateRange: without bounds any day will do', () => {
    expect(why({ kind: 'dateRange', of: 'day' }, { day: '1999-01-01' })).toBeNull();
  });

  test('oneOf and number: of a fact, which has to be known', () => {
    const saudi: Check = { kind: 'oneOf', of: 'person.nationality', values: ['SA'] };
    expect(why(saudi, {})).toBe('NOT_KNOWN');
    expect(why(saudi, {}, { 'person.nationality': 'EG' })).toBe('NOT_AMONG');
    expect(why(saudi, {}, { 'person.nationality': 'SA' })).toBeNull();
    const adult: Check = { kind: 'number', of: 'person.age', atLeast: 18, atMost: 65 };
    expect(why(adult, {}, { 'person.age': '17' })).toBe('TOO_LOW');
    expect(why(adult, {}, { 'person.age': '18' })).toBeNull();
    expect(why(adult, {}, { 'person.age': '66' })).toBe('TOO_HIGH');
  });

  test('anyOf holds with one, allOf with all', () => {
    const checks = [
      { kind: 'answered', of: 'a' },
      { kind: 'confirmed', of: 'b' },
    ] as const;
    expect(why({ kind: 'anyOf', checks }, { a: 'x' })).toBeNull();
    expect(why({ kind: 'anyOf', checks }, { b: 'true' })).toBeNull();
    expect(why({ kind: 'anyOf', checks }, {})).toBe('NOT_CONFIRMED');
    expect(why({ kind: 'allOf', checks }, { a: 'x' })).toBe('NOT_CONFIRMED');
    expect(why({ kind: 'allOf', checks }, { a: 'x', b: 'true' })).toBeNull();
  });
});
