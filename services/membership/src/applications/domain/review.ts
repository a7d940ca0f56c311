import { dayOf, endOfPeriod } from '@mumaris/kit/calendar';
import { RuleViolation, type Text } from '@mumaris/kit/errors';
import { allRead } from '@mumaris/kit/text/reading';
import { ApplicationRejectedV1, ApplicationReturnedV1 } from '@mumaris/schemas';
import type { Rules } from './rules';
import { type Advance, advance, type Journey } from './advance';
import { unknownQuestion } from './answers';
import { type Application, type Deficiency, eventData } from './application';
import { assertUseful } from './useful-until';
import { assertClaimed, type Reviewing } from './claim';
import { readReason, type WrittenReason } from './ready-reason';
import { withRemark } from './remark';
import { assertNotRegisteredMeanwhile, assertNotRevoked } from './renewal';
import type { Change } from '@mumaris/kit/change';
import type { Service } from './service';
import { reviewer as reviewerOf, takeStep } from './step';

const deficiencyCount = { min: 1, max: 20 };

/** What a reviewer writes of one deficiency: its text or a ready reason. */
interface WrittenDeficiency extends WrittenReason, Omit<Deficiency, 'text'> {}

/** @throws RuleViolation or RuleViolations: how many there are, or what is wrong with each */
const readDeficiencies = (written: readonly WrittenDeficiency[], service: Service, rules: Rules): Deficiency[] => {
  const { min, max } = deficiencyCount;
  if (written.length < min || written.length > max)
    throw new RuleViolation('DEFICIENCIES_COUNT', deficiencyCount, 'deficiencies');
  const { questions, documents, code } = service;
  const read = written.map(({ text, readyReason, question, document }, index) => {
    const place = ['deficiencies', String(index)];
    const asked = question === null || questions.some(({ id }) => id === question);
    const wanted = document === null || documents.some(({ id }) => id === document);
    return {
      text: readReason({ text, readyReason }, { service: code, outcome: 'RETURN' }, rules, place),
      question: asked ? question : unknownQuestion(question, [...place, 'question']),
      document: wanted ? document : new RuleViolation('UNKNOWN_DOCUMENT_SLOT', {}, [...place, 'document']),
    };
  });
  allRead(
    {},
    read.flatMap(({ text, ...others }) => [...Object.values(text), ...Object.values(others)]),
  );
  return read.map(({ text, ...others }) => ({ text: allRead(text), ...allRead(others) }));
};

interface Return {
  readonly reviewer: Reviewing;
  readonly deficiencies: readonly WrittenDeficiency[];
}

/**
 * Returns an application with what is deficient; its applicant has 30 days (MEM-22).
 * @throws RuleViolation OWN_APPLICATION, RELATIVES_APPLICATION, NOT_POSSIBLE_NOW, CLAIM_FIRST, and what is wrong with the deficiencies
 */
export const returnToApplicant = (
  application: Application,
  { reviewer, deficiencies: written }: Return,
  rules: Rules,
  now: Date,
): Change<Application> => {
  assertClaimed(application, 'RETURN', reviewer, rules);
  const deficiencies = readDeficiencies(written, rules.of(application), rules);
  const dueAt = endOfPeriod(now, rules.lifecycle.periods.answerReturnDays);
  const details = { count: deficiencies.length, day: { day: dayOf(dueAt) } };
  const step = { action: 'RETURN', by: reviewerOf(reviewer.id), what: 'RETURNED', details } as const;
  const returned = ApplicationReturnedV1.of({
    ...eventData(application),
    deficiencies: deficiencies.map(({ text }) => text) as [Text, ...Text[]],
    dueAt: dueAt.toISOString(),
  });
  return { state: { ...takeStep(application, step, rules, now), deficiencies, dueAt }, events: [returned] };
};

/**
 * What every approval asks of who holds what by now (MEM-62, MEM-63, MEM-66).
 * @throws RuleViolation REGISTRATION_ENDED, PERIOD_ENDED, REGISTRATION_REVOKED, REGISTERED_MEANWHILE
 */
export const assertGrantable = (application: Application, { held }: Journey, rules: Rules, now: Date): void => {
  const { outcome } = rules.of(application);
  assertUseful(outcome, application, held, now);
  assertNotRevoked(outcome, held);
  assertNotRegisteredMeanwhile(application, outcome, held);
};

interface Approve {
  readonly reviewer: Reviewing;
  /** For staff only. */
  readonly remark?: string | null | undefined;
}

/**
 * Approves an application; the service fee falls due where the service has one (MEM-23). What was found wanting is mended, or found right, first.
 * @throws RuleViolation OWN_APPLICATION, RELATIVES_APPLICATION, NOT_POSSIBLE_NOW, CLAIM_FIRST, CHECKLIST_FAILED, REGISTRATION_ENDED, PERIOD_ENDED, REGISTRATION_REVOKED, REGISTERED_MEANWHILE,
 *   TOO_LONG
 */
export const approve = (
  application: Application,
  { reviewer, remark }: Approve,
  journey: Journey,
  rules: Rules,
  now: Date,
): Advance => {
  assertClaimed(application, 'APPROVE', reviewer, rules);
  const failed = application.ticks.filter(({ ok }) => !ok).length;
  if (failed) throw new RuleViolation('CHECKLIST_FAILED', { count: failed });
  assertGrantable(application, journey, rules, now);
  const remarked = withRemark(application, { reviewerId: reviewer.id, remark: remark ?? '' }, now);
  const step = { action: 'APPROVE', by: reviewerOf(reviewer.id), what: 'APPROVED' } as const;
  return advance(remarked, step, journey, rules, now);
};

interface Reject extends WrittenReason {
  readonly reviewer: Reviewing;
  readonly nonCompliance: boolean;
}

/**
 * Rejects an application with a reason, and records whether it was for non-compliance (MEM-24).
 * @throws RuleViolation OWN_APPLICATION, RELATIVES_APPLICATION, NOT_POSSIBLE_NOW, CLAIM_FIRST, TEXT_ARABIC, TEXT_ENGLISH
 */
export const reject = (
  application: Application,
  { reviewer, text, readyReason, nonCompliance }: Reject,
  rules: Rules,
  now: Date,
): Change<Application> => {
  assertClaimed(application, 'REJECT', reviewer, rules);
  const given = { service: application.service, outcome: 'REJECT' } as const;
  const reason = allRead(readReason({ text, readyReason }, given, rules, ['reason']));
  const step = { action: 'REJECT', by: reviewerOf(reviewer.id), what: 'REJECTED', details: { reason } } as const;
  return {
    state: { ...takeStep(application, step, rules, now), nonCompliance },
    events: [ApplicationRejectedV1.of({ ...eventData(application), reason, nonCompliance })],
  };
};
