import path from 'node:path';
import { type RuleViolation, RuleViolations } from '@mumaris/kit/errors';
import { loadActivityRules } from '../rules';
import { recordActivity } from './activity';
import type { ActivityClaim } from './activity-claim';
import type { CpdRecord } from './cpd-record';

const rules = loadActivityRules(path.join(__dirname, '..', '..', 'rules', 'activities.yaml'));
const record: CpdRecord = { id: 'pra_1', accountId: 'acc_1', category: 'NURSE' };
const now = new Date('2026-11-22T09:30:00.000Z');
const claim: ActivityClaim = {
  kind: 'TRADITIONAL',
  title: ' مؤتمر  طب الطوارئ ',
  provider: 'جامعة الملك سعود',
  date: '2026-11-20',
  hours: 6,
};
const given = (change: Partial<ActivityClaim>, at = now) =>
  recordActivity('act_1', { ...claim, ...change }, record, rules, at);
const refusals = (change: Partial<ActivityClaim>, at = now): string[] => {
  try {
    given(change, at);
    return [];
  } catch (error) {
    const all = error instanceof RuleViolations ? error.violations : [error as RuleViolation];
    return all.map(({ code, field }) => `${String(field)} ${code}`);
  }
};

test('CPD-01 an activity is recorded as it was written, and waits for recognition', () => {
  const { state, events } = given({ evidence: ' https://ksu.example/1 ' });
  expect(state).toMatchObject({
    practitionerId: 'pra_1',
    accountId: 'acc_1',
    title: 'مؤتمر طب الطوارئ',
    date: '2026-11-20',
    hours: 6,
    evidence: 'https://ksu.example/1',
    status: 'PENDING',
    recordedAt: now,
  });
  expect(events).toEqual([
    {
      type: 'sa.mumaris.cpd.activity-recorded.v1',
      data: {
        activityId: 'act_1',
        practitionerId: 'pra_1',
        accountId: 'acc_1',
        kind: 'TRADITIONAL',
        title: 'مؤتمر طب الطوارئ',
        hours: 6,
      },
    },
  ]);
});

test('CPD-01 a form is answered with all that is wrong with it', () => {
  const wrong = { title: ' x ', provider: '\u200b', date: '31/11/2026', hours: 0.3, evidence: 'e'.repeat(501) };
  expect(refusals(wrong)).toEqual([
    'title TEXT_LENGTH',
    'provider TEXT_LENGTH',
    'date BAD_DATE',
    'hours HOURS_NOT_IN_QUARTERS',
    'evidence TOO_LONG',
  ]);
});

test.each<[Partial<ActivityClaim>, string[]]>([
  [{ title: 'ab' }, []],
  [{ title: 'a'.repeat(300) }, []],
  [{ title: 'a'.repeat(301) }, ['title TEXT_LENGTH']],
  [{ title: 'مُ'.repeat(300) }, []],
  [{ title: 'مُ'.repeat(301) }, ['title TEXT_LENGTH']],
  [{ title: `م${'\u064f'.repeat(5_000)}` }, ['title TEXT_LENGTH']],
  [{ title: 'x'.repeat(1_048_576) }, ['title TEXT_LENGTH']],
  [{ evidence: `https://ksu.example/${'e'.repeat(480)}` }, []],
  [{ evidence: `https://ksu.example/${'e'.repeat(481)}` }, ['evidence TOO_LONG']],
  [{ evidence: ' ' }, []],
  [{ evidence: 'javascript:alert(1)' }, ['evidence BAD_LINK']],
  [{ evidence: 'data:text/html,x' }, ['evidence BAD_LINK']],
  [{ evidence: 'https://user:pass@host.example/' }, ['evidence BAD_LINK']],
  [{ evidence: 'http://ksu.example/1' }, ['evidence BAD_LINK']],
  [{ hours: 0.25 }, []],
  [{ hours: 0 }, ['hours HOURS_OUT_OF_RANGE']],
  [{ hours: -1 }, ['hours HOURS_OUT_OF_RANGE']],
  [{ hours: Number.NaN }, ['hours HOURS_OUT_OF_RANGE']],
  [{ hours: 60 }, []],
  [{ hours: 60.25 }, ['hours HOURS_OUT_OF_RANGE']],
  [{ kind: 'SELF_LEARNING', hours: 30 }, []],
  [{ kind: 'SELF_LEARNING', hours: 30.25 }, ['hours HOURS_OUT_OF_RANGE']],
])('CPD-01 the bounds: %j gives %j', (change, expected) => expect(refusals(change)).toEqual(expected));

test('CPD-01 an activity is not of tomorrow: a day ends at midnight in Riyadh', () => {
  expect(refusals({ date: '2026-11-23' }, new Date('2026-11-22T20:59:59.999Z'))).toEqual(['date DATE_IN_FUTURE']);
  expect(refusals({ date: '2026-11-23' }, new Date('2026-11-22T21:00:00.000Z'))).toEqual([]);
});

test('CPD-01 what is kept is what the door cleaned, and the event carries as much of it as its contract', () => {
  const { state } = given({
    title: '\u200Fورشة\u2067 الإنعاش\u2069\n',
    date: '٢٠/١١/٢٠٢٦',
    evidence: 'https://KSU.example',
  });
  expect(state).toMatchObject({ title: 'ورشة الإنعاش', date: '2026-11-20', evidence: 'https://ksu.example/' });
  const long = given({ title: 'مُ'.repeat(300) });
  expect(long.state.title).toBe('مُ'.repeat(300));
  expect(long.events).toMatchObject([{ data: { title: 'مُ'.repeat(150) } }]);
});

test('CPD-01 CPD-04 an Umm al-Qura day in Arabic digits is the same day', () => {
  const hijri = given({ date: 'h:١٤٤٨-٠٦-١٢' }).state;
  const gregorian = given({ date: '2026-11-22' }).state;
  expect(hijri.date).toBe('2026-11-22');
  expect(hijri.sameness).toBe(gregorian.sameness);
});
