import { dayOf } from '@mumaris/kit/calendar';
import fc from 'fast-check';
import { loadSanctionRules } from '../rules/load-rules';
import { confirmInterim, endInterim, isRunning, lapseInterim, proposeInterim, reviewInterim } from './interim';
import { shownTo } from './published-sanction';
import type { Sanction } from './sanction';
import {
  annulDecision,
  answerCase,
  carryCase,
  closeCase,
  dropProposal,
  giveNotice,
  openCase,
  proposeSanction,
} from './case-course';
import { mayDecideOn, type SanctionCase, standingDecision } from './sanction-case';

const rules = loadSanctionRules(['DISCIPLINE']);
const at = (instant: string) => new Date(instant);
const told = at('2027-01-04T11:00:00Z');
const reason = { ar: 'لسبب وجيه.', en: 'For a good reason.' };
const opening = {
  ...{ id: 'cas_1', number: 'D-1', practitionerId: 'pra_1', accountId: 'acc_own', holder: reason },
  ...{ ground: 'PATIENT_SAFETY', particulars: reason, by: 'S1' },
};
const opened = () => openCase(opening, rules, told).state;
const notified = (on = told) => giveNotice(opened(), rules, on).state;
const answer = { text: 'لم أفعل.', documentIds: [] };
const until = '2027-06-30';
const suspension: Sanction = { kind: 'SUSPENSION', until, condition: null };
const warning: Sanction = { kind: 'WARNING', until: null, condition: null };
const day = (one: string) => at(`${one}T08:00:00Z`);
const proposed = (sanction = suspension, one = notified()) =>
  proposeSanction(one, { sanction, by: 'S1' }, rules, day('2027-01-20')).state;
const carried = (one = proposed()) =>
  carryCase(one, { id: 'dec_1', reason, credentialIds: ['crd_1'] }, rules, day('2027-02-28'));

const refusal = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

describe('sanction-01 a case is answered within 15 days', () => {
  test.each([
    ['a', '2027-01-04T11:00:00Z', '2027-01-19T20:59:59.999Z'],
    ['b', '2027-01-04T22:30:00Z', '2027-01-20T20:59:59.999Z'],
  ])('MEM-66 %s told at %s it can be answered until %s', (_, toldAt, answerUntil) => {
    const { state, events } = giveNotice(opened(), rules, at(toldAt));
    expect(state).toMatchObject({ status: 'NOTIFIED', toldAt: at(toldAt), answerUntil: at(answerUntil) });
    expect(events).toMatchObject([
      { type: 'sa.mumaris.membership.case-opened.v1', data: { accountId: 'acc_own', answerUntil } },
    ]);
  });

  test.each([
    ['c', '2027-01-19T20:59:59.999Z', undefined],
    ['d', '2027-01-19T21:00:00.000Z', 'ANSWER_LATE'],
  ])('MEM-66 %s answered at %s: %s', (_, answeredAt, refused) => {
    expect(refusal(() => answerCase(notified(), answer, rules, at(answeredAt)))).toBe(refused);
  });

  test('MEM-66 nobody answers what they were not told of, nor what the committee has, nor more than so often', () => {
    expect(refusal(() => answerCase(opened(), answer, rules, told))).toBe('CASE_NOT_NOW');
    expect(refusal(() => answerCase(proposed(), answer, rules, told))).toBe('CASE_NOT_NOW');
    const often = Array.from({ length: rules.mostAnswers }).reduce<SanctionCase>(
      (one) => answerCase(one, answer, rules, told).state,
      notified(),
    );
    expect(refusal(() => answerCase(often, answer, rules, told))).toBe('LIST_FULL');
  });
});

describe('sanction-02 the committee decides after the answer, or the time for it', () => {
  const answered = answerCase(notified(), answer, rules, day('2027-01-08')).state;
  test.each([
    ['a', notified(), '2027-01-12', false],
    ['b', answered, '2027-01-12', true],
    ['c', notified(), '2027-01-19', false],
    ['d', notified(), '2027-01-20', true],
    ['e', opened(), '2027-01-20', false],
  ])('MEM-66 %s', (_, one, on, may) => {
    expect(mayDecideOn(one, on)).toBe(may);
    const propose = () => proposeSanction(one, { sanction: suspension, by: 'S1' }, rules, day(on));
    expect(refusal(propose) === undefined).toBe(may);
  });
});

describe('sanction-03 an interim suspension', () => {
  const when = at('2027-02-01T08:00:00Z');
  const asked = () => proposeInterim(opened(), { by: 'S1', reason }, when).state;
  const running = () => confirmInterim(asked(), 'S2', rules, when).state;

  test('MEM-66 a takes a second person', () => {
    expect(refusal(() => confirmInterim(asked(), 'S1', rules, when))).toBe('SAME_PERSON');
    expect(refusal(() => confirmInterim(asked(), 'acc_own', rules, when))).toBe('OWN_CASE');
    expect(isRunning(asked())).toBe(false);
  });

  test('MEM-66 b runs from the second word, to the end of the 14th day', () => {
    const { state, events } = confirmInterim(asked(), 'S2', rules, when);
    expect(state.interim).toMatchObject({ confirmedAt: when, reviewUntil: at('2027-02-15T20:59:59.999Z') });
    expect(events).toMatchObject([{ data: { accountId: 'acc_own', reviewUntil: '2027-02-15T20:59:59.999Z' } }]);
  });

  test('MEM-66 c is confirmed once: who comes second is told so', () => {
    expect(refusal(() => confirmInterim(running(), 'S3', rules, when))).toBe('CASE_NOT_NOW');
    expect(refusal(() => proposeInterim(running(), { by: 'S3', reason }, when))).toBe('CASE_NOT_NOW');
  });

  test('MEM-66 d runs 14 days more from each review, by another person than who proposed it', () => {
    const review = { by: 'S3', keep: true, reason };
    const { state } = reviewInterim(running(), review, rules, at('2027-02-10T07:00:00Z'));
    expect(state.interim?.reviewUntil).toEqual(at('2027-02-24T20:59:59.999Z'));
    expect(refusal(() => reviewInterim(running(), { ...review, by: 'S1' }, rules, when))).toBe('SAME_PERSON');
    const late = at('2027-02-15T21:00:00.000Z');
    expect(refusal(() => reviewInterim(running(), review, rules, late))).toBe('CASE_NOT_NOW');
  });

  test('MEM-66 e is over where nobody reviews it, and practitioner and case worker are told', () => {
    const until = at('2027-02-15T20:59:59.999Z');
    expect(lapseInterim(running(), until).state.interim?.ended).toBeNull();
    const { state, events } = lapseInterim(running(), at('2027-02-15T21:00:00.000Z'));
    const ended = { at: at('2027-02-15T21:00:00.000Z'), why: 'NOT_REVIEWED' };
    expect(state.interim).toMatchObject({ reviewUntil: null, ended });
    expect(events?.map(({ data }) => (data as { accountId: string }).accountId)).toEqual(['acc_own', 'S1']);
  });

  test('MEM-66 can be lifted by a review, ends with its case, and can be proposed anew', () => {
    const lifted = reviewInterim(running(), { by: 'S2', keep: false, reason }, rules, when).state;
    expect(lifted.interim?.ended?.why).toBe('LIFTED');
    expect(isRunning(proposeInterim(lifted, { by: 'S1', reason }, when).state)).toBe(false);
    expect(endInterim(running(), when).state.interim?.ended?.why).toBe('CASE_ENDED');
    expect(endInterim(opened(), when).state).toEqual(opened());
  });
});

describe('a sanction', () => {
  const wording = { ar: 'يمارس تحت إشراف.', en: 'Practises under supervision.' };
  const condition = { kind: 'SUPERVISION' as const, wording };
  test.each<[string, Sanction, string | undefined]>([
    ['a suspension without an end', { ...suspension, until: null }, 'SANCTION_END'],
    ['a suspension that is over', { ...suspension, until: '2027-01-20' }, 'SANCTION_END'],
    ['a suspension for longer than the rules have it', { ...suspension, until: '2029-01-21' }, 'SANCTION_END'],
    ['a suspension to the last day that the rules have', { ...suspension, until: '2029-01-20' }, undefined],
    ['a warning with an end', { ...warning, until }, 'SANCTION_END'],
    ['a revocation with a condition', { kind: 'REVOCATION', until: null, condition }, 'CONDITION_NEEDED'],
    ['a condition that says nothing', { kind: 'CONDITION', until, condition: null }, 'CONDITION_NEEDED'],
    ['a condition without an end', { kind: 'CONDITION', until: null, condition }, undefined],
  ])('MEM-66 %s', (_, sanction, refused) => {
    expect(refusal(() => proposed(sanction))).toBe(refused);
  });

  test('MEM-66 that the committee says no to can be followed by a milder one alone', () => {
    const dropped = dropProposal(proposed()).state;
    expect(dropped).toMatchObject({ status: 'NOTIFIED', proposals: [{ carried: false }] });
    expect(refusal(() => proposed(suspension, dropped))).toBe('PROPOSAL_NOT_MILDER');
    expect(proposed(warning, dropped).proposals).toHaveLength(2);
  });

  test('MEM-66 that is carried stands from then on, and its practitioner is told', () => {
    const { state, events } = carried();
    expect(state).toMatchObject({ status: 'SANCTIONED', decisions: [{ sanction: suspension, annulledAt: null }] });
    expect(events).toMatchObject([{ data: { accountId: 'acc_own', outcome: 'SUSPENSION', reason } }]);
    expect(refusal(() => closeCase(state, { reason, by: 'S2' }, rules, told))).toBe('CASE_NOT_NOW');
  });

  test('MEM-33 that an appeal takes back stands no more: closed, or to be decided anew', () => {
    const appealed = (sentBack: boolean) => annulDecision(carried().state, { sentBack, reason }, told).state;
    expect(appealed(false)).toMatchObject({ status: 'CLOSED', closed: { reason } });
    expect(appealed(true)).toMatchObject({ status: 'NOTIFIED', closed: null });
    expect(standingDecision(appealed(true))).toBeUndefined();
    expect(refusal(() => annulDecision(appealed(true), { sentBack: true, reason }, told))).toBe('CASE_NOT_NOW');
  });

  test('MEM-66 is shown as the rules say: a suspension to everybody for two years, a warning on certificates of good standing for two', () => {
    const shown = (audience: 'PUBLIC' | 'BODIES', sanction: Sanction, on: string) =>
      shownTo(audience, [carried(proposed(sanction)).state], rules, day(on)).map((one) => one.sanction.kind);
    for (const audience of ['PUBLIC', 'BODIES'] as const) {
      expect(shown(audience, suspension, '2029-02-28')).toEqual(['SUSPENSION']);
      expect(shown(audience, suspension, '2029-03-01')).toEqual([]);
    }
    expect(shown('PUBLIC', warning, '2027-03-01')).toEqual([]);
    expect(shown('BODIES', warning, '2029-02-28')).toEqual(['WARNING']);
    expect(shown('BODIES', warning, '2029-03-01')).toEqual([]);
    const annulled = annulDecision(carried().state, { sentBack: false, reason }, told).state;
    expect(shownTo('BODIES', [annulled], rules, day('2027-03-01'))).toEqual([]);
  });
});

test('MEM-66 a case is opened on a ground of the list, by somebody else than it is against', () => {
  expect(refusal(() => openCase({ ...opening, ground: 'RUMOUR' }, rules, told))).toBe('UNKNOWN_GROUND');
  expect(refusal(() => openCase({ ...opening, by: 'acc_own' }, rules, told))).toBe('OWN_CASE');
  expect(closeCase(opened(), { reason, by: 'S1' }, rules, told).events).toEqual([]);
});

describe('whatever happens to a case in which order', () => {
  type Step = (one: SanctionCase, now: Date) => SanctionCase;
  const people = ['S1', 'S2', 'S3', 'acc_own'];
  const steps: Record<string, (pick: number) => Step> = {
    notice: () => (one, now) => giveNotice(one, rules, now).state,
    answer: () => (one, now) => answerCase(one, answer, rules, now).state,
    propose: (pick) => (one, now) => {
      const sanction = [suspension, warning][pick % 2] as Sanction;
      return proposeSanction(one, { sanction, by: 'S1' }, rules, now).state;
    },
    carry: () => (one, now) => {
      if (one.status !== 'BEFORE_COMMITTEE') return one;
      return endInterim(carryCase(one, { id: 'dec', reason, credentialIds: [] }, rules, now).state, now).state;
    },
    drop: () => (one) => dropProposal(one).state,
    close: (pick) => (one, now) =>
      endInterim(closeCase(one, { reason, by: people[pick % 4] as string }, rules, now).state, now).state,
    annul: (pick) => (one, now) => annulDecision(one, { sentBack: pick % 2 === 0, reason }, now).state,
    suspend: (pick) => (one, now) => proposeInterim(one, { by: people[pick % 4] as string, reason }, now).state,
    confirm: (pick) => (one, now) => confirmInterim(one, people[pick % 4] as string, rules, now).state,
    review: (pick) => (one, now) =>
      reviewInterim(one, { by: people[pick % 4] as string, keep: pick % 3 > 0, reason }, rules, now).state,
  };

  test('MEM-66 it is never decided unheard, never by the person it is against, and no interim suspension outlives its review', () => {
    const history = fc.array(fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.nat(40)), { maxLength: 60 });
    fc.assert(
      fc.property(history, (happenings) => {
        let [one, now] = [opened(), told];
        for (const [name, pick] of happenings) {
          now = new Date(now.getTime() + pick * 6 * 3_600_000);
          one = lapseInterim(one, now).state;
          const before = one;
          try {
            one = steps[name]!(pick)(one, now);
          } catch (error) {
            expect(error).toHaveProperty('code');
          }
          if (one.proposals.length > before.proposals.length) expect(mayDecideOn(before, dayOf(now))).toBe(true);
          if (one.decisions.length) expect(one.toldAt).not.toBeNull();
          const { interim } = one;
          if (isRunning(one)) expect(['OPEN', 'NOTIFIED', 'BEFORE_COMMITTEE']).toContain(one.status);
          if (interim?.confirmedBy) expect(interim.confirmedBy).not.toBe(interim.proposedBy);
          if (interim?.reviewUntil) expect(interim.reviewUntil.getTime()).toBeGreaterThanOrEqual(now.getTime());
          expect([interim?.proposedBy, interim?.confirmedBy, one.closed?.by]).not.toContain('acc_own');
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
