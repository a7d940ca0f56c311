import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { ExamBookedV1, ExamBookingCancelledV1, ExamOfferLapsedV1, ExamSittingVoidedV1 } from '@mumaris/schemas';
import type { Candidacy } from './candidacy';
import { examOf, type ExamRules } from './exam-rules';
import { assertMaySit } from './next-attempt';
import { candidateOf, isChangeable, type Sitting } from './sitting';
import { sittingData } from './told';

const about = (candidacy: Candidacy, sitting: Sitting, rules: ExamRules) => ({
  ...candidateOf(candidacy),
  ...sittingData(sitting, rules),
});

const seated = (candidacy: Candidacy, sitting: Sitting, rules: ExamRules, now: Date): Change<Candidacy> => ({
  state: {
    ...candidacy,
    booking: { sittingId: sitting.id, startsAt: sitting.startsAt, at: now },
    waitingFor: candidacy.waitingFor === sitting.id ? null : candidacy.waitingFor,
  },
  events: [ExamBookedV1.of(about(candidacy, sitting, rules))],
});

/** Books a sitting (MEM-53, MEM-54). The same again changes nothing. @throws RuleViolation BOOKED_ALREADY, and as assertMaySit does */
export const book = (candidacy: Candidacy, sitting: Sitting, rules: ExamRules, now: Date): Change<Candidacy> => {
  if (candidacy.booking?.sittingId === sitting.id) return silent(candidacy);
  assertMaySit(candidacy, sitting, examOf(candidacy.exam, rules));
  if (candidacy.booking) throw new RuleViolation('BOOKED_ALREADY');
  return seated(candidacy, sitting, rules, now);
};

/** The booking of a sitting that can still be changed. @throws RuleViolation NOT_BOOKED, TOO_LATE_TO_CHANGE */
const assertChangeable: (
  candidacy: Candidacy,
  booked: Sitting | undefined,
  rules: ExamRules,
  now: Date,
) => asserts booked is Sitting = (candidacy, booked, rules, now) => {
  if (!booked || candidacy.booking?.sittingId !== booked.id) throw new RuleViolation('NOT_BOOKED');
  const exam = examOf(booked.exam, rules);
  if (!isChangeable(booked, exam, now)) throw new RuleViolation('TOO_LATE_TO_CHANGE', { hours: exam.changeUntilHours });
};

/** Cancels a booking in time: no attempt is used (MEM-54). @throws RuleViolation NOT_BOOKED, TOO_LATE_TO_CHANGE */
export const cancelBooking = (
  candidacy: Candidacy,
  booked: Sitting | undefined,
  rules: ExamRules,
  now: Date,
): Change<Candidacy> => {
  assertChangeable(candidacy, booked, rules, now);
  return {
    state: { ...candidacy, booking: null },
    events: [ExamBookingCancelledV1.of(about(candidacy, booked, rules))],
  };
};

/** Moves a booking to another sitting in one step (MEM-54). @throws RuleViolation NOT_BOOKED, TOO_LATE_TO_CHANGE, and as assertMaySit does */
export const moveBooking = (
  candidacy: Candidacy,
  { from, to }: { readonly from: Sitting; readonly to: Sitting },
  rules: ExamRules,
  now: Date,
): Change<Candidacy> => {
  if (candidacy.booking?.sittingId === to.id) return silent(candidacy);
  assertChangeable(candidacy, from, rules, now);
  assertMaySit(candidacy, to, examOf(candidacy.exam, rules));
  return seated({ ...candidacy, booking: null }, to, rules, now);
};

/** Waits for a place (MEM-54). @throws RuleViolation BOOKED_ALREADY, and as assertMaySit does */
export const waitFor = (candidacy: Candidacy, sitting: Sitting, rules: ExamRules): Change<Candidacy> => {
  assertMaySit(candidacy, sitting, examOf(candidacy.exam, rules));
  if (candidacy.booking) throw new RuleViolation('BOOKED_ALREADY');
  return silent(candidacy.waitingFor === sitting.id ? candidacy : { ...candidacy, waitingFor: sitting.id });
};

/** Waits no longer. */
export const stopWaiting = (candidacy: Candidacy, sittingId: string): Change<Candidacy> =>
  silent(candidacy.waitingFor === sittingId ? { ...candidacy, waitingFor: null } : candidacy);

/** An offered place was not taken in time. */
export const missOffer = (candidacy: Candidacy, sitting: Sitting, rules: ExamRules): Change<Candidacy> => ({
  ...stopWaiting(candidacy, sitting.id),
  events: [ExamOfferLapsedV1.of(about(candidacy, sitting, rules))],
});

/** A voided sitting uses no attempt (MEM-54): whoever had a place in it is free again, and told why. */
export const leaveVoided = (candidacy: Candidacy, sitting: Sitting, rules: ExamRules): Change<Candidacy> => {
  const { state } = stopWaiting(candidacy, sitting.id);
  // A result that was recorded before stands, and who was released already is told once.
  const booked = candidacy.booking?.sittingId === sitting.id;
  if ((!booked && state === candidacy) || !sitting.voided) return silent(state);
  const told = { ...about(candidacy, sitting, rules), reason: sitting.voided.reason };
  return { state: { ...state, booking: booked ? null : state.booking }, events: [ExamSittingVoidedV1.of(told)] };
};
