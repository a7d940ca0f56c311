import { happenings } from '../domain/happening';
import { lifecycleRules } from './lifecycle-rules';
import { loadRules } from './load-rules';
import { serviceRules } from './service-rules';

const rules = loadRules();
const [letter] = rules.services;
const problems = (service: object) => {
  const result = serviceRules.safeParse({ services: [{ ...letter, ...service }] });
  return result.success ? [] : result.error.issues.map(({ message }) => message);
};

test('MEM-16 the training letter is what the rule book says', () => {
  expect(rules.for('TRAINING_LETTER')).toMatchObject({
    steps: ['DRAFT', 'AWAITING_ADMIN_FEE', 'UNDER_REVIEW', 'PRELIMINARILY_APPROVED', 'COMPLETED'],
    credential: { kind: 'TRAINING_LETTER', numberPrefix: 'TL' },
  });
  expect(rules.lifecycle.periods).toEqual({ answerReturnDays: 30, claimWorkingMinutes: 240 });
});

test('rules that contradict themselves are refused with the place', () => {
  const requirement = (check: object) => ({ requirements: [{ ...letter?.requirements[0], check }] });
  expect(problems({})).toEqual([]);
  expect(problems({ steps: ['DRAFT', 'COMPLETED'] })).toEqual([
    'TRAINING_LETTER: no transition leads from DRAFT to COMPLETED',
  ]);
  expect(problems(requirement({ kind: 'answered', question: 'shoeSize' }))).toEqual([
    'TRAINING_LETTER: kind-chosen looks at the question shoeSize, which is not asked',
  ]);
  expect(problems(requirement({ kind: 'confirmed', question: 'city' }))).toEqual([
    'TRAINING_LETTER: kind-chosen needs city to be a CONFIRMATION',
  ]);
  const when = { question: 'kind', is: 'HOLIDAY' };
  expect(problems(requirement({ kind: 'requiredWhen', when, then: { kind: 'answered', question: 'city' } }))).toEqual([
    'TRAINING_LETTER: kind-chosen compares kind with HOLIDAY, which cannot be chosen',
  ]);
  const latest = { from: 'city' };
  expect(problems(requirement({ kind: 'dateRange', question: 'startsOn', latest }))).toEqual([
    'TRAINING_LETTER: kind-chosen needs city to be a DATE',
  ]);
  expect(problems({ questions: [...(letter?.questions ?? []), letter?.questions[0]] })[0]).toMatch(/used twice/);
  expect(serviceRules.safeParse({ services: [] }).success).toBe(false);
  expect(problems({ name: { ar: 'خطاب' } })).toHaveLength(1);
});

test('MEM-27 every happening has its words, and their placeholders are known', () => {
  const { happenings: words } = rules.lifecycle;
  const known = ['invoice', 'receipt', 'day', 'count', 'number', 'reason'];
  for (const what of happenings)
    for (const line of [words[what].ar, words[what].en])
      for (const [, name] of line.matchAll(/\{(\w+)\}/g)) expect(known).toContain(name);
  const { DRAFT: _draft, ...others } = rules.lifecycle.statuses;
  expect(lifecycleRules.safeParse({ ...rules.lifecycle, statuses: others }).success).toBe(false);
});
