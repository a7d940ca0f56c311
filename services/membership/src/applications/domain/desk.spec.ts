import {
  claimed,
  inReview,
  journey,
  now,
  practitioner,
  refusals,
  returned,
  reviewer,
  rules,
} from '../../../test/given';
import { newReviewer } from '../../reviewers/domain/reviewer';
import type { Application } from './application';
import { checklistOf, tickRequirement } from './checklist';
import { claim, reassign, release } from './claim';
import { askOpinion, giveOpinion } from './opinion';
import { readReason, readyReasonsOf } from './ready-reason';
import { addRemark } from './remark';
import { approve, reject, returnToApplicant } from './review';
import { answerQuestions, requirementsOf } from './submission';

const hind = { ...newReviewer('acc_hind'), reviews: true };
const lead = newReviewer('acc_lead');
const relative = { practitionerId: inReview.practitionerId, fileNumber: 'F-1', declaredAt: now };
const uncle = { ...hind, relatives: [relative] };

describe('MEM-28 a relative’s application', () => {
  const reason = { ar: 'سبب', en: 'reason' };
  const deficiencies = [{ text: reason, question: null, document: null }];
  const held: Application = claim(inReview, hind, rules, now).state;

  test('is not taken, handed over, decided, remarked or judged by who has declared it', () => {
    for (const act of [
      () => claim(inReview, uncle, rules, now),
      () => reassign(inReview, { lead, to: uncle }, rules, now),
      () => reassign(inReview, { lead: uncle, to: hind }, rules, now),
      () => returnToApplicant(held, { reviewer: uncle, deficiencies }, rules, now),
      () => approve(held, { reviewer: uncle }, journey, rules, now),
      () => reject(held, { reviewer: uncle, text: reason, nonCompliance: false }, rules, now),
      () => addRemark(held, { reviewer: uncle, remark: 'x' }, now),
      () => tickRequirement(held, { reviewer: uncle, requirement: 'institution', ok: true }, rules, now),
      () => askOpinion(held, { reviewer: uncle, question: 'x' }, rules, now),
      () => giveOpinion(held, { reviewer: uncle, advice: 'APPROVE', text: 'x' }, rules, now),
    ])
      expect(refusals(act)).toEqual(['RELATIVES_APPLICATION']);
  });

  test('is given back by who finds out after taking it', () => {
    expect(release(held, uncle, rules, now).state.claim).toBeNull();
  });
});

describe('MEM-28 the lead hands over', () => {
  test('one that is held, or waits; the four working hours begin anew', () => {
    const later = new Date('2026-11-22T10:30:00.000Z');
    for (const application of [claimed, inReview]) {
      const moved = reassign(application, { lead, to: hind }, rules, later).state;
      expect(moved.claim).toEqual({
        reviewerId: 'acc_hind',
        since: later,
        until: new Date('2026-11-23T06:30:00.000Z'),
      });
      expect(moved.timeline.at(-1)).toMatchObject({ what: 'REASSIGNED', actor: 'REVIEWER' });
      expect(reassign(moved, { lead, to: hind }, rules, now).state).toBe(moved);
    }
  });

  test('never to who reviews no more, nor to the applicant, nor what is not under review', () => {
    const applicant = { ...newReviewer(inReview.accountId), reviews: true };
    const to = (one: typeof hind, application = inReview) =>
      refusals(() => reassign(application, { lead, to: one }, rules, now));
    expect(to(newReviewer('acc_gone'))).toEqual(['NOT_A_REVIEWER reviewerId']);
    expect(to(applicant)).toEqual(['OWN_APPLICATION']);
    expect(to(hind, returned)).toEqual(['NOT_POSSIBLE_NOW']);
  });
});

describe('a second opinion', () => {
  const asked = askOpinion(claimed, { reviewer, question: 'Is the programme known?' }, rules, now).state;
  const give = (application: Application, by = hind) =>
    giveOpinion(application, { reviewer: by, advice: 'RETURN', text: 'Ask for the letter.' }, rules, now);

  test('is asked by who has the claim and given by another; the claim and the timeline stay', () => {
    const { opinions, claim: kept, timeline } = give(asked).state;
    expect(opinions).toEqual([
      {
        askedBy: reviewer.id,
        askedAt: now,
        question: 'Is the programme known?',
        given: { by: 'acc_hind', at: now, advice: 'RETURN', text: 'Ask for the letter.' },
      },
    ]);
    expect(kept).toBe(claimed.claim);
    expect(timeline).toBe(claimed.timeline);
  });

  test('is one at a time, five at most, and not one’s own', () => {
    const ask = (application: Application, by = reviewer) =>
      askOpinion(application, { reviewer: by, question: 'and?' }, rules, now);
    expect(refusals(() => ask(claimed, hind))).toEqual(['CLAIM_FIRST']);
    expect(refusals(() => ask(asked))).toEqual(['OPINION_OPEN']);
    expect(refusals(() => give(claimed))).toEqual(['NO_OPINION_WANTED']);
    expect(refusals(() => give(asked, reviewer as typeof hind))).toEqual(['OWN_OPINION']);
    let application = give(asked).state;
    for (let count = 2; count <= 5; count++) application = give(ask(application).state).state;
    expect(refusals(() => ask(application))).toEqual(['LIST_FULL']);
    expect(refusals(() => askOpinion(claimed, { reviewer, question: '  ' }, rules, now))).toEqual([
      'REQUIRED question',
    ]);
  });
});

describe('MEM-04 the checklist', () => {
  const item = (application: Application, id: string) =>
    checklistOf(application, requirementsOf(application, journey, rules, now)).find(
      ({ requirement }) => requirement.id === id,
    );
  const ticked = tickRequirement(claimed, { reviewer, requirement: 'institution', ok: false }, rules, now).state;

  test('has each requirement that applies, and what was found of it, until it is taken back', () => {
    expect(item(claimed, 'institution')?.tick).toBeNull();
    expect(item(ticked, 'institution')?.tick).toEqual({
      requirement: 'institution',
      ok: false,
      reviewerId: reviewer.id,
      at: now,
    });
    const mended = tickRequirement(ticked, { reviewer, requirement: 'institution', ok: true }, rules, now).state;
    expect(mended.ticks).toHaveLength(1);
    expect(tickRequirement(mended, { reviewer, requirement: 'institution', ok: null }, rules, now).state.ticks).toEqual(
      [],
    );
    expect(
      refusals(() => tickRequirement(claimed, { reviewer, requirement: 'nothing', ok: true }, rules, now)),
    ).toEqual(['UNKNOWN_REQUIREMENT requirement']);
  });

  test('forgets what was found once the applicant changes an answer', () => {
    const text = { ar: 'نص', en: 'text' };
    const back = returnToApplicant(
      ticked,
      { reviewer, deficiencies: [{ text, question: null, document: null }] },
      rules,
      now,
    ).state;
    expect(back.ticks).toHaveLength(1);
    const institution = [{ question: 'institution', value: 'مستشفى الملك خالد' }];
    expect(answerQuestions(back, institution, practitioner, rules, now).state.ticks).toEqual([]);
  });
});

describe('MEM-22 MEM-24 ready reasons', () => {
  test('belong to their services and outcomes', () => {
    const ids = (service: string) => readyReasonsOf(service, rules).map(({ id }) => id);
    expect(ids('TRAINING_LETTER')).toContain('NOT_ACCREDITED');
    expect(ids('CARD_REPLACEMENT')).not.toContain('NOT_ACCREDITED');
    const read = (readyReason: string) =>
      readReason({ text: null, readyReason }, { service: 'TRAINING_LETTER', outcome: 'RETURN' }, rules, ['reason']);
    expect(read('DOCUMENT_UNREADABLE')).toEqual(
      rules.readyReasons.find(({ id }) => id === 'DOCUMENT_UNREADABLE')?.text,
    );
    expect(read('NOT_ACCREDITED')).toMatchObject({ ar: { code: 'UNKNOWN_REASON' } });
  });

  test('stand in place of a text: neither and both are refused', () => {
    const text = { ar: 'نص', en: 'text' };
    const refused = (deficiency: object) =>
      refusals(() =>
        returnToApplicant(
          claimed,
          { reviewer, deficiencies: [{ text: null, question: null, document: null, ...deficiency }] },
          rules,
          now,
        ),
      );
    expect(refused({})).toEqual(['REQUIRED deficiencies.0']);
    expect(refused({ text, readyReason: 'DOCUMENT_UNREADABLE' })).toEqual(['ONE_OF_TWO deficiencies.0']);
    const { state } = returnToApplicant(
      claimed,
      {
        reviewer,
        deficiencies: [{ text: null, readyReason: 'ANSWER_UNCLEAR', question: 'institution', document: null }],
      },
      rules,
      now,
    );
    expect(state.deficiencies).toMatchObject([
      { text: { en: expect.stringContaining('more detail') as string }, question: 'institution' },
    ]);
  });
});

test('MEM-24 a rejection without a reason is told that it needs one', () => {
  const text = { ar: 'نص', en: 'text' };
  const refused = (given: { text: typeof text | null; readyReason?: string }) =>
    refusals(() => reject(claimed, { reviewer, nonCompliance: false, ...given }, rules, now));
  expect(refused({ text: null })).toEqual(['REQUIRED reason']);
  expect(refused({ text, readyReason: 'CONDITIONS_NOT_MET' })).toEqual(['ONE_OF_TWO reason']);
  expect(refused({ text: null, readyReason: 'NOWHERE' })).toEqual(['UNKNOWN_REASON reason']);
});

test('MEM-27 remarks are kept in order, 200 at most', () => {
  const remark = (application: Application, text: string) => addRemark(application, { reviewer, remark: text }, now);
  for (const blank of ['', '  ', '\u200F']) expect(refusals(() => remark(claimed, blank))).toEqual(['REQUIRED remark']);
  const full = { ...claimed, remarks: Array.from({ length: 200 }, () => ({ at: now, reviewerId: 'r', text: 'x' })) };
  expect(remark(claimed, 'one').state.remarks).toEqual([{ at: now, reviewerId: reviewer.id, text: 'one' }]);
  expect(refusals(() => remark(full, 'one more'))).toEqual(['LIST_FULL']);
});
