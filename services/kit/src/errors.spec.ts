import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assertNone, failuresOf, loadMessages, RuleViolation, RuleViolations, toFailure } from './errors';
import { payload } from './payload';

const messageFile = (text: string): string => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'messages-')), 'messages.yaml');
  writeFileSync(file, text);
  return file;
};

describe('a rule that says no', () => {
  it('is told in Arabic and English, with its details, its field and its rule', () => {
    loadMessages(messageFile('SPEC_LATE: { rule: MEM-22, ar: "فات الموعد بـ {days} يومًا", en: "{days} days late" }'));
    expect(toFailure(new RuleViolation('SPEC_LATE', { days: 3 }, ['answers', '2']))).toEqual({
      code: 'SPEC_LATE',
      field: ['answers', '2'],
      message: { ar: 'فات الموعد بـ 3 يومًا', en: '3 days late' },
      rule: 'MEM-22',
    });
  });

  it('names one field as a path of one, and none as null', () => {
    expect(toFailure(new RuleViolation('REQUIRED', {}, 'name')).field).toEqual(['name']);
    expect(toFailure(new RuleViolation('NOT_FOUND'))).toMatchObject({ field: null, rule: null });
  });

  it('leaves a placeholder that has no detail as it is', () => {
    expect(toFailure(new RuleViolation('TOO_LONG')).message.en).toContain('{max}');
  });

  it('without a text is our mistake, not an answer', () => {
    expect(() => toFailure(new RuleViolation('NEVER_WRITTEN'))).toThrow('no message for the code NEVER_WRITTEN');
  });

  it.each(['lower: { ar: a, en: b }', 'A_B: { ar: a }', 'A_B: { ar: "", en: b }', 'A_B: { ar: a, en: b, more: c }'])(
    'has a text file that is checked: %s',
    (text) => expect(() => loadMessages(messageFile(text))).toThrow(),
  );
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

describe('a payload', () => {
  it('holds the changed object and no errors', async () => {
    expect(await payload(() => Promise.resolve({ thing: 1 }))).toEqual({ thing: 1, errors: [] });
  });

  it('holds what the rules said, and nothing else', async () => {
    const answer = await payload<{ thing: number }>(() => Promise.reject(new RuleViolation('FORBIDDEN')));
    expect(answer).toEqual({ errors: [expect.objectContaining({ code: 'FORBIDDEN' })] });
  });

  it('throws every other error on, so that it is logged and masked', async () => {
    await expect(payload(() => Promise.reject(new TypeError('ours')))).rejects.toThrow('ours');
  });
});
