import { dayOf } from '@mumaris/kit/calendar';
import { approved, awaitingAdminFee, inReview, journey, now, rules } from '../../../test/given';
import { lapseFee } from './cancellation';
import { statusOn } from '../../credentials';
import { noteFeeDue, settleFee } from './fees';
import { deadlineOf, nextStepOf } from './outlook';

const dueAt = new Date('2026-12-22T20:59:59.999Z');
const due = { kind: 'ADMINISTRATIVE', invoice: 'INV-1', dueAt } as const;
const paid = (kind: 'ADMINISTRATIVE' | 'SERVICE') => ({ kind, receipt: 'RCT-1' }) as const;

test('MEM-21 an invoice gives the deadline; said again it changes nothing', () => {
  expect(nextStepOf(awaitingAdminFee, rules)?.actor).toBe('SYSTEM');
  const { state, events } = noteFeeDue(awaitingAdminFee, due, rules, now);
  expect(events).toBeUndefined();
  expect(nextStepOf(state, rules)?.actor).toBe('APPLICANT');
  expect(deadlineOf(state, rules)).toMatchObject({ at: dueAt, day: '2026-12-22', hijri: '1448-07-13' });
  expect(noteFeeDue(state, due, rules, now).state).toBe(state);
});

test('MEM-21 the administrative fee opens the review, and the place in the queue is kept from then on', () => {
  const { state, events } = settleFee(awaitingAdminFee, paid('ADMINISTRATIVE'), journey, rules, now);
  expect(state).toMatchObject({ status: 'UNDER_REVIEW', queuedAt: now, feeDueAt: null });
  expect(events?.map(({ type }) => type)).toEqual(['sa.mumaris.membership.application-review-started.v1']);
});

test('MEM-60 the service fee completes the application and grants the letter it asked for', () => {
  const { state, events, granted } = settleFee(approved, paid('SERVICE'), journey, rules, now);
  expect(state).toMatchObject({ status: 'COMPLETED', credentialId: 'cre_1' });
  expect(events).toMatchObject([{ data: { credentialId: 'cre_1' } }]);
  expect(granted?.events).toMatchObject([{ data: { credentialId: 'cre_1', expiresOn: '2027-06-05' } }]);
  expect(granted?.state).toMatchObject({
    number: 'TL-482-913-075',
    holder: { en: 'Noura Abdullah Al-Qahtani' },
    issuedOn: dayOf(now),
    expiresOn: '2027-06-05',
    content: { city: 'الرياض', startsOn: '2027-01-01', endsOn: '2027-06-05' },
  });
  const letter = granted?.state;
  if (!letter) throw new Error('nothing was granted');
  expect(statusOn(letter, '2027-06-05')).toBe('ACTIVE');
  expect(statusOn(letter, '2027-06-06')).toBe('EXPIRED');
  expect(statusOn({ ...letter, status: 'REVOKED' }, '2027-06-06')).toBe('REVOKED');
});

test('MEM-23 an unpaid fee cancels, each with its own reason', () => {
  expect(lapseFee(awaitingAdminFee, 'ADMINISTRATIVE', rules, now).events).toMatchObject([
    { data: { why: 'ADMIN_FEE_UNPAID' } },
  ]);
  expect(lapseFee(approved, 'SERVICE', rules, now)).toMatchObject({
    state: { status: 'CANCELLED' },
    events: [{ data: { why: 'SERVICE_FEE_UNPAID' } }],
  });
});

test('MEM-20 billing’s word on a step that has passed, or has not come, changes nothing', () => {
  const unmoved = [
    [inReview, () => settleFee(inReview, paid('ADMINISTRATIVE'), journey, rules, now)],
    [inReview, () => settleFee(inReview, paid('SERVICE'), journey, rules, now)],
    [awaitingAdminFee, () => settleFee(awaitingAdminFee, paid('SERVICE'), journey, rules, now)],
    [approved, () => noteFeeDue(approved, due, rules, now)],
    [approved, () => lapseFee(approved, 'ADMINISTRATIVE', rules, now)],
    [inReview, () => lapseFee(inReview, 'SERVICE', rules, now)],
  ] as const;
  for (const [before, say] of unmoved) {
    const { state, events } = say();
    expect(state).toBe(before);
    expect(events).toBeUndefined();
  }
});
