import { journey, rules } from '../../../test/given';
import { addDays } from '@mumaris/kit/calendar';
import { ageOn, type AttachedDocument, type Known } from './facts';
import { judge, type Requirement } from './requirements';
import { factsOn } from './sources';

const noon = '2026-11-22';
const given = (answers: Record<string, string>) =>
  Object.entries(answers).map(([question, value]) => ({ question, value }));

interface Case {
  readonly today?: string;
  readonly known?: Known;
  readonly answers?: Record<string, string>;
  readonly documents?: readonly AttachedDocument[];
}
const judged = (code: string, { today = noon, known = {}, answers = {}, documents = [] }: Case): Requirement[] =>
  judge(rules.inForce(code, today), rules.words, {
    ...factsOn(
      { answers: given(answers), attachments: [], waived: [], submittedAt: null },
      { ...journey, documents: [] },
      { questions: rules.inForce(code, today).questions, reference: rules.reference },
      today,
    ),
    known,
    documents,
  });
const of = (id: string, requirements: readonly Requirement[]) => requirements.find((one) => one.id === id);
const verdict = (code: string, id: string, given: Case) => of(id, judged(code, given))?.verdict;

const document = (slot: string, change: Partial<AttachedDocument> = {}): AttachedDocument => ({
  slot,
  id: `doc_${slot}`,
  type: 'EMPLOYER_LETTER',
  ready: true,
  sha256: slot,
  issuedOn: null,
  expiresOn: null,
  takenOn: null,
  ...change,
});

describe('MEM-02 the employer’s letter', () => {
  const letter = (issuedOn: string | null, today: string) =>
    verdict('REGISTRATION', 'employerLetter', { today, documents: [document('employerLetter', { issuedOn })] });

  test.each([
    ['2026-08-22', '2026-11-22', 'MET'], // exactly three months
    ['2026-08-21', '2026-11-22', 'UNMET'], // a day more
    ['2026-11-22', '2026-11-22', 'MET'], // dated today
    ['2026-11-23', '2026-11-22', 'UNMET'], // still to come
    ['2026-11-30', '2027-02-28', 'MET'], // clamped to the month's last day
    ['2026-11-30', '2027-03-01', 'UNMET'],
    ['2027-11-30', '2028-02-29', 'MET'], // a leap year
    ['2027-11-30', '2028-03-01', 'UNMET'],
    [null, '2026-11-22', 'UNMET'],
  ])('issued on %s is on %s %s', (issuedOn, today, word) => expect(letter(issuedOn, today)).toBe(word));

  test('says why and what to do in both languages, with its rule', () => {
    const documents = [document('employerLetter', { issuedOn: '2026-08-21' })];
    expect(of('employerLetter', judged('REGISTRATION', { documents }))).toMatchObject({
      rule: 'MEM-02',
      document: 'employerLetter',
      question: null,
      why: { en: expect.stringMatching(/2026-11-21|21 November 2026/), ar: expect.stringMatching(/./) },
      advice: { en: expect.stringMatching(/^Ask your employer/), ar: expect.stringMatching(/^اطلبوا/) },
    });
  });
});

describe('MEM-02 nationality, iqama and age', () => {
  const resident = (known: Known, today = noon) => verdict('REGISTRATION', 'resident', { known, today });
  const iqama = { 'person.nationality': 'EG', 'person.idDocument': 'IQAMA' };

  test('a Saudi, or an iqama to its last day', () => {
    expect(resident({ 'person.nationality': 'SA' })).toBe('MET');
    expect(resident({ ...iqama, 'person.idExpiresOn': noon })).toBe('MET');
    expect(resident({ ...iqama, 'person.idExpiresOn': addDays(noon, -1) })).toBe('UNMET');
    expect(resident({ ...iqama, 'person.idDocument': 'PASSPORT', 'person.idExpiresOn': '2030-01-01' })).toBe('UNMET');
    expect(resident(iqama)).toBe('UNMET');
  });

  test.each([
    ['1961-11-22', 65, 'UNMET'],
    ['1961-11-23', 64, 'NOT_APPLICABLE'],
  ])('born on %s one is %i, and the medical report %s', (birth, age, word) => {
    expect(ageOn(birth, noon)).toBe(age);
    expect(verdict('REGISTRATION', 'medicalReport', { known: { 'person.age': String(age) } })).toBe(word);
  });

  test('who was born on 29 February is a year older on the last day of February', () => {
    expect(ageOn('1960-02-29', '2025-02-27')).toBe(64);
    expect(ageOn('1960-02-29', '2025-02-28')).toBe(65);
    expect(ageOn('1960-02-29', '2024-02-28')).toBe(63);
    expect(ageOn('1960-02-29', '2024-02-29')).toBe(64);
  });

  test('none of it binds classification from abroad', () =>
    expect(judged('ELIGIBILITY_NUMBER', {}).map(({ rule }) => rule)).not.toContain('MEM-02'));
});

describe('MEM-03 photos', () => {
  const photos = (documents: AttachedDocument[]) => of('photos', judged('REGISTRATION', { documents }));
  const taken = (sha256: string, takenOn = '2026-05-22') => document('photos', { sha256, takenOn });

  test('three different ones, taken within six months', () => {
    expect(photos([taken('a'), taken('b')])).toMatchObject({ verdict: 'UNMET' });
    expect(photos([taken('a'), taken('b'), taken('c')])).toMatchObject({ verdict: 'MET', advice: null });
    expect(photos([taken('a'), taken('b'), taken('b')])).toMatchObject({ verdict: 'UNMET' });
    expect(photos([taken('a'), taken('b'), taken('c', '2026-05-21')])).toMatchObject({ verdict: 'UNMET' });
  });

  test('MEM-05 one that waits for the virus scanner can be attached, not handed in', () =>
    expect(photos([taken('a'), taken('b'), { ...taken('c'), ready: false }])).toMatchObject({
      verdict: 'UNMET',
      advice: { en: expect.stringMatching(/no deadline is lost/) },
    }));

  test('one that has expired does not count', () => {
    const identity = (expiresOn: string) =>
      verdict('REGISTRATION', 'identity', { documents: [document('identity', { expiresOn })] });
    expect(identity(noon)).toBe('MET');
    expect(identity(addDays(noon, -1))).toBe('UNMET');
  });
});

describe('MEM-16 a training letter after a break', () => {
  const years = (since: string) =>
    judged('TRAINING_LETTER', {
      known: { 'person.breakSince': since },
      answers: { kind: 'AFTER_BREAK', startsOn: '2027-01-01', endsOn: '2027-02-01' },
    })
      .filter(({ id, verdict: word }) => id.endsWith('-months') && word === 'UNMET')
      .map(({ id }) => id);

  test.each([
    ['2024-11-22', ['three-months']], // two years to the day
    ['2022-11-22', ['three-months']], // four years to the day
    ['2022-11-21', ['six-months']],
    ['2020-11-22', ['six-months']], // six years to the day
    ['2020-11-21', ['twelve-months']],
    ['2024-11-23', []], // a day short of two years
  ])('a break since %s asks for %s', (since, months) => expect(years(since)).toEqual(months));

  test('a shorter break, or none that the profile shows, asks for no training', () => {
    const answers = { kind: 'AFTER_BREAK' };
    const known = { 'person.breakSince': '2024-11-23' };
    expect(verdict('TRAINING_LETTER', 'break-of-two-years', { answers, known })).toBe('UNMET');
    expect(verdict('TRAINING_LETTER', 'break-of-two-years', { answers })).toBe('UNMET');
    expect(verdict('TRAINING_LETTER', 'break-of-two-years', { answers: { kind: 'QUALIFYING' } })).toBe(
      'NOT_APPLICABLE',
    );
  });

  test.each([
    ['2027-03-31', 'UNMET'],
    ['2027-04-01', 'MET'],
  ])('three months from 2027-01-01 end on %s: %s', (endsOn, word) =>
    expect(
      verdict('TRAINING_LETTER', 'three-months', {
        known: { 'person.breakSince': '2024-11-22' },
        answers: { kind: 'AFTER_BREAK', startsOn: '2027-01-01', endsOn },
      }),
    ).toBe(word),
  );

  test.each([
    ['2024-11-22', 'UNMET'], // two years to the day
    ['2024-11-23', 'NOT_APPLICABLE'],
  ])('a break since %s makes it one after a break, whatever is chosen: %s', (since, word) => {
    const known = { 'person.breakSince': since };
    const kind = (answers: Record<string, string>) =>
      of('kind-after-break', judged('TRAINING_LETTER', { known, answers }));
    expect(kind({ kind: 'QUALIFYING' })?.verdict).toBe(word);
    expect(kind({})?.verdict).toBe(word);
    expect(kind({ kind: 'AFTER_BREAK' })?.verdict).toBe(word === 'UNMET' ? 'MET' : word);
  });

  test('choosing qualifying training asks for no shorter one, and what a break asks for is told before it is answered', () => {
    const known = { 'person.breakSince': '2022-11-21' };
    const months = (answers: Record<string, string>) =>
      of('six-months', judged('TRAINING_LETTER', { known, answers: { kind: 'QUALIFYING', ...answers } }));
    expect(months({ startsOn: '2027-01-01', endsOn: '2027-06-30' })).toMatchObject({ verdict: 'UNMET' });
    expect(months({ startsOn: '2027-01-01', endsOn: '2027-07-01' })).toMatchObject({ verdict: 'MET' });
    expect(months({})).toMatchObject({
      verdict: 'UNMET',
      why: { en: 'Your break asks for at least six months of training.' },
    });
  });

  test('who practises is told so, and who has for less than two years not from when it will be two', () => {
    const why = (known: Known) =>
      of('break-of-two-years', judged('TRAINING_LETTER', { known, answers: { kind: 'AFTER_BREAK' } }))?.why.en;
    expect(why({})).toMatch(/^Your experience says that you practise today/);
    expect(why({ 'person.breakSince': '2025-01-10' })).toMatch(/^Your break is shorter than two years.*2027/);
  });
});

describe.each([
  ['MEM-11', 'CLASSIFICATION_UPDATE'],
  ['MEM-12', 'REGISTRATION'],
])('%s %s', (rule, service) => {
  test.each([
    ['PHARMACIST', 'CARDIAC_SURGERY', 'CONSULTANT', 'UNMET', 'UNMET'],
    ['TECHNICIAN', 'CRITICAL_CARE_NURSING', 'NURSE_SPECIALIST', 'UNMET', 'UNMET'],
    ['NURSE', 'CRITICAL_CARE_NURSING', 'CONSULTANT_PHARMACIST', 'MET', 'UNMET'],
    ['NURSE', 'CRITICAL_CARE_NURSING', 'NURSE_SPECIALIST', 'MET', 'MET'],
    ['TECHNICIAN', 'PHLEBOTOMY', 'TECHNICIAN', 'MET', 'MET'],
    ['NURSE', '', '', 'NOT_APPLICABLE', 'NOT_APPLICABLE'],
  ])('a %s who asks for %s as %s: the specialty is %s, the rank %s', (category, specialty, rank, ofOne, ofOther) => {
    const judgement = judged(service, { known: { 'person.category': category }, answers: { specialty, rank } });
    expect(of('specialty-of-category', judgement)).toMatchObject({ rule, verdict: ofOne, question: 'specialty' });
    expect(of('rank-of-category', judgement)).toMatchObject({ rule, verdict: ofOther, question: 'rank' });
  });
});

describe('MEM-32 an eligibility number', () => {
  test.each([
    ['SA', 'UNMET'],
    ['EG', 'MET'],
    ['', 'NOT_APPLICABLE'],
  ])('for who lives in %s: %s', (residence, word) => {
    const known = { 'person.idDocument': 'PASSPORT' };
    expect(verdict('ELIGIBILITY_NUMBER', 'abroad', { known, answers: { residence } })).toBe(word);
  });

  test.each([
    ['NONE', 'MET'],
    ['ACTIVE', 'UNMET'],
    ['SUSPENDED', 'UNMET'],
    ['EXPIRED', 'MET'],
    ['REVOKED', 'MET'],
  ])('where one is %s: %s', (status, word) =>
    expect(
      of('no-number-in-force', judged('ELIGIBILITY_NUMBER', { known: { 'eligibility.status': status } })),
    ).toMatchObject({
      verdict: word,
      eligibility: true,
    }),
  );
});

test('MEM-04 what is compared with values says in its own words why it does not fit', () => {
  const general = rules.services.flatMap(({ code, requirements }) =>
    requirements
      .filter(({ check, words }) => ['oneOf', 'noneOf', 'forCategory'].includes(check.kind) && !words?.NOT_AMONG)
      .map(({ id }) => `${code} ${id}`),
  );
  expect(general).toEqual([]);
  const why = (service: string, id: string, known: Known) => of(id, judged(service, { known }))?.why.en;
  expect(why('REGISTRATION', 'classified', { 'classification.status': 'NONE' })).toBe(
    'You hold no professional classification in force.',
  );
  expect(why('REGISTRATION', 'not-registered', { 'registration.status': 'ACTIVE' })).toMatch(
    /^You hold a professional/,
  );
  expect(why('REGISTRATION', 'resident', { 'person.nationality': 'EG', 'person.idDocument': 'PASSPORT' })).toMatch(
    /is no iqama/,
  );
});

describe('MEM-13 a renewal', () => {
  const renewable = (today: string) =>
    verdict('REREGISTRATION', 'renewable', {
      today,
      known: { 'registration.expiresOn': '2028-03-01', 'registration.grantedUntil': '2028-03-01' },
    });

  test.each([
    ['2027-12-01', 'UNMET'],
    ['2027-12-02', 'MET'],
    ['2028-03-01', 'MET'],
    // The sixty days of grace (MEM-64).
    ['2028-03-02', 'MET'],
    ['2028-04-30', 'MET'],
    ['2028-05-01', 'UNMET'],
  ])('MEM-62 on %s of a registration until 2028-03-01: %s', (today, word) => expect(renewable(today)).toBe(word));

  test('MEM-64 after its grace it says so, and what to do', () => {
    const known = { 'registration.expiresOn': '2026-09-22', 'registration.grantedUntil': '2026-09-22' };
    expect(of('renewable', judged('REREGISTRATION', { known }))).toMatchObject({
      why: {
        en: expect.stringMatching(/^Your registration could be renewed until .*21/),
        ar: expect.stringMatching(/^كان آخر تاريخ لتجديد تسجيلكم/),
      },
      advice: { en: 'Ask for professional registration anew.' },
    });
    expect(of('renewable', judged('REREGISTRATION', {}))?.advice?.en).toBe('Ask for professional registration.');
  });

  test('CPD-06 the hours are not yet in force, and say so', () =>
    expect(of('cpd-hours', judged('REREGISTRATION', {}))).toMatchObject({
      verdict: 'NOT_APPLICABLE',
      rule: 'CPD-06',
      why: { en: expect.stringMatching(/not yet in force/), ar: expect.stringMatching(/لم يبدأ العمل/) },
    }));

  test('a follow-up is asked only after its question, and what is left in it does not count', () => {
    const details = (answers: Record<string, string>) =>
      of('convictedDetails', judged('REREGISTRATION', { answers }))?.verdict;
    expect(details({})).toBe('NOT_APPLICABLE');
    expect(details({ convicted: 'NO', convictedDetails: 'left from before' })).toBe('NOT_APPLICABLE');
    expect(details({ convicted: 'YES' })).toBe('UNMET');
    expect(details({ convicted: 'YES', convictedDetails: 'a ruling of 2025' })).toBe('MET');
  });

  test('a row is complete with all of its answers but those that can stay open', () => {
    const row = {
      experienceCountry: 'SA',
      experienceCity: 'أبها',
      workplace: 'مستشفى عسير',
      experienceSpecialty: 'NURSING',
      jobTitle: 'ممرضة',
      jobDescription: 'تمريض عام',
      experienceStart: '2024-01-01',
      authorityType: 'MINISTRY_HOSPITAL',
    };
    const rows = (answers: Record<string, string>) => {
      const written = Object.entries(answers).map(([question, value]) => ({ question, value, row: 0 }));
      const facts = { today: noon, known: {}, answers: written, documents: [] };
      return of('experiences', judge(rules.inForce('REREGISTRATION', noon), rules.words, facts));
    };
    const { jobTitle: _left, ...incomplete } = row;
    expect(rows(row)).toMatchObject({ verdict: 'MET' });
    expect(rows(incomplete)).toMatchObject({ verdict: 'UNMET', why: { en: 'Row 1 is not complete.' } });
    // A draft may hold what was taken before rows were held to their days.
    expect(rows({ ...row, experienceStart: '2030-01-01' })).toMatchObject({
      verdict: 'UNMET',
      why: { en: expect.stringMatching(/2030/) },
    });
    expect(rows({ ...row, experienceEnd: '1950-01-01' })).toMatchObject({ verdict: 'UNMET' });
    expect(rows({ ...row, experienceEnd: row.experienceStart })).toMatchObject({ verdict: 'MET' });
    expect(rows({})).toMatchObject({ verdict: 'UNMET', why: { en: '1 row is still to be filled in.' } });
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
    judged('TRAINING_LETTER', { answers })
      .filter(({ verdict: word }) => word === 'UNMET')
      .map(({ question }) => question);

  test('nothing is missing from a good one', () => expect(unmet(good)).toEqual([]));

  test.each([
    ['kind', ''],
    ['institution', ''],
    ['city', ''],
    ['specialty', ''],
    ['endsOn', ''],
    ['startsOn', '2027-05-23'],
    ['endsOn', '2028-01-02'],
    ['endsOn', '2027-01-01'],
    ['confirmed', 'false'],
  ])('MEM-04 %s as “%s” is one unmet requirement', (question, value) =>
    expect(unmet({ ...good, [question]: value })).toEqual([question]),
  );

  test('MEM-04 an unmet requirement says what to do in both languages; a met one says why it is met', () => {
    const requirements = judged('TRAINING_LETTER', { answers: { ...good, kind: '' } });
    expect(of('kind', requirements)).toMatchObject({
      verdict: 'UNMET',
      rule: 'MEM-16',
      advice: { en: 'Answer “Kind of training”.', ar: 'أجيبوا عن سؤال «نوع التدريب».' },
    });
    expect(of('city', requirements)).toMatchObject({ verdict: 'MET', advice: null, why: { en: 'It holds.' } });
  });
});

describe('MEM-32 a temporary registration', () => {
  const start = '2026-12-01';
  const period = (id: string, answers: Record<string, string>, known: Known = {}) =>
    verdict('TEMPORARY_REGISTRATION', id, { known, answers: { startsOn: start, ...answers } });

  test.each([
    ['three-months', 'SEASON', '2026-12-01', 'MET'], // a day
    ['three-months', 'SEASON', '2026-11-30', 'UNMET'],
    ['three-months', 'VISIT', '2027-03-01', 'MET'],
    ['three-months', 'VISIT', '2027-03-02', 'UNMET'],
    ['one-month', 'EMERGENCY', '2027-01-01', 'MET'],
    ['one-month', 'EMERGENCY', '2027-01-02', 'UNMET'],
    ['one-month', 'VISIT', '2027-03-01', 'NOT_APPLICABLE'],
  ])('%s: a %s from 1 December to %s is %s', (id, reason, endsOn, word) =>
    expect(period(id, { reason, endsOn })).toBe(word),
  );

  test.each([
    ['2026-11-21', 'UNMET'],
    ['2026-11-22', 'MET'],
    ['2027-05-22', 'MET'],
    ['2027-05-23', 'UNMET'],
  ])('asked for on 22 November from %s on: %s', (startsOn, word) =>
    expect(period('start-within-limits', { startsOn })).toBe(word),
  );

  test.each([
    ['ACTIVE', '2026-11-30', 'MET'],
    ['ACTIVE', '2026-12-01', 'UNMET'],
    ['NOT_YET_IN_FORCE', '2027-01-31', 'UNMET'],
    ['EXPIRED', '2026-11-01', 'NOT_APPLICABLE'],
  ])('with one that is %s until %s no two are in force on one day: %s', (status, until, word) =>
    expect(period('no-overlap', {}, { 'temporary.status': status, 'temporary.expiresOn': until })).toBe(word),
  );

  test.each([
    ['TEMPORARY_REGISTRATION', 'not-barred', 'NONE', 'SUSPENDED', 'UNMET'],
    ['TEMPORARY_REGISTRATION', 'not-barred', 'REVOKED', 'NONE', 'UNMET'],
    ['TEMPORARY_REGISTRATION', 'not-barred', 'EXPIRED', 'EXPIRED', 'MET'],
    ['TEMPORARY_REGISTRATION', 'not-registered', 'ACTIVE', 'NONE', 'UNMET'],
    ['TEMPORARY_REGISTRATION', 'not-registered', 'EXPIRED', 'NONE', 'MET'],
    ['REGISTRATION', 'temporary-not-barred', 'NONE', 'REVOKED', 'UNMET'],
    ['REGISTRATION', 'temporary-not-barred', 'NONE', 'ACTIVE', 'MET'],
  ])('MEM-66 %s, %s: with a registration %s and a temporary one %s: %s', (service, id, registration, temporary, word) =>
    expect(
      verdict(service, id, { known: { 'registration.status': registration, 'temporary.status': temporary } }),
    ).toBe(word),
  );
});
