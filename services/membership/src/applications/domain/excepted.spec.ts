import { addDays, dayOf, endOfDay } from '@mumaris/kit/calendar';
import { answered, claimed, draft, inReview, journey, now, returned, reviewer, rules } from '../../../test/given';
import type { Credential } from '../../credentials';
import { undisturbed } from '../../credentials/domain/standing';
import { lapseReturn } from './cancellation';
import { holds } from './checks';
import { decisionOf } from './decision';
import { endWaiver, prolongReturn, shortenReturn, waive } from './excepted';
import { knownOf } from './facts';
import { wordsOf } from './outlook';
import { replay } from './replay';
import { approve } from './review';
import { requirementsOf, resubmit, submit } from './submission';

const reason = { ar: 'تعطلت الخدمات بسبب السيول.', en: 'Services were down because of the floods.' };
const first = returned.dueAt as Date;
const firstDay = dayOf(first);

describe('MEM-36 a return with more time', () => {
  const until = '2027-02-01';
  const prolonged = prolongReturn(returned, { exceptionId: 'exc_1', reason, until }, rules, now);

  test('given more time until a day, then it can be answered until the end of that day in Riyadh, and not after it', () => {
    expect(prolonged).toMatchObject({ dueAt: endOfDay(until), prolonged: { exceptionId: 'exc_1', firstDueAt: first } });
    expect(lapseReturn(prolonged, rules, endOfDay(until)).state).toBe(prolonged);
    expect(resubmit(prolonged, journey, rules, endOfDay('2026-12-30')).state.status).toBe('UNDER_REVIEW');
    expect(lapseReturn(prolonged, rules, new Date('2027-02-01T21:00:00.000Z')).state.status).toBe('CANCELLED');
  });

  test('given more time, then the timeline says until when and why, and what was to be mended stays', () => {
    const entry = prolonged.timeline.at(-1);
    expect(entry).toMatchObject({ what: 'RETURN_PROLONGED', actor: 'SYSTEM', actorId: null, status: 'RETURNED' });
    expect(entry && wordsOf(entry, rules).en).toContain(reason.en);
    expect(prolonged.deficiencies).toEqual(returned.deficiencies);
  });

  test('given as much time already, or nothing to answer, then nothing changes', () => {
    for (const day of [until, '2027-01-31'])
      expect(prolongReturn(prolonged, { exceptionId: 'exc_2', reason, until: day }, rules, now)).toBe(prolonged);
    expect(prolongReturn(inReview, { exceptionId: 'exc_1', reason, until }, rules, now)).toBe(inReview);
  });

  test('given a second exception that is later, then the end before both is still known', () => {
    const twice = prolongReturn(prolonged, { exceptionId: 'exc_2', reason, until: '2027-03-01' }, rules, now);
    expect(twice).toMatchObject({
      dueAt: endOfDay('2027-03-01'),
      prolonged: { exceptionId: 'exc_2', firstDueAt: first },
    });
  });

  test('given it is answered, then nothing is left of it', () => {
    expect(resubmit(prolonged, journey, rules, now).state).toMatchObject({ prolonged: null, dueAt: null });
  });

  const taken = (notice: string) => shortenReturn(prolonged, { exceptionId: 'exc_1', reason, notice }, rules, now);

  test('given a reversal in time, then the first end counts again', () => {
    for (const notice of [addDays(firstDay, -9), firstDay])
      expect(taken(notice)).toMatchObject({ dueAt: first, prolonged: null });
  });

  test('given a reversal near the first end or after it, then there is time until the end of the notice', () => {
    const notice = addDays(firstDay, 1);
    expect(taken(notice)).toMatchObject({ dueAt: endOfDay(notice), prolonged: { exceptionId: 'exc_1' } });
    expect(shortenReturn(taken(notice), { exceptionId: 'exc_1', reason, notice }, rules, now)).toEqual(taken(notice));
  });

  test('given the notice ends no sooner, or another exception gives the end, then nothing changes', () => {
    expect(taken(until)).toBe(prolonged);
    expect(shortenReturn(prolonged, { exceptionId: 'exc_2', reason, notice: firstDay }, rules, now)).toBe(prolonged);
  });
});

describe('MEM-36 a requirement that is lifted', () => {
  const today = dayOf(now);
  const tomorrow = addDays(today, 1);
  const waiver = {
    exceptionId: 'exc_1',
    requirement: rules.of(draft).requirements[0]?.id ?? '',
    why: reason,
    from: today,
    until: tomorrow,
  };
  const [lifted] = rules.of(draft).requirements;
  const waived = waive(answered, waiver, now);
  const verdictOn = (application: typeof draft, day: string) =>
    requirementsOf(application, journey, rules, endOfDay(day)).find(({ id }) => id === lifted?.id);

  test('given its days, then it does not apply on them, for the exception’s reason, and applies after them', () => {
    expect(verdictOn(waived, tomorrow)).toMatchObject({ verdict: 'NOT_APPLICABLE', why: reason, advice: null });
    const after = addDays(tomorrow, 1);
    expect(verdictOn(waived, after)).toEqual(verdictOn(answered, after));
    expect(verdictOn(answered, after)?.verdict).not.toBe('NOT_APPLICABLE');
  });

  test('given an application that can no longer be changed, then nothing is lifted; nor twice', () => {
    expect(waive(inReview, waiver, now)).toBe(inReview);
    expect(waive(waived, waiver, now)).toBe(waived);
  });

  test('given a reversal, then it is lifted until the end of the notice, or no longer than before', () => {
    const long = waive(answered, { ...waiver, until: '2027-08-01' }, now);
    expect(endWaiver(long, { exceptionId: 'exc_1', notice: tomorrow }, now).waived).toMatchObject([
      { until: tomorrow },
    ]);
    expect(endWaiver(waived, { exceptionId: 'exc_1', notice: tomorrow }, now)).toBe(waived);
    expect(endWaiver(long, { exceptionId: 'exc_2', notice: tomorrow }, now)).toBe(long);
  });

  test('given it was handed in while it was lifted, then it stays lifted, also when it is returned later', () => {
    const submitted = submit(waived, journey, rules, now).state;
    for (const application of [submitted, { ...submitted, status: 'RETURNED' as const }])
      expect(verdictOn(application, '2027-06-01')).toMatchObject({ verdict: 'NOT_APPLICABLE', why: reason });
  });

  test('given the decision on it, then that keeps what was lifted, and is run again to the same answer', () => {
    const submitted = submit(waived, journey, rules, now).state;
    const decision = decisionOf(waived, submitted, journey, rules);
    expect(decision?.facts.waived).toEqual([{ exceptionId: 'exc_1', requirement: lifted?.id, why: reason }]);
    expect(decision && replay(decision)).toEqual([]);
    const without = decision && { ...decision, facts: { ...decision.facts, waived: [] } };
    expect(without && replay(without).map(({ id }) => id)).toEqual([lifted?.id]);
  });
});

describe('MEM-62 MEM-36 the renewal of a registration that an exception lets run longer', () => {
  const registration = {
    ...{ id: 'cre_old', kind: 'REGISTRATION', status: 'ACTIVE', issuedOn: '2025-05-01', expiresOn: '2027-04-30' },
    ...{ extension: { exceptionId: 'exc_1', until: '2027-08-01' }, followedBy: null, replacedBy: null },
    standing: undisturbed,
    content: { startsOn: '2025-05-01', employer: null },
  } as Credential<'REGISTRATION'>;
  const [rule] = rules.inForce('REREGISTRATION', '2027-05-01').requirements.filter(({ id }) => id === 'renewable');

  test.each([
    ['2027-01-29', 'too early'],
    ['2027-01-30', 'possible'],
    ['2027-08-01', 'possible'],
    // Sixty days of grace follow the later end (MEM-64).
    ['2027-09-30', 'possible'],
    ['2027-10-01', 'too late'],
  ])(
    'given it ends on 30 April and runs to 1 August, then on %s it is %s: nobody waits longer for it',
    (today, word) => {
      const facts = { today, known: knownOf(journey.practitioner, [registration], today), answers: [], documents: [] };
      expect(holds(rule?.check, facts)).toBe(word === 'possible');
    },
  );

  const granted = (submittedAt: Date) => {
    const renewal = { ...claimed, service: 'REREGISTRATION', submittedAt };
    return approve(
      renewal,
      { reviewer },
      { ...journey, held: [registration] },
      rules,
      new Date('2027-08-05T09:00:00.000Z'),
    );
  };

  test('given it is asked for by the extended last day, then it runs on from the end that was granted, else from the grant', () => {
    const inTime = granted(endOfDay('2027-08-01')).granted?.state;
    expect(inTime).toMatchObject({ content: { startsOn: '2027-05-01' }, expiresOn: '2029-04-30' });
    const late = granted(new Date(endOfDay('2027-08-01').getTime() + 1)).granted?.state;
    expect(late).toMatchObject({ content: { startsOn: '2027-08-05' } });
  });

  test('given it is granted, then the one before is known to be followed', () =>
    expect(granted(now).moved?.[0]?.state).toEqual({ ...registration, followedBy: journey.fresh.id }));
});
