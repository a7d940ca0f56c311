import path from 'node:path';
import { ApplicationRulesChangedV1 } from '@mumaris/schemas';
import {
  answered,
  awaitingAdminFee,
  draft,
  inReview,
  journey,
  now,
  practitioner,
  refusals,
  returned,
  reviewer,
  rules,
} from '../../../test/given';
import { loadReference } from '../../reference/rules/load-reference';
import { loadRules } from '../rules/load-rules';
import { startApplication, type TimelineEntry } from './application';
import { claim } from './claim';
import { settleFee } from './fees';
import { onRulesInForce } from './new-rules';
import { wordsOf } from './outlook';
import { approve } from './review';
import { rulesOf } from './rules';
import { answerQuestions, requirementsOf, resubmit, submit } from './submission';

const lastMoment = new Date('2026-12-22T20:59:59.999Z');
const tooLate = new Date('2026-12-22T21:00:00.000Z');
const startsLater = [{ question: 'startsOn', value: '2027-01-02' }];

test('MEM-20 a draft that meets its requirements awaits the administrative fee and says so', () => {
  const { state, events } = submit(answered, journey, rules, now);
  expect(state).toMatchObject({ status: 'AWAITING_ADMIN_FEE', submittedAt: now, queuedAt: null });
  expect(events?.map(({ type }) => type)).toEqual(['sa.mumaris.membership.application-submitted.v1']);
});

test('MEM-04 a draft that does not is refused with each unmet requirement at its question', () => {
  expect(refusals(() => submit(draft, journey, rules, now))).toEqual(
    ['kind', 'institution', 'city', 'specialty', 'startsOn', 'endsOn', 'confirmed'].map(
      (question) => `REQUIREMENTS_UNMET ${question}`,
    ),
  );
});

test('MEM-13 a row that the profile would not take is refused where it is answered', () => {
  const service = rules.inForce('REREGISTRATION', '2026-11-22');
  const renewal = startApplication(
    { id: 'app_3', number: 'A-3', service, practitioner: journey.practitioner },
    now,
  ).state;
  const ahead = [{ question: 'experienceStart', row: 0, value: '2030-01-01' }];
  expect(refusals(() => answerQuestions(renewal, ahead, practitioner, rules, now))).toEqual([
    'DAY_AHEAD answers.0.value',
  ]);
});

test('MEM-22 the last millisecond of the 30th day in Riyadh still allows an answer, the next instant does not', () => {
  expect(returned.dueAt).toEqual(lastMoment);
  const mended = answerQuestions(returned, startsLater, practitioner, rules, lastMoment).state;
  const { state, events } = resubmit(mended, journey, rules, lastMoment);
  expect(state).toMatchObject({ status: 'UNDER_REVIEW', dueAt: null, deficiencies: [], queuedAt: returned.queuedAt });
  expect(events?.map(({ type }) => type)).toEqual(['sa.mumaris.membership.application-resubmitted.v1']);
  expect(refusals(() => resubmit(mended, journey, rules, tooLate))).toEqual(['RETURN_PERIOD_OVER']);
  expect(refusals(() => answerQuestions(returned, startsLater, practitioner, rules, tooLate))).toEqual([
    'RETURN_PERIOD_OVER',
  ]);
});

test('MEM-22 a returned application meets the requirements again on the day it is handed in', () => {
  const inJanuary = { ...returned, dueAt: new Date('2027-01-10T20:59:59.999Z') };
  const after = new Date('2027-01-02T09:00:00.000Z');
  expect(refusals(() => resubmit(inJanuary, journey, rules, after))).toEqual(['REQUIREMENTS_UNMET startsOn']);
});

test('MEM-04 what was met when it was handed in does not turn unmet while others work on it', () => {
  const nextYear = new Date('2027-11-22T09:30:00.000Z');
  expect(requirementsOf(inReview, journey, rules, nextYear).some(({ verdict }) => verdict === 'UNMET')).toBe(false);
  expect(requirementsOf(answered, journey, rules, nextYear).filter(({ verdict }) => verdict === 'UNMET')).toMatchObject(
    [{ question: 'startsOn' }],
  );
});

test('MEM-20 answers are for drafts and returned applications', () => {
  for (const application of [awaitingAdminFee, inReview])
    expect(refusals(() => answerQuestions(application, startsLater, practitioner, rules, now))).toEqual([
      'NOT_POSSIBLE_NOW',
    ]);
});

test('MEM-04 an empty answer takes one back; the others stay', () => {
  const { state } = answerQuestions(answered, [{ question: 'city', value: ' ' }], practitioner, rules, now);
  expect(state.answers.map(({ question }) => question)).toEqual([
    'kind',
    'institution',
    'specialty',
    'startsOn',
    'endsOn',
    'confirmed',
  ]);
});

describe('BIL-01 the versions of a service', () => {
  const grown = loadRules(loadReference(), [path.join(__dirname, '..', '..', '..', 'test', 'services')]);
  const newYear = new Date('2027-01-01T09:00:00.000Z');
  const service = grown.inForce('NAME_CERTIFICATE', '2026-11-22');
  const started = startApplication({ id: 'app_2', number: 'A-2', service, practitioner: journey.practitioner }, now);
  const given = [
    { question: 'title', value: 'نورة' },
    { question: 'issuer', value: 'والدها' },
    { question: 'awardedOn', value: '1992-03-14' },
  ];
  const written = answerQuestions(started.state, given, practitioner, grown, now).state;

  test('MEM-19 a sixteenth service of existing steps is data alone: from draft to what it grants', () => {
    const handedIn = submit(written, journey, grown, now).state;
    const reviewed = settleFee(handedIn, { kind: 'ADMINISTRATIVE', receipt: 'R' }, journey, grown, now).state;
    const { state, granted } = approve(claim(reviewed, reviewer, grown, now).state, { reviewer }, journey, grown, now);
    expect(state.status).toBe('COMPLETED');
    expect(granted?.state).toMatchObject({ kind: 'RECOGNISED_CERTIFICATE', content: { title: 'نورة' } });
  });

  test('BIL-01 a draft moves on to the version in force, and its owner is told what changed, once', () => {
    const { state, events } = onRulesInForce(written, grown, newYear);
    const told = {
      type: ApplicationRulesChangedV1.type,
      data: { accountId: written.accountId, changes: { en: 'The reason has to be stated.' } },
    };
    expect(events).toMatchObject([told]);
    expect(answerQuestions(written, [], practitioner, grown, newYear).events).toMatchObject([told]);
    expect(state).toMatchObject({ rulesVersion: 2, status: 'DRAFT' });
    expect(wordsOf(state.timeline.at(-1) as TimelineEntry, grown).en).toContain('The reason has to be stated.');
    expect(onRulesInForce(state, grown, newYear)).toEqual({ state });
    expect(refusals(() => submit(written, journey, grown, newYear))).toEqual(['REQUIREMENTS_UNMET reason']);
  });

  test('BIL-01 a draft that skips a version is told what each of them changed, the earliest first', () => {
    const [second] = grown.services.filter(({ code, version }) => code === service.code && version === 2);
    if (!second) throw new Error('no second version');
    const changes = { ar: 'أُضيف سؤال.', en: 'A question was added.' };
    const third = { ...second, version: 3, changes };
    const later = rulesOf({ ...grown, services: [third, ...grown.services] });
    const { state, events } = onRulesInForce(written, later, newYear);
    expect(state.rulesVersion).toBe(3);
    expect(events).toMatchObject([{ data: { changes: { en: `${second.changes?.en ?? ''} ${changes.en}` } } }]);
  });

  test('what was handed in stays with the version of its first submission', () => {
    const handedIn = submit(written, journey, grown, now).state;
    expect(onRulesInForce(handedIn, grown, newYear).state).toBe(handedIn);
    const unmet = requirementsOf(handedIn, journey, grown, newYear).filter(({ verdict }) => verdict === 'UNMET');
    expect(unmet).toEqual([]);
  });
});
