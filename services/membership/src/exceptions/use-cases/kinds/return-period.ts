import { dayOf } from '@mumaris/kit/calendar';
import { silent } from '@mumaris/kit/change';
import { prolongReturn, shortenReturn } from '../../../applications';
import { applied, reversed } from '../../domain/announcement';
import type { Deps } from '../deps';
import { type Kind, sampleSize } from './kind';

/** Returned applications that have to be answered within some days can be answered until a later one. */
export const returnPeriod = ({ applications, exceptedApplications, rules, clock }: Deps): Kind => ({
  affected: async ({ scope, until }) => {
    const [count, found] = await Promise.all([
      exceptedApplications.countReturned(scope),
      exceptedApplications.firstReturned(scope, sampleSize),
    ]);
    const sample = found.map(({ number, practitionerId, dueAt }) => ({
      number,
      practitionerId,
      from: dueAt && dayOf(dueAt),
      to: until,
    }));
    return { count, atLeast: false, sample };
  },
  applied: exceptedApplications.countProlonged,
  findToApply: ({ scope, until }, limit) => exceptedApplications.findReturnedEndingBefore(scope, until, limit),
  apply: (exception, id) =>
    applications.update(id, (before) => {
      const { id: exceptionId, reason, until } = exception;
      const after = prolongReturn(before, { exceptionId, reason, until }, rules, clock.now());
      return after === before ? silent(before) : { state: after, events: [applied(exception, after)] };
    }),
  findToTakeOff: ({ id }, { notice }, limit) => exceptedApplications.findProlonged(id, notice, limit),
  takeOff: (exception, reversal, id) =>
    applications.update(id, (before) => {
      const after = shortenReturn(before, { exceptionId: exception.id, ...reversal }, rules, clock.now());
      if (after === before || !after.dueAt) return silent(before);
      const until = dayOf(after.dueAt);
      return { state: after, events: [reversed(exception, after, { reason: reversal.reason, until })] };
    }),
});
