import path from 'node:path';
import fc from 'fast-check';
import {
  answered,
  approved,
  awaitingAdminFee,
  claimed,
  deficiencies,
  inReview,
  journey,
  now,
  practitioner,
  returned,
  reviewer,
  rules,
  rulesWithSteps,
} from '../../../test/given';
import { answers } from '../../../test/people';
import { loadReference } from '../../reference/rules/load-reference';
import { loadRules } from '../rules/load-rules';
import { type Application, startApplication } from './application';
import { claim } from './claim';
import { type Decision, decisionOf, lookedAt } from './decision';
import { facts as factNames, type Facts } from './facts';
import { settleFee } from './fees';
import type { ServiceStep } from './lifecycle';
import type { Question } from './question';
import { replay } from './replay';
import { judge } from './requirements';
import { approve, reject } from './review';
import { answerQuestions, resubmit, submit } from './submission';

const decided = (before: Application, after: Application, by = rules) => decisionOf(before, after, journey, by);
const paid = { kind: 'SERVICE', receipt: 'RCT-2' } as const;
const reason = { ar: 'لا يستوفي الشروط.', en: 'The conditions are not met.' };
const nextDay = new Date('2026-11-23T09:30:00.000Z');

test('MEM-04 each step that decides is kept with its kind, its day and who decided; the others are not', () => {
  const rejected = reject(claimed, { reviewer, text: reason, nonCompliance: true }, rules, nextDay).state;
  const again = resubmit(
    answerQuestions(returned, answers, practitioner, rules, now).state,
    journey,
    rules,
    nextDay,
  ).state;
  const granted = settleFee(approved, paid, journey, rules, nextDay).state;
  const steps: [Application, Application][] = [
    [answered, awaitingAdminFee],
    [awaitingAdminFee, inReview],
    [inReview, claimed],
    [claimed, returned],
    [returned, again],
    [claimed, approved],
    [claimed, rejected],
    [approved, granted],
  ];
  expect(
    steps.flatMap(([before, after]) => {
      const { kind, by, status, at, facts } = decided(before, after) ?? {};
      return kind ? [`${kind} by ${by} on ${at?.slice(0, 10)}, judged on ${facts?.today}: ${status}`] : [];
    }),
  ).toEqual([
    'SUBMITTED by APPLICANT on 2026-11-22, judged on 2026-11-22: AWAITING_ADMIN_FEE',
    'RETURNED by REVIEWER on 2026-11-22, judged on 2026-11-22: RETURNED',
    'RESUBMITTED by APPLICANT on 2026-11-23, judged on 2026-11-23: UNDER_REVIEW',
    'APPROVED by REVIEWER on 2026-11-22, judged on 2026-11-22: PRELIMINARILY_APPROVED',
    // By the day of handing in, as reviewers see it.
    'REJECTED by REVIEWER on 2026-11-23, judged on 2026-11-22: REJECTED',
    'GRANTED by SYSTEM on 2026-11-23, judged on 2026-11-22: COMPLETED',
  ]);
  expect(decided(claimed, rejected)?.text.en).toContain(reason.en);
  expect(decided(claimed, returned)?.deficiencies).toEqual(deficiencies);
});

test('MEM-20 what an approval grants at once is one decision, whichever steps a service skips', () => {
  const kindsOf = (steps: readonly ServiceStep[]) => {
    const by = rulesWithSteps(steps);
    const walk = [
      (a: Application) => submit(a, journey, by, now).state,
      (a: Application) => settleFee(a, { kind: 'ADMINISTRATIVE', receipt: 'R' }, journey, by, now).state,
      (a: Application) => settleFee(a, { kind: 'COMBINED', receipt: 'R' }, journey, by, now).state,
      (a: Application) => (a.status === 'UNDER_REVIEW' ? claim(a, reviewer, by, now).state : a),
      (a: Application) => (a.claim ? approve(a, { reviewer }, journey, by, now).state : a),
      (a: Application) => settleFee(a, paid, journey, by, now).state,
    ];
    let application = answered;
    const kinds = walk.flatMap((step) => {
      const before = application;
      application = step(before);
      return decided(before, application, by)?.kind ?? [];
    });
    return [...kinds, application.status];
  };
  expect(kindsOf(['A', 'R', 'S'])).toEqual(['SUBMITTED', 'APPROVED', 'GRANTED', 'COMPLETED']);
  expect(kindsOf(['A', 'R'])).toEqual(['SUBMITTED', 'APPROVED', 'COMPLETED']);
  expect(kindsOf(['P', 'R'])).toEqual(['SUBMITTED', 'APPROVED', 'COMPLETED']);
  expect(kindsOf(['R'])).toEqual(['SUBMITTED', 'APPROVED', 'COMPLETED']);
  expect(kindsOf(['S'])).toEqual(['SUBMITTED', 'GRANTED', 'COMPLETED']);
});

test('MEM-27 a decision names nobody who decided, and of its applicant nothing that the rules did not look at', () => {
  const remark = 'سرّ المراجعين';
  const after = approve(claimed, { reviewer, remark }, journey, rules, now).state;
  expect(after.remarks).toHaveLength(1);
  const text = JSON.stringify(decided(claimed, after));
  for (const hidden of [reviewer.id, remark, practitioner.accountId, practitioner.id, practitioner.profile.name.ar])
    expect(text).not.toContain(hidden);
  expect(text).not.toContain(practitioner.profile.dateOfBirth);
  expect(Object.keys(decided(claimed, after)?.facts.known ?? {})).not.toContain('person.nationality');
});

const open = rules.services.filter(({ opensSoon }) => !opensSoon);
const day = fc
  .integer({ min: 0, max: 4_000 })
  .map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10));
const ofKind = { DATE: day, NUMBER: fc.integer({ min: 0, max: 99 }).map(String), WORD: fc.string({ maxLength: 5 }) };
const words = ['SA', 'EG', 'NURSE', 'NONE', 'ACTIVE', 'EXPIRED', 'NATIONAL_ID', 'IQAMA', 'PASSPORT'];
const known = fc.record(
  Object.fromEntries(
    Object.entries(factNames)
      .filter(([name]) => name !== 'today')
      .map(([name, kind]) => [name, kind === 'WORD' ? fc.constantFrom(...words) : ofKind[kind]]),
  ),
  { requiredKeys: [] },
);

const valueOf = (question: Question) =>
  question.kind === 'DATE'
    ? day
    : question.kind === 'CHOICE'
      ? fc.constantFrom(...question.choices.map(({ value }) => value))
      : question.kind === 'CONFIRMATION'
        ? fc.constantFrom('true', 'false')
        : question.kind === 'EMAIL'
          ? fc.constantFrom('a@b.example', 'office@council.example')
          : fc.string({ minLength: 1, maxLength: 8 });

const answersTo = (questions: readonly Question[]): fc.Arbitrary<Facts['answers']> =>
  fc
    .tuple(
      ...questions.map((question) =>
        question.kind === 'ROWS'
          ? fc
              .array(answersTo(question.questions), { maxLength: 3 })
              .map((rows) => rows.flatMap((row, index) => row.map((answer) => ({ ...answer, row: index }))))
          : fc.option(valueOf(question)).map((value) => (value ? [{ question: question.id, value }] : [])),
      ),
    )
    .map((all) => all.flat());

const documentOf = (slots: readonly string[]) =>
  fc.record({
    slot: fc.constantFrom(...slots),
    id: fc.constantFrom('doc_1', 'doc_2', 'doc_3', 'doc_4'),
    type: fc.constantFrom('EMPLOYER_LETTER', 'PERSONAL_PHOTO', 'EXPERIENCE_CERTIFICATE'),
    ready: fc.boolean(),
    sha256: fc.option(fc.constantFrom('a', 'b', 'c')),
    issuedOn: fc.option(day),
    expiresOn: fc.option(day),
    takenOn: fc.option(day),
  });

const judged = fc.constantFrom(...open).chain((service) =>
  fc.record({
    service: fc.constant(service),
    facts: fc.record({
      today: day,
      known,
      answers: answersTo(service.questions),
      categories: fc.dictionary(
        fc.constantFrom('specialty', 'rank', 'country'),
        fc.constantFrom(['NURSE'], ['ALLIED']),
      ),
      documents: service.documents.length
        ? fc.array(documentOf(service.documents.map(({ id }) => id)), { maxLength: 6 })
        : fc.constant([]),
    }),
  }),
);

const kept = (decision: Decision): Decision => JSON.parse(JSON.stringify(decision)) as Decision;
const submission = decided(answered, awaitingAdminFee) as Decision;

test('MEM-04 whatever was judged is judged the same again from what is kept of it', () => {
  const verdicts = new Set<string>();
  fc.assert(
    fc.property(judged, ({ service, facts }) => {
      // Judged on everything, and kept with what the rules looked at alone.
      const requirements = judge(service, rules.words, facts);
      for (const { verdict } of requirements) verdicts.add(verdict);
      const then = { service, words: rules.words };
      const decision = { ...submission, rules: then, requirements, facts: lookedAt(service, facts) };
      expect(replay(kept(decision))).toEqual([]);
    }),
    { numRuns: 2_000, seed: 20261122 },
  );
  expect([...verdicts].sort()).toEqual(['MET', 'NOT_APPLICABLE', 'UNMET']);
});

test('MEM-04 of lists nothing is kept that no rule looks at', () => {
  const categories = { specialty: ['NURSE'], country: [] };
  const keptOf = (code: string) =>
    lookedAt(rules.inForce(code, '2026-11-22'), { ...submission.facts, categories }).categories;
  expect(keptOf('CLASSIFICATION_UPDATE')).toEqual({ specialty: ['NURSE'] });
  expect(keptOf('CERTIFICATE_RECOGNITION')).toEqual({});
});

test('MEM-04 where a rule answers otherwise today, it is named with both answers', () => {
  const later = { ...submission, facts: { ...submission.facts, today: '2027-06-01' } };
  const differences = replay(kept(later));
  expect(differences.map(({ then, now: today }) => [then?.verdict, today?.verdict])).toContainEqual(['MET', 'UNMET']);
  const [first, ...rest] = submission.requirements;
  expect(replay({ ...submission, requirements: rest })).toEqual([{ id: first?.id, then: undefined, now: first }]);
});

test('BIL-01 a draft from before a new version is kept with the version that it was judged by', () => {
  const grown = loadRules(loadReference(), [path.join(__dirname, '..', '..', '..', 'test', 'services')]);
  const service = grown.inForce('NAME_CERTIFICATE', '2026-11-22');
  const draft = startApplication({ id: 'app_2', number: 'A-2', service, practitioner }, now).state;
  const named = [
    { question: 'title', value: 'نورة' },
    { question: 'issuer', value: 'والدها' },
    { question: 'awardedOn', value: '1992-03-14' },
  ];
  const newYear = new Date('2027-01-01T09:00:00.000Z');
  const onFirst = answerQuestions(draft, named, practitioner, grown, now).state;
  const moved = answerQuestions(onFirst, [{ question: 'reason', value: 'تسمية' }], practitioner, grown, newYear).state;
  const of = (before: Application, at: Date) => decided(before, submit(before, journey, grown, at).state, grown);
  const [first, second] = [of(onFirst, now), of({ ...moved, rulesVersion: 1 }, newYear)];
  expect([first, second].map((one) => one?.rules.service.version)).toEqual([1, 2]);
  expect(first?.rulesSha256).toMatch(/^[0-9a-f]{64}$/);
  expect(second?.rulesSha256).not.toBe(first?.rulesSha256);
  expect(of(onFirst, nextDay)?.rulesSha256).toBe(first?.rulesSha256);
});

test.each(open.map((service) => [service.code, service] as const))(
  'MEM-04 a decision on %s is not huge',
  (_code, service) => {
    const facts = { today: '2026-11-22', known: {}, answers: [], documents: [] };
    const then = { service, words: rules.words };
    const decision = { ...submission, rules: then, facts, requirements: judge(service, rules.words, facts) };
    expect(Buffer.byteLength(JSON.stringify(decision))).toBeLessThan(36_000);
  },
);
