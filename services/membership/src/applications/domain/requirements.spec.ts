import { rules } from '../../../test/given';
import { type Check, holds } from './checks';
import { judge } from './requirements';

const today = '2026-11-22';
const given = (answers: Record<string, string>) =>
  Object.entries(answers).map(([question, value]) => ({ question, value }));
const check = (what: Check, answers: Record<string, string>) => holds(what, given(answers), today);

describe('MEM-04 the kinds of requirement', () => {
  test('answered: there is an answer', () => {
    const what: Check = { kind: 'answered', question: 'city' };
    expect(check(what, {})).toBe(false);
    expect(check(what, { city: 'أبها' })).toBe(true);
  });

  test('confirmed: the answer is yes', () => {
    const what: Check = { kind: 'confirmed', question: 'sure' };
    expect(check(what, {})).toBe(false);
    expect(check(what, { sure: 'false' })).toBe(false);
    expect(check(what, { sure: 'true' })).toBe(true);
  });

  test.each([
    ['', false],
    ['2026-11-21', false],
    ['2026-11-22', true],
    ['2027-05-22', true],
    ['2027-05-23', false],
  ])('dateRange: %s from today until six months ahead: %s', (day, met) => {
    const latest = { from: 'today', months: 6 };
    expect(check({ kind: 'dateRange', question: 'day', earliest: { from: 'today' }, latest }, { day })).toBe(met);
  });

  test.each([
    ['2027-01-31', false],
    ['2027-02-01', true],
    ['2028-01-31', true],
    ['2028-02-01', false],
  ])('dateRange: %s counted from another answer: %s', (end, met) => {
    const earliest = { from: 'start', days: 1 };
    const what: Check = { kind: 'dateRange', question: 'end', earliest, latest: { from: 'start', months: 12 } };
    expect(check(what, { start: '2027-01-31', end })).toBe(met);
    expect(check(what, { end })).toBe(false);
  });

  test('dateRange: without bounds any day will do', () => {
    expect(check({ kind: 'dateRange', question: 'day' }, { day: '1999-01-01' })).toBe(true);
  });

  test('requiredWhen: holds where its condition does not, else what it asks for', () => {
    const what: Check = {
      kind: 'requiredWhen',
      when: { question: 'kind', is: 'AFTER_BREAK' },
      then: { kind: 'dateRange', question: 'since', latest: { from: 'today' } },
    };
    expect(check(what, {})).toBe(true);
    expect(check(what, { kind: 'QUALIFYING' })).toBe(true);
    expect(check(what, { kind: 'AFTER_BREAK' })).toBe(false);
    expect(check(what, { kind: 'AFTER_BREAK', since: '2026-11-22' })).toBe(true);
    expect(check(what, { kind: 'AFTER_BREAK', since: '2026-11-23' })).toBe(false);
  });
});

describe('MEM-16 the training letter', () => {
  const good = {
    kind: 'QUALIFYING',
    institution: 'مستشفى',
    city: 'أبها',
    specialty: 'تمريض',
    startsOn: '2027-01-01',
    endsOn: '2027-12-31',
    confirmed: 'true',
  };
  const unmet = (answers: Record<string, string>) =>
    judge(rules.for('TRAINING_LETTER').requirements, given(answers), today)
      .filter(({ met }) => !met)
      .map(({ question }) => question);

  test('nothing is missing from a good one', () => expect(unmet(good)).toEqual([]));

  test.each([
    ['kind', ''],
    ['institution', ''],
    ['city', ''],
    ['specialty', ''],
    ['startsOn', '2027-05-23'],
    ['endsOn', '2028-01-02'],
    ['endsOn', '2027-01-01'],
    ['confirmed', 'false'],
  ])('MEM-04 %s as “%s” is one unmet requirement', (question, value) =>
    expect(unmet({ ...good, [question]: value })).toEqual([question]),
  );

  test('MEM-04 an unmet requirement says what to do in both languages; a met one says nothing', () => {
    const [first, ...others] = judge(rules.for('TRAINING_LETTER').requirements, given({ ...good, kind: '' }), today);
    expect(first).toMatchObject({ met: false, rule: 'MEM-16', advice: { en: expect.stringMatching(/Choose/) } });
    for (const other of others) expect(other).toMatchObject({ met: true, advice: null });
  });
});
