import path from 'node:path';
import { RuleViolation } from '@mumaris/kit/errors';
import { loadReference } from '../../reference/rules/load-reference';
import { happenings } from '../domain/happening';
import { lifecycleRules } from './lifecycle-rules';
import { officeHoursRules } from './office-hours-rules';
import { loadRules } from './load-rules';
import { serviceRules, versionProblems } from './service-rules';

const rules = loadRules(loadReference());
const letter = rules.inForce('TRAINING_LETTER', '2026-11-22');
const problems = (service: object) => {
  const result = serviceRules.safeParse({ ...letter, ...service });
  return result.success ? [] : result.error.issues.map(({ message }) => message);
};

test('MEM-19 the fifteen services of the rule book, each with its steps', () => {
  const steps = rules.catalogue('2026-11-22').map(({ code, steps: letters }) => [code, letters.join(' ')]);
  expect(Object.fromEntries(steps)).toEqual({
    CLASSIFICATION: 'A V R X S',
    RECLASSIFICATION: 'A V R X S',
    CLASSIFICATION_UPDATE: 'A R S',
    REGISTRATION: 'A R S',
    REREGISTRATION: 'P R',
    QUALIFICATION_STUDY: 'A C S',
    GOOD_STANDING: 'A V R S',
    TRAINING_LETTER: 'A R S',
    CERTIFICATE_RECOGNITION: 'A R S',
    DATA_UPDATE: 'R',
    CPD_RECOGNITION: 'R',
    ELIGIBILITY_NUMBER: 'A R',
    CARD_REPLACEMENT: 'S',
    EMPLOYER_CHANGE: 'A R',
    TEMPORARY_REGISTRATION: 'A V R S',
  });
  expect(rules.lifecycle.periods).toEqual({
    answerReturnDays: 30,
    claimWorkingMinutes: 240,
    promiseAtRiskWorkingDays: 2,
  });
});

test('MEM-19, MEM-50 two of them open soon: what nothing grants yet is never skipped', () => {
  const soon = rules.catalogue('2026-11-22').filter(({ opensSoon }) => opensSoon);
  expect(soon.map(({ code }) => code)).toEqual(['DATA_UPDATE', 'CPD_RECOGNITION']);
  expect(problems({ steps: ['A', 'V', 'R', 'C'] })).toEqual([
    'TRAINING_LETTER: step C names its committee, and nothing else does',
    'TRAINING_LETTER: step V is a requirement whose check is verified, and the other way round',
  ]);
});

test('BIL-01 a service has its versions, each from its first day', () => {
  const more = path.join(__dirname, '..', '..', '..', 'test', 'services');
  const grown = loadRules(loadReference(), [more]);
  expect(grown.inForce('NAME_CERTIFICATE', '2026-12-31').version).toBe(1);
  expect(grown.inForce('NAME_CERTIFICATE', '2027-01-01').version).toBe(2);
  expect(grown.of({ service: 'NAME_CERTIFICATE', rulesVersion: 1 }).changes).toBeNull();
  expect(() => grown.inForce('NAME_CERTIFICATE', '2025-12-31')).toThrow(RuleViolation);
  const version = (number: number, inForceFrom: string) => ({ ...letter, version: number, inForceFrom });
  expect(versionProblems([letter, version(2, '2027-01-01')])).toEqual([]);
  expect(versionProblems([letter, version(3, '2027-01-01')])).toEqual(['TRAINING_LETTER: version 2 is missing']);
  expect(versionProblems([letter, version(2, letter.inForceFrom)])).toEqual([
    'TRAINING_LETTER: version 2 has to begin after 1',
  ]);
  expect(versionProblems([letter, letter])).toHaveLength(2);
});

test('rules that contradict themselves are refused with the place', () => {
  const requirement = (check: object) => ({ requirements: [{ ...letter.requirements[0], check }] });
  expect(problems({})).toEqual([]);
  expect(problems({ steps: ['R', 'A'] })).toEqual(['TRAINING_LETTER: no transition leads from DRAFT to UNDER_REVIEW']);
  expect(problems({ outcome: null })).toEqual(['TRAINING_LETTER: a service that is open grants something']);
  expect(problems({ version: 2 })).toEqual(['TRAINING_LETTER: a later version says what it changes']);
  expect(problems(requirement({ kind: 'answered', of: 'shoeSize' }))).toEqual([
    'TRAINING_LETTER: start-within-limits looks at shoeSize, which is neither asked nor known',
  ]);
  expect(problems(requirement({ kind: 'confirmed', of: 'city' }))).toEqual([
    'TRAINING_LETTER: start-within-limits needs city to be a CONFIRMATION',
  ]);
  expect(problems(requirement({ kind: 'number', of: 'person.nationality' }))).toEqual([
    'TRAINING_LETTER: start-within-limits needs person.nationality to be a NUMBER',
  ]);
  expect(problems(requirement({ kind: 'oneOf', of: 'kind', values: ['QUALIFYING', 'HOLIDAY'] }))).toEqual([
    'TRAINING_LETTER: start-within-limits compares kind with HOLIDAY, which cannot be chosen',
  ]);
  expect(problems(requirement({ kind: 'dateRange', of: 'startsOn', latest: { from: 'city' } }))).toEqual([
    'TRAINING_LETTER: start-within-limits needs city to be a DATE',
  ]);
  expect(problems({ questions: [...letter.questions, letter.questions[0]] })[0]).toMatch(/used twice/);
  expect(problems({ name: { ar: 'خطاب' } })).toHaveLength(1);
});

test('MEM-13 what joins the profile is refused where the form does not ask for it', () => {
  const renewal = rules.inForce('REREGISTRATION', '2026-11-22');
  const licences = renewal.joins?.licences;
  const faults = (change: object) => {
    const { error } = serviceRules.safeParse({ ...renewal, joins: { licences: { ...licences, ...change } } });
    return error?.issues.map(({ message }) => message) ?? [];
  };
  expect(faults({})).toEqual([]);
  expect(faults({ rows: 'employer' })).toEqual(['REREGISTRATION: employer joins the profile, and is no repeated part']);
  expect(faults({ fields: { ...licences?.fields, country: 'licenceSpecialty', number: 'employer' } })).toEqual([
    'REREGISTRATION: number of the profile needs employer to be a TEXT in licences',
    'REREGISTRATION: country of the profile needs licenceSpecialty to be a COUNTRY in licences',
  ]);
  expect(faults({ fields: { number: 'licenceNumber' } })).toHaveLength(5);
  const open = {
    ...renewal,
    questions: renewal.questions.map((one) =>
      one.kind === 'ROWS' ? { ...one, questions: one.questions.map((inner) => ({ ...inner, optional: true })) } : one,
    ),
    joins: { licences },
  };
  expect(serviceRules.safeParse(open).error?.issues.map(({ message }) => message)).toContain(
    'REREGISTRATION: number of the profile needs licenceNumber to be answered in each row',
  );
});

test('MEM-27 every happening has its words, and their placeholders are known', () => {
  const { happenings: words } = rules.lifecycle;
  const known = ['invoice', 'receipt', 'decision', 'day', 'count', 'number', 'reason', 'changes'];
  for (const what of happenings)
    for (const line of [words[what].ar, words[what].en])
      for (const [, name] of line.matchAll(/\{(\w+)\}/g)) expect(known).toContain(name);
  const { DRAFT: _draft, ...others } = rules.lifecycle.statuses;
  const { officeHours: _officeHours, ...lifecycle } = rules.lifecycle;
  expect(lifecycleRules.safeParse(lifecycle).success).toBe(true);
  expect(lifecycleRules.safeParse({ ...lifecycle, statuses: others }).success).toBe(false);
});

describe('MEM-34 office hours that contradict themselves are refused with the place', () => {
  const { officeHours } = rules.lifecycle;
  const name = { ar: 'إجازة', en: 'Holiday' };
  const days = (from: string, to: string) => ({ from, to, name });
  const faults = (change: object) =>
    officeHoursRules.safeParse({ ...officeHours, ...change }).error?.issues.map(({ message }) => message) ?? [];

  test.each<[string, object, string[]]>([
    ['as published', {}, []],
    ['one after the other', { holidays: [days('2027-01-01', '2027-01-02'), days('2027-01-03', '2027-01-03')] }, []],
    [
      'two that meet',
      { holidays: [days('2027-01-01', '2027-01-02'), days('2027-01-02', '2027-01-03')] },
      ['2027-01-02 has to come after 2027-01-02'],
    ],
    [
      'out of order',
      { holidays: [days('2027-02-01', '2027-02-01'), days('2027-01-01', '2027-01-01')] },
      ['2027-01-01 has to come after 2027-02-01'],
    ],
    [
      'turned round',
      { holidays: [days('2027-01-02', '2027-01-01')] },
      ['2027-01-02 to 2027-01-01 ends before it begins'],
    ],
    [
      'never open',
      { shorterHours: [{ ...days('2027-01-01', '2027-01-02'), opens: '10:00', closes: '10:00' }] },
      ['what opens at 10:00 closes later'],
    ],
  ])('%s', (_, change, problems) => expect(faults(change)).toEqual(problems));
});
