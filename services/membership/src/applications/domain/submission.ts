import { type Day, dayOf } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation, RuleViolations } from '@mumaris/kit/errors';
import { ApplicationResubmittedV1, ApplicationSubmittedV1 } from '@mumaris/schemas';
import type { Practitioner } from '../../profile';
import { type Advance, advance, type Journey } from './advance';
import { payUntil } from './useful-until';
import { factsOn, type Sources } from './sources';
import { mergeAnswers, type WrittenAnswer } from './answers';
import { type Application, assertOpen, eventData } from './application';
import type { Facts } from './facts';
import { feesAtSubmission } from './fees';
import { onRulesInForce } from './new-rules';
import { lateFrom } from './renewal';
import { judge, type Requirement } from './requirements';
import type { Rules } from './rules';
import { joinFaults } from './stated-entries';
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

/** What the rules decide by for this application. */
export const factsOf = (application: Application, sources: Sources, rules: Rules, now: Date): Facts => {
  const { questions } = rules.of(application);
  return factsOn(application, sources, { questions, reference: rules.reference }, judgedOn(application, now));
};

/** Each rule of the service for this application: met, unmet or not applicable, why, and what to do (MEM-04). */
export const requirementsOf = (application: Application, sources: Sources, rules: Rules, now: Date): Requirement[] =>
  judge(rules.of(application), rules.words, factsOf(application, sources, rules, now));

/** @throws RuleViolations one REQUIREMENTS_UNMET for each unmet requirement, its field the question or the document */
const assertMet = (application: Application, sources: Sources, rules: Rules, now: Date): void => {
  const unmet = requirementsOf(application, sources, rules, now).filter(({ verdict }) => verdict === 'UNMET');
  if (!unmet.length) return;
  throw new RuleViolations(
    unmet.map(
      ({ label, advice, question, document }) =>
        new RuleViolation(
          'REQUIREMENTS_UNMET',
          { label, advice: advice ?? { ar: '', en: '' } },
          question ?? document ?? undefined,
        ),
    ),
  );
};

/**
 * Answers questions of a draft or of a returned application (MEM-04).
 * @throws RuleViolation NOT_POSSIBLE_NOW, RETURN_PERIOD_OVER; RuleViolations one for each wrong answer, also where the profile would refuse a row (MEM-13)
 */
export const answerQuestions = (
  application: Application,
  written: readonly WrittenAnswer[],
  { profile }: Practitioner,
  rules: Rules,
  now: Date,
): Change<Application> => {
  const { state, events = [] } = changeable(application, rules, now);
  const choices = { reference: rules.reference, today: dayOf(now) };
  const { questions, joins } = rules.of(state);
  const faults = joins && joinFaults(joins, { ...choices, bornOn: profile.dateOfBirth });
  const answers = mergeAnswers(state.answers, written, questions, choices, faults);
  return { state: { ...state, answers, updatedAt: now }, events };
};

/**
 * The application as its applicant can change it now: a draft by the rules in force, a returned one in its time.
 * @throws RuleViolation NOT_POSSIBLE_NOW, RETURN_PERIOD_OVER
 */
export const changeable = (application: Application, rules: Rules, now: Date): Change<Application> => {
  assertPossible(application, 'ANSWER', 'APPLICANT', rules);
  assertInTime(application, now);
  // What a reviewer found was of the answers and documents as they were.
  if (application.ticks.length) return silent({ ...application, ticks: [] });
  return onRulesInForce(application, rules, now);
};

/**
 * Hands a draft in (MEM-20, MEM-21); from then on it is judged by the rules of this day (BIL-01).
 * @throws RuleViolation NOT_POSSIBLE_NOW, SERVICE_OPENS_SOON; RuleViolations REQUIREMENTS_UNMET
 */
export const submit = (application: Application, journey: Journey, rules: Rules, now: Date): Advance => {
  assertPossible(application, 'SUBMIT', 'APPLICANT', rules);
  const { state: draft, events: moved = [] } = onRulesInForce(application, rules, now);
  const service = rules.of(draft);
  assertOpen(service);
  assertMet(draft, journey, rules, now);
  const step = { action: 'SUBMIT', by: applicant(draft), what: 'SUBMITTED' } as const;
  const advanced = advance({ ...draft, submittedAt: now }, step, journey, rules, now);
  const submitted = ApplicationSubmittedV1.of({
    ...eventData(draft),
    category: journey.practitioner.profile.category,
    submittedAt: now.toISOString(),
    fee: feesAtSubmission(service.steps),
    ...payUntil(service.outcome, draft, journey.held),
    ...lateFrom(service.outcome, journey.held, now),
  });
  return { ...advanced, events: [...moved, submitted, ...(advanced.events ?? [])] };
};

/**
 * Hands a returned application in again (MEM-22); it keeps its place in the queue.
 * @throws RuleViolation NOT_POSSIBLE_NOW, RETURN_PERIOD_OVER; RuleViolations REQUIREMENTS_UNMET
 */
export const resubmit = (application: Application, journey: Journey, rules: Rules, now: Date): Advance => {
  assertPossible(application, 'RESUBMIT', 'APPLICANT', rules);
  assertInTime(application, now);
  assertMet(application, journey, rules, now);
  const step = { action: 'RESUBMIT', by: applicant(application), what: 'RESUBMITTED' } as const;
  const advanced = advance(application, step, journey, rules, now);
  return { ...advanced, events: [ApplicationResubmittedV1.of(eventData(application)), ...(advanced.events ?? [])] };
};
