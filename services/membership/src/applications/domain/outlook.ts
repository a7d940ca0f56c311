import { type Day, dayOf, toHijri } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import { say } from '@mumaris/kit/words/say';
import type { Application, TimelineEntry } from './application';
import { isDecided } from './lifecycle';
import type { NextStep, Rules } from './rules';

/** Who must do what next; null when the application has ended. */
export const nextStepOf = ({ status, feeDueAt }: Application, { lifecycle }: Rules): NextStep | null => {
  const { nextStep, beforeInvoice } = lifecycle.statuses[status];
  return (feeDueAt === null ? beforeInvoice : undefined) ?? nextStep ?? null;
};

export interface Deadline {
  readonly at: Date;
  readonly day: Day;
  readonly hijri: string;
  readonly consequence: Text;
}

/** By when, and what happens then; null where nothing is due. */
export const deadlineOf = ({ status, dueAt, feeDueAt }: Application, { lifecycle }: Rules): Deadline | null => {
  const at = dueAt ?? feeDueAt;
  const { consequence } = lifecycle.statuses[status];
  if (!at || !consequence) return null;
  const day = dayOf(at);
  return { at, day, hijri: toHijri(day), consequence };
};

/** What the status of an application is called: where nobody decides on it, nobody has approved it. */
export const statusLabelOf = (application: Application, rules: Rules): Text => {
  const { statuses, undecided } = rules.lifecycle;
  return (
    (isDecided(rules.of(application).steps) ? undefined : undecided[application.status]) ??
    statuses[application.status].label
  );
};

/** A timeline entry in words. */
export const wordsOf = ({ what, details, status }: TimelineEntry, { lifecycle }: Rules): Text => {
  const { happenings, completing } = lifecycle;
  return say((status === 'COMPLETED' ? completing[what] : undefined) ?? happenings[what], details);
};
