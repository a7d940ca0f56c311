import { silent } from '@mumaris/kit/change';
import { endWaiver, waive } from '../../../applications';
import { applied, reversed } from '../../domain/announcement';
import type { Exception } from '../../domain/exception';
import type { Deps } from '../deps';
import { type Kind, sampleSize } from './kind';

const waiverOf = ({ id: exceptionId, requirement, reason: why, from, until }: Exception) => ({
  exceptionId,
  requirement: requirement ?? '',
  why,
  from: from ?? until,
  until,
});

/** A requirement of services does not apply for some days to who can still change an application. */
export const liftedRequirement = (deps: Deps): Kind => {
  const { applications, exceptedApplications, findUnmet, exceptionRules, clock } = deps;
  return {
    affected: async ({ scope, requirement }) => {
      const wanted = { ...scope, requirement: requirement ?? '' };
      const { unmet, stopped } = await findUnmet(wanted, exceptionRules.mostLookedAt);
      const sample = unmet
        .toSorted((one, other) => one.number.localeCompare(other.number))
        .slice(0, sampleSize)
        .map(({ number, practitionerId }) => ({ number, practitionerId, from: null, to: null }));
      return { count: unmet.length, atLeast: stopped, sample };
    },
    applied: exceptedApplications.countWaived,
    findToApply: ({ id, scope }, limit) => exceptedApplications.findUnwaived(scope, id, limit),
    apply: (exception, id) =>
      applications.update(id, (before) => {
        const after = waive(before, waiverOf(exception), clock.now());
        return after === before ? silent(before) : { state: after, events: [applied(exception, after)] };
      }),
    findToTakeOff: ({ id }, { notice }, limit) => exceptedApplications.findWaived(id, notice, limit),
    takeOff: (exception, { reason, notice }, id) =>
      applications.update(id, (before) => {
        const after = endWaiver(before, { exceptionId: exception.id, notice }, clock.now());
        if (after === before) return silent(before);
        return { state: after, events: [reversed(exception, after, { reason, until: notice })] };
      }),
  };
};
