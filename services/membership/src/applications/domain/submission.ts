import { type Day, dayOf } from '@mumaris/kit/calendar';
import { RuleViolation, RuleViolations } from '@mumaris/kit/errors';
import { ApplicationResubmittedV1, ApplicationSubmittedV1 } from '@mumaris/schemas';
import type { Rules } from './rules';
import { type Advance, advance, type Journey } from './advance';
import { type Answer, mergeAnswers } from './answers';
import { type Application, eventData } from './application';
import { type Change, silent } from '@mumaris/kit/change';
import { judge, type Requirement } from './requirements';
import { applicant, assertPossible } from './step';

/** A return can be answered until its last millisecond, whether the sweep has come by or not (MEM-22). */
const assertInTime = ({ dueAt }: Application, now: Date): void => {
  if (!dueAt || now <= dueAt) return;
  throw new RuleViolation('RETURN_PERIOD_OVER', { day: { day: dayOf(dueAt) } });
};

/** The day on which an application is judged: today while it is being written, else the day it was handed in. */
const judgedOn = ({ status, timeline, updatedAt }: Application, now: Date): Day => {
  if (status === 'DRAFT' || status === 'RETURNED') return dayOf(now);
  const handedIn = timeline.findLast(({ what }) => what === 'SUBMITTED' || what === 'RESUBMITTED');
  return dayOf(handedIn?.at ?? updatedAt);
};

/** Each rule of the service for this application, met or not (MEM-04). */
export const requirementsOf = (application: Application, rules: Rules, now: Date): Requirement[] =>
  judge(rules.for(application.service).requirements, application.answers, judgedOn(application, now));

/** @throws RuleViolations one REQUIREMENTS_UNMET for each unmet requirement, its field the question */
const assertMet = (application: Application, rules: Rules, now: Date): void => {
  const unmet = requirementsOf(application, rules, now).filter(({ met }) => !met);
  if (!unmet.length) return;
  throw new RuleViolations(
    unmet.map(
      ({ label, advice, question }) =>
        new RuleViolation('REQUIREMENTS_UNMET', { label, advice: advice ?? { ar: '', en: '' } }, question),
    ),
  );
};

/**
 * Answers questions of a draft or of a returned application (MEM-04).
 * @throws RuleViolation NOT_POSSIBLE_NOW, RETURN_PERIOD_OVER; RuleViolations one for each wrong answer
 */
export const answerQuestions = (
  application: Application,
  written: readonly Answer[],
  rules: Rules,
  now: Date,
): Change<Application> => {
  assertPossible(application, 'ANSWER', 'APPLICANT', rules);
  assertInTime(application, now);
  const answers = mergeAnswers(application.answers, written, rules.for(application.service).questions);
  return silent({ ...application, answers, updatedAt: now });
};

/** Hands a draft in (MEM-20, MEM-21). @throws RuleViolation NOT_POSSIBLE_NOW; RuleViolations REQUIREMENTS_UNMET */
export const submit = (application: Application, journey: Journey, rules: Rules, now: Date): Advance => {
  assertPossible(application, 'SUBMIT', 'APPLICANT', rules);
  assertMet(application, rules, now);
  const step = { action: 'SUBMIT', by: applicant(application), what: 'SUBMITTED' } as const;
  const advanced = advance({ ...application, submittedAt: now }, step, journey, rules, now);
  const submitted = ApplicationSubmittedV1.of({
    ...eventData(application),
    category: journey.practitioner.profile.category,
    submittedAt: now.toISOString(),
  });
  return { ...advanced, events: [submitted, ...(advanced.events ?? [])] };
};

/**
 * Hands a returned application in again (MEM-22); it keeps its place in the queue.
 * @throws RuleViolation NOT_POSSIBLE_NOW, RETURN_PERIOD_OVER; RuleViolations REQUIREMENTS_UNMET
 */
export const resubmit = (application: Application, journey: Journey, rules: Rules, now: Date): Advance => {
  assertPossible(application, 'RESUBMIT', 'APPLICANT', rules);
  assertInTime(application, now);
  assertMet(application, rules, now);
  const step = { action: 'RESUBMIT', by: applicant(application), what: 'RESUBMITTED' } as const;
  const advanced = advance(application, step, journey, rules, now);
  return { ...advanced, events: [ApplicationResubmittedV1.of(eventData(application)), ...(advanced.events ?? [])] };
};
