import { addDays, type Day, dayOf } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { type ApplicationStatus, PromiseAtRiskV1 } from '@mumaris/schemas';
import type { Application, ApplicationPromise, TimelineEntry } from './application';
import type { Happening } from './happening';
import { inHandStatuses } from './lifecycle';
import { isWorkingDay, lastWorkingDays, type OfficeHours } from './office-hours';
import type { Rules } from './rules';

const decisions: readonly ApplicationStatus[] = ['PRELIMINARILY_APPROVED', 'COMPLETED', 'REJECTED'];

/** What an appeal of its rejection does to an application. */
const appealed: readonly Happening[] = ['APPEAL_CHANGED', 'APPEAL_SENT_BACK'];

/** As many events as one change can tell. */
const mostLeads = 100;

/** Days on which the Commission had an application in hand, both ends counted; up to now where it still has. */
interface Span {
  readonly from: Day;
  readonly to: Day | null;
}

const isInHand = (status: ApplicationStatus | undefined) => inHandStatuses.some((one) => one === status);

const later = (one: Day, other: Day): Day => (one > other ? one : other);

/** Its entries from where it was last opened again by an appeal, all of them where it never was: a promise is made anew then (MEM-33). */
const sinceOpened = (timeline: readonly TimelineEntry[]) =>
  timeline.slice(
    Math.max(
      0,
      timeline.findLastIndex(({ what }) => appealed.includes(what)),
    ),
  );

/** The entries with which an application came to the Commission and left it, in turn. */
const turnsOf = (timeline: readonly TimelineEntry[]) => {
  const entries = sinceOpened(timeline);
  return entries.filter(({ status }, index) => isInHand(status) !== isInHand(entries[index - 1]?.status));
};

const spansOf = (turns: readonly TimelineEntry[]): Span[] =>
  turns.flatMap(({ at }, index) => {
    const left = turns[index + 1];
    return index % 2 ? [] : [{ from: dayOf(at), to: left ? dayOf(left.at) : null }];
  });

/**
 * The working days that count: after the first day of all, those on which the Commission had it in hand for any part.
 * Without an end while it still has.
 */
function* countedDays(spans: readonly Span[], hours: OfficeHours): Generator<Day> {
  let last = spans[0]?.from ?? '';
  for (const { from, to } of spans)
    for (let day = later(from, addDays(last, 1)); to === null || day <= to; day = addDays(day, 1)) {
      last = day;
      if (isWorkingDay(day, hours)) yield day;
    }
}

/** The last of a number of days that count, 1 or more. @throws when fewer are there */
const lastOf = (count: number, days: Iterable<Day>): Day => {
  let left = count;
  for (const day of days) {
    left -= 1;
    if (left === 0) return day;
  }
  throw new Error(`there are fewer than ${count} days`);
};

/** The clock runs. What was told is the least: holidays that are moved make a promise later only. */
const running = (application: Application, spans: readonly Span[], rules: Rules): ApplicationPromise => {
  // A promise that was decided on is another one's.
  const before = application.promise?.decidedOn ? null : application.promise;
  const { officeHours: hours, periods } = rules.lifecycle;
  const reckoned = lastOf(rules.of(application).promisedWorkingDays, countedDays(spans, hours));
  const by = later(before?.by ?? '', reckoned);
  const escalatedAt = before?.escalatedAt ?? null;
  const lastDays = lastWorkingDays(by, periods.promiseAtRiskWorkingDays, hours);
  const atRiskFrom = escalatedAt ? null : later(lastDays, addDays(spans[0]?.from ?? by, 1));
  const undecided = { decidedOn: null, workingDays: null };
  return { state: 'RUNNING', by, hoursVersion: hours.version, atRiskFrom, escalatedAt, ...undecided };
};

/** It was decided on: kept where the Commission had it no longer than promised. */
const decided = (
  before: ApplicationPromise,
  spans: readonly Span[],
  decidedOn: Day,
  hours: OfficeHours,
): ApplicationPromise => {
  const state = (spans.at(-1)?.to ?? decidedOn) <= before.by ? 'KEPT' : 'MISSED';
  return { ...before, state, atRiskFrom: null, decidedOn, workingDays: [...countedDays(spans, hours)].length };
};

/** Those whose leads were told come first, then the longest waiting. */
const queueKeyOf = (since: Date, { escalatedAt }: Pick<ApplicationPromise, 'escalatedAt'>): string =>
  `${escalatedAt ? 0 : 1} ${since.toISOString()}`;

/** The application with its promise as its timeline has it by now (MEM-34), and with its place in the queue. */
export const withPromise = (application: Application, rules: Rules): Application => {
  const { status, timeline, updatedAt, promise: before } = application;
  const turns = turnsOf(timeline);
  const spans = spansOf(turns);
  if (isInHand(status)) {
    const promise = running(application, spans, rules);
    const since = application.queuedAt ?? turns[0]?.at ?? updatedAt;
    return { ...application, promise, queueKey: queueKeyOf(since, promise) };
  }
  const ended = before === null || before.decidedOn !== null;
  if (ended) return { ...application, queueKey: null };
  if (decisions.includes(status)) {
    const promise = decided(before, spans, dayOf(updatedAt), rules.lifecycle.officeHours);
    return { ...application, promise, queueKey: null };
  }
  const state = status === 'CANCELLED' ? 'WITHDRAWN' : 'STOPPED';
  return { ...application, promise: { ...before, state, atRiskFrom: null, escalatedAt: null }, queueKey: null };
};

/** Reckons a promise by the office hours in force, where it was by others; one whose clock does not run stays. */
export const reckonAnew = (application: Application, rules: Rules): Change<Application> => {
  const { status, promise } = application;
  const known = (promise?.hoursVersion ?? 0) >= rules.lifecycle.officeHours.version;
  return silent(known || !isInHand(status) ? application : withPromise(application, rules));
};

/** Puts an application whose promise is near its end first, and tells each lead once (MEM-34); never of their own. */
export const escalate = (application: Application, leads: readonly string[], now: Date): Change<Application> => {
  const { id, number, service, accountId: applicant, promise, queuedAt } = application;
  if (!promise?.atRiskFrom || promise.atRiskFrom > dayOf(now)) return silent(application);
  const escalated = { ...promise, atRiskFrom: null, escalatedAt: now };
  const told = { applicationId: id, number, service, promisedBy: promise.by };
  return {
    state: { ...application, promise: escalated, queueKey: queueKeyOf(queuedAt ?? now, escalated) },
    events: leads
      .filter((lead) => lead !== applicant)
      .slice(0, mostLeads)
      .map((accountId) => PromiseAtRiskV1.of({ accountId, ...told })),
  };
};

/** By which day the Commission decides, or was to decide; null where no day is promised, as while the applicant is asked. */
export const promisedBy = ({ promise }: Application): Day | null =>
  promise && promise.state !== 'STOPPED' && promise.state !== 'WITHDRAWN' ? promise.by : null;
