import { addMonths, dayOf, hoursAfter } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { ExamOfferMadeV1, type SittingStatus, type Text } from '@mumaris/schemas';
import { centreOf, type Exam, examOf, type ExamRules } from './exam-rules';
import { sittingData } from './told';

/** Who sits, waits or is offered a place: whom events about it name. */
export interface Candidate {
  readonly applicationId: string;
  /** The application's number. */
  readonly number: string;
  readonly service: string;
  readonly practitionerId: string;
  readonly accountId: string;
}

/** A place, since when. */
interface Place extends Candidate {
  readonly at: Date;
}

/** A freed place that is held for one person (MEM-54). */
export interface Offer extends Candidate {
  readonly until: Date;
}

/** One holding of an exam in a centre. Its seats, the places that are held and its waiting list change together. */
export interface Sitting {
  readonly id: string;
  readonly number: string;
  readonly exam: string;
  readonly centre: string;
  readonly startsAt: Date;
  readonly capacity: number;
  readonly status: SittingStatus;
  readonly seats: readonly Place[];
  readonly offers: readonly Offer[];
  /** In the order in which they came. */
  readonly waiting: readonly Place[];
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly voided: { readonly reason: Text; readonly by: string; readonly at: Date } | null;
  /** When all of those who had a place in a voided one were told; null while they are, and of one that is open. */
  readonly releasedAt: Date | null;
}

interface Plan {
  readonly exam: string;
  readonly centre: string;
  readonly startsAt: Date;
  readonly capacity: number;
}

const assertCapacity = (capacity: number, { mostSeats: max }: ExamRules): void => {
  if (capacity < 1 || capacity > max) throw new RuleViolation('SITTING_CAPACITY', { max }, 'capacity');
};

/** A new sitting (MEM-54). @throws RuleViolation UNKNOWN_EXAM, UNKNOWN_CENTRE, SITTING_CAPACITY, SITTING_START */
export const createSitting = (
  { id, number, plan, by }: { id: string; number: string; plan: Plan; by: string },
  rules: ExamRules,
  now: Date,
): Change<Sitting> => {
  const exam = examOf(plan.exam, rules);
  centreOf(plan.centre, rules);
  assertCapacity(plan.capacity, rules);
  const months = rules.mostMonthsAhead;
  const tooFar = dayOf(plan.startsAt) > addMonths(dayOf(now), months);
  if (plan.startsAt <= hoursAfter(now, exam.changeUntilHours) || tooFar)
    throw new RuleViolation('SITTING_START', { hours: exam.changeUntilHours, months }, 'startsAt');
  const nobody = { seats: [], offers: [], waiting: [] };
  const made = { createdAt: now, createdBy: by, voided: null, releasedAt: null };
  return silent({ id, number, ...plan, status: 'OPEN', ...nobody, ...made });
};

/** How many places nobody has and nobody is offered: never fewer than none, also where the capacity was made smaller (MEM-54). */
export const freeOf = ({ capacity, seats, offers, status }: Sitting): number =>
  status === 'OPEN' ? Math.max(0, capacity - seats.length - offers.length) : 0;

const startsIn = ({ startsAt }: Sitting, hours: number): Date => hoursAfter(startsAt, -hours);

/** Whether places can still be booked. */
export const isBookable = (sitting: Sitting, { bookingClosesHours }: Exam, now: Date): boolean =>
  sitting.status === 'OPEN' && now < startsIn(sitting, bookingClosesHours);

/** Whether a booking can still be cancelled or moved without using an attempt. */
export const isChangeable = (sitting: Sitting, { changeUntilHours }: Exam, now: Date): boolean =>
  sitting.status === 'OPEN' && now <= startsIn(sitting, changeUntilHours);

const of = (applicationId: string) => (one: Candidate) => one.applicationId === applicationId;
const notOf = (applicationId: string) => (one: Candidate) => one.applicationId !== applicationId;

export const hasSeat = ({ seats }: Sitting, applicationId: string): boolean => seats.some(of(applicationId));
export const offerOf = ({ offers }: Sitting, applicationId: string): Offer | undefined =>
  offers.find(of(applicationId));

/** The place on the waiting list, counted from 1; undefined for who is not on it. */
export const placeOf = ({ waiting }: Sitting, applicationId: string): number | undefined => {
  const index = waiting.findIndex(of(applicationId));
  return index < 0 ? undefined : index + 1;
};

const assertBookable = (sitting: Sitting, exam: Exam, now: Date): void => {
  if (!isBookable(sitting, exam, now)) throw new RuleViolation('SITTING_CLOSED', { hours: exam.bookingClosesHours });
};

/**
 * Refuses who cannot have a place now: without a lock, so that a full sitting says so at once to a thousand (MEM-54).
 * @throws RuleViolation SITTING_CLOSED, SITTING_FULL with the place that the newcomer would have on the list
 */
export const assertFree = (sitting: Sitting, applicationId: string, exam: Exam, now: Date): void => {
  assertBookable(sitting, exam, now);
  const offer = offerOf(sitting, applicationId);
  if (offer && now <= offer.until) return;
  if (freeOf(sitting) > 0) return;
  const place = placeOf(sitting, applicationId) ?? sitting.waiting.length + 1;
  throw new RuleViolation('SITTING_FULL', { place });
};

/** Holds freed places for those who have waited longest, one person each, until their offers lapse or booking closes (MEM-54). */
const offerFreed = (sitting: Sitting, rules: ExamRules, now: Date): Change<Sitting> => {
  const exam = examOf(sitting.exam, rules);
  if (!isBookable(sitting, exam, now)) return silent(sitting);
  const next = sitting.waiting.slice(0, freeOf(sitting));
  if (!next.length) return silent(sitting);
  const [lapse, closes] = [hoursAfter(now, exam.offerHours), startsIn(sitting, exam.bookingClosesHours)];
  const until = lapse < closes ? lapse : closes;
  const offers = next.map(({ at: _at, ...candidate }): Offer => ({ ...candidate, until }));
  return {
    state: { ...sitting, waiting: sitting.waiting.slice(next.length), offers: [...sitting.offers, ...offers] },
    events: offers.map(({ until: end, ...candidate }) =>
      ExamOfferMadeV1.of({ ...candidateOf(candidate), ...sittingData(sitting, rules), until: end.toISOString() }),
    ),
  };
};

/** Of an application, or of a place, who it is of: as sittings keep it, and as every event says it. */
export const candidateOf = ({ applicationId, number, service, practitionerId, accountId }: Candidate): Candidate => ({
  applicationId,
  number,
  service,
  practitionerId,
  accountId,
});

/** Without somebody's seat, offer and place on the list. */
const without = (sitting: Sitting, applicationId: string): Sitting => ({
  ...sitting,
  seats: sitting.seats.filter(notOf(applicationId)),
  offers: sitting.offers.filter(notOf(applicationId)),
  waiting: sitting.waiting.filter(notOf(applicationId)),
});

/** Takes a place (MEM-54). Who has one already keeps it. @throws RuleViolation as assertFree does */
export const takeSeat = (sitting: Sitting, candidate: Candidate, rules: ExamRules, now: Date): Change<Sitting> => {
  if (hasSeat(sitting, candidate.applicationId)) return silent(sitting);
  assertFree(sitting, candidate.applicationId, examOf(sitting.exam, rules), now);
  const others = without(sitting, candidate.applicationId);
  return silent({ ...others, seats: [...others.seats, { ...candidateOf(candidate), at: now }] });
};

/** Gives up a seat, an offer or a place on the list; what is freed goes to who has waited longest. */
export const leaveSitting = (sitting: Sitting, applicationId: string, rules: ExamRules, now: Date): Change<Sitting> => {
  const left = without(sitting, applicationId);
  const size = ({ seats, offers, waiting }: Sitting) => seats.length + offers.length + waiting.length;
  return size(left) === size(sitting) ? silent(sitting) : offerFreed(left, rules, now);
};

/**
 * Joins the waiting list, first come (MEM-54). Who is on it, or has an offer, stays where they are.
 * @throws RuleViolation SITTING_CLOSED, PLACES_FREE, WAITING_LIST_FULL
 */
export const joinWaitingList = (
  sitting: Sitting,
  candidate: Candidate,
  rules: ExamRules,
  now: Date,
): Change<Sitting> => {
  const exam = examOf(sitting.exam, rules);
  const { applicationId } = candidate;
  assertBookable(sitting, exam, now);
  if (hasSeat(sitting, applicationId) || offerOf(sitting, applicationId) || placeOf(sitting, applicationId))
    return silent(sitting);
  if (freeOf(sitting) > 0) throw new RuleViolation('PLACES_FREE');
  if (sitting.waiting.length >= exam.mostWaiting)
    throw new RuleViolation('WAITING_LIST_FULL', { max: exam.mostWaiting });
  return silent({ ...sitting, waiting: [...sitting.waiting, { ...candidateOf(candidate), at: now }] });
};

/** Those whose offers are over. */
export const lapsedOffers = ({ offers }: Sitting, now: Date): readonly Offer[] =>
  offers.filter(({ until }) => until < now);

/** Ends the offers that are over, and offers their places to the next (MEM-54). */
export const lapseOffers = (sitting: Sitting, rules: ExamRules, now: Date): Change<Sitting> => {
  const lapsed = lapsedOffers(sitting, now);
  if (!lapsed.length) return silent(sitting);
  return offerFreed({ ...sitting, offers: sitting.offers.filter((one) => !lapsed.includes(one)) }, rules, now);
};

const assertOpen = (sitting: Sitting, now: Date): void => {
  if (sitting.status !== 'OPEN' || sitting.startsAt <= now) throw new RuleViolation('SITTING_OVER');
};

/** Another capacity: a smaller one throws nobody out (MEM-54). @throws RuleViolation SITTING_OVER, SITTING_CAPACITY */
export const changeCapacity = (sitting: Sitting, capacity: number, rules: ExamRules, now: Date): Change<Sitting> => {
  assertOpen(sitting, now);
  assertCapacity(capacity, rules);
  return capacity === sitting.capacity ? silent(sitting) : offerFreed({ ...sitting, capacity }, rules, now);
};

/** Voids a sitting: it uses nobody's attempt (MEM-54). Those who have a place are released one after another. @throws RuleViolation SITTING_VOIDED */
export const voidSitting = (
  sitting: Sitting,
  { reason, by }: { readonly reason: Text; readonly by: string },
  now: Date,
): Change<Sitting> => {
  if (sitting.status !== 'OPEN') throw new RuleViolation('SITTING_VOIDED');
  return silent({ ...sitting, status: 'VOIDED', voided: { reason, by, at: now } });
};

/** All who have a seat, an offer or a place on the list. */
export const peopleOf = ({ seats, offers, waiting }: Sitting): readonly Candidate[] => [
  ...seats,
  ...offers,
  ...waiting,
];

/** Takes somebody out of a voided sitting; the last one ends it. */
export const release = (sitting: Sitting, applicationId: string, now: Date): Change<Sitting> => {
  const left = without(sitting, applicationId);
  return silent({ ...left, releasedAt: peopleOf(left).length ? null : now });
};
