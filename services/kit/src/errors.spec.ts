import { assertNone, failuresOf, RuleViolation, RuleViolations, toFailure } from './errors';

describe('a rule that says no', () => {
  it('MEM-22 is told in Arabic and English, with its details, its field and its rule', () => {
    const late = new RuleViolation('RETURN_PERIOD_OVER', { day: { day: '2026-11-22' } }, ['answers', '2']);
    expect(toFailure(late)).toMatchObject({ code: 'RETURN_PERIOD_OVER', field: ['answers', '2'], rule: 'MEM-22' });
    expect(toFailure(late).message.en).toContain('Sunday 22 November 2026 (12 Jumada II 1448 AH)');
    expect(toFailure(late).message.ar).toContain('الأحد 22 نوفمبر 2026م الموافق 12 جمادى الآخرة 1448هـ');
  });

  it('names one field as a path of one, and none as null', () => {
    expect(toFailure(new RuleViolation('REQUIRED', {}, 'name')).field).toEqual(['name']);
    expect(toFailure(new RuleViolation('NOT_FOUND'))).toMatchObject({ field: null, rule: null });
  });

  it('names a field within a field by its path', () => {
    expect(toFailure(new RuleViolation('TOO_LONG', { max: 5 }, ['a', 'b']))).toMatchObject({ field: ['a', 'b'] });
  });
});

describe('several rules that say no', () => {
  const [one, two] = [new RuleViolation('REQUIRED', {}, 'a'), new RuleViolation('REQUIRED', {}, 'b')];

  it('are thrown together, one alone as itself, none not at all', () => {
    expect(() => assertNone([undefined, false])).not.toThrow();
    expect(() => assertNone([false, one])).toThrow(one);
    expect(() => assertNone([one, undefined, two])).toThrow(RuleViolations);
  });

  it('are all told', () => {
    expect(failuresOf(new RuleViolations([one, two]))?.map(({ field }) => field)).toEqual([['a'], ['b']]);
    expect(failuresOf(new Error('other'))).toBeUndefined();
  });
});
