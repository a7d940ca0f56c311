import { endOfPeriod } from '@mumaris/kit/calendar';
import type { Change } from '@mumaris/kit/change';
import { silent } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { assertAnotherPerson } from '@mumaris/kit/four-eyes';
import { type InterimEnd, InterimSuspensionEndedV1, InterimSuspensionOrderedV1, type Text } from '@mumaris/schemas';
import { type InterimSuspension, isOpen, type SanctionCase } from './sanction-case';
import type { SanctionRules } from './sanction-rules';

/** Of the suspension on the registrations. */
export const interimIdOf = ({ id }: Pick<SanctionCase, 'id'>): string => `${id}.interim`;

export const isRunning = ({ interim }: SanctionCase): boolean => interim !== null && interim.reviewUntil !== null;

const notNow = () => new RuleViolation('CASE_NOT_NOW', {}, 'caseId');

/** The case with something of its interim suspension changed. */
const withInterim = (one: SanctionCase, changed: Partial<InterimSuspension>): SanctionCase => {
  if (!one.interim) throw notNow();
  return { ...one, interim: { ...one.interim, ...changed } };
};

const told = ({ id: caseId, number, practitionerId, accountId }: SanctionCase) => ({
  ...{ caseId, number, practitionerId, accountId },
});

/** @throws RuleViolation OWN_CASE */
const assertNotOwn = ({ accountId }: SanctionCase, by: string): void => {
  if (by === accountId) throw new RuleViolation('OWN_CASE');
};

/** One person proposes it; what was proposed before and is neither confirmed nor over is put in other words. @throws RuleViolation CASE_NOT_NOW, OWN_CASE */
export const proposeInterim = (
  one: SanctionCase,
  { by, reason }: { readonly by: string; readonly reason: Text },
  now: Date,
): Change<SanctionCase> => {
  assertNotOwn(one, by);
  if (!isOpen(one) || isRunning(one)) throw notNow();
  const nobody = { confirmedBy: null, confirmedAt: null, reviewUntil: null, reviews: [], ended: null };
  return silent({ ...one, interim: { reason, proposedBy: by, proposedAt: now, ...nobody } });
};

/** A second person confirms it: it runs from this word (MEM-66). @throws RuleViolation CASE_NOT_NOW, OWN_CASE, SAME_PERSON */
export const confirmInterim = (
  one: SanctionCase,
  by: string,
  { reviewDays }: Pick<SanctionRules, 'reviewDays'>,
  now: Date,
): Change<SanctionCase> => {
  assertNotOwn(one, by);
  if (!isOpen(one) || !one.interim || one.interim.confirmedBy !== null) throw notNow();
  assertAnotherPerson(by, one.interim.proposedBy);
  const reviewUntil = endOfPeriod(now, reviewDays);
  const state = withInterim(one, { confirmedBy: by, confirmedAt: now, reviewUntil });
  const { reason } = one.interim;
  const event = InterimSuspensionOrderedV1.of({ ...told(one), reason, reviewUntil: reviewUntil.toISOString() });
  return { state, events: [event] };
};

const ended = (one: SanctionCase, why: InterimEnd, at: Date): Change<SanctionCase> => {
  const { openedBy } = one;
  const event = { ...told(one), why, from: at.toISOString() };
  return {
    state: withInterim(one, { reviewUntil: null, ended: { at, why } }),
    events: [one.accountId, openedBy].map((accountId) => InterimSuspensionEndedV1.of({ ...event, accountId })),
  };
};

/** Somebody reviews it: it is kept, and its days begin anew, or it is over. @throws RuleViolation CASE_NOT_NOW, OWN_CASE, SAME_PERSON, LIST_FULL */
export const reviewInterim = (
  one: SanctionCase,
  { by, keep, reason }: { readonly by: string; readonly keep: boolean; readonly reason: Text },
  { reviewDays, mostReviews: max }: Pick<SanctionRules, 'reviewDays' | 'mostReviews'>,
  now: Date,
): Change<SanctionCase> => {
  assertNotOwn(one, by);
  if (!one.interim?.reviewUntil || one.interim.reviewUntil < now) throw notNow();
  assertAnotherPerson(by, one.interim.proposedBy);
  if (!keep) return ended(one, 'LIFTED', now);
  const { reviews } = one.interim;
  if (reviews.length >= max) throw new RuleViolation('LIST_FULL', { max });
  const reviewUntil = endOfPeriod(now, reviewDays);
  return silent(withInterim(one, { reviewUntil, reviews: [...reviews, { by, at: now, reason }] }));
};

/** Ends one that nobody has reviewed in time: from the moment after its last; practitioner and case worker are told (MEM-66). */
export const lapseInterim = (one: SanctionCase, now: Date): Change<SanctionCase> => {
  const until = one.interim?.reviewUntil;
  if (!until || until >= now) return silent(one);
  return ended(one, 'NOT_REVIEWED', new Date(until.getTime() + 1));
};

/** Ends one whose case is decided or closed; nothing where none runs. */
export const endInterim = (one: SanctionCase, now: Date): Change<SanctionCase> =>
  isRunning(one) ? ended(one, 'CASE_ENDED', now) : silent(one);
