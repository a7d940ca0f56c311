import { consentToFreeing, openDispute, rejectDispute } from './id-number-dispute';

const now = new Date('2026-11-22T09:00:00.000Z');
const opening = { id: 'ind_1', accountId: 'acc_holder', idNumber: '1*******08' };
const by = (actorId: string, reason = 'Came with the ID card.') => ({ actorId, reason });
const open = () => openDispute(opening, by('acc_support'), now).state;
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

test('IDN-17 a dispute that was opened waits for somebody else', () => {
  expect(open()).toMatchObject({ ...opening, status: 'OPEN', openedBy: 'acc_support', decidedBy: null });
});

test('IDN-17 a second person frees the number', () => {
  const { state } = consentToFreeing(open(), by('acc_admin', 'Seen as well.'), now);
  expect(state).toMatchObject({ status: 'FREED', decidedBy: 'acc_admin', decision: 'Seen as well.', decidedAt: now });
});

test('IDN-17 who opened it does not free it, and may give it up', () => {
  expect(() => consentToFreeing(open(), by('acc_support'), now)).toThrow(refusal('SECOND_PERSON_NEEDED'));
  expect(rejectDispute(open(), by('acc_support'), now).state.status).toBe('REJECTED');
});

test('IDN-17 nobody has a say in whose one’s own number is', () => {
  const own = by('acc_holder');
  expect(() => openDispute(opening, own, now)).toThrow(refusal('ID_NUMBER_DISPUTE_OWN'));
  for (const decide of [consentToFreeing, rejectDispute])
    expect(() => decide(open(), own, now)).toThrow(refusal('ID_NUMBER_DISPUTE_OWN'));
});

test('IDN-17 what is decided stays decided', () => {
  const ended = [consentToFreeing, rejectDispute].map((decide) => decide(open(), by('acc_admin'), now).state);
  for (const dispute of ended)
    for (const decide of [consentToFreeing, rejectDispute])
      expect(() => decide(dispute, by('acc_other'), now)).toThrow(refusal('ID_NUMBER_DISPUTE_ENDED'));
});
