import { dayOf, endOfPeriod } from '@mumaris/kit/calendar';
import { RuleViolation, type Text } from '@mumaris/kit/errors';
import { readParagraphs } from '@mumaris/kit/text/read-text';
import { allRead } from '@mumaris/kit/text/reading';
import { ApplicationRejectedV1, ApplicationReturnedV1 } from '@mumaris/schemas';
import type { Rules } from './rules';
import { type Advance, advance, type Journey } from './advance';
import { unknownQuestion } from './answers';
import { type Application, type Deficiency, eventData } from './application';
import { assertClaimed } from './claim';
import type { Change } from '@mumaris/kit/change';
import type { Service } from './service';
import { reviewer, takeStep } from './step';
import { readText } from './text-checks';

const deficiencyCount = { min: 1, max: 20 };
const maxText = 2_000;

/** @throws RuleViolation or RuleViolations: how many there are, or what is wrong with each */
const readDeficiencies = (written: readonly Deficiency[], { questions, documents }: Service): Deficiency[] => {
  const { min, max } = deficiencyCount;
  if (written.length < min || written.length > max)
    throw new RuleViolation('DEFICIENCIES_COUNT', deficiencyCount, 'deficiencies');
  const read = written.map(({ text, question, document }, index) => {
    const place = ['deficiencies', String(index)];
    const asked = question === null || questions.some(({ id }) => id === question);
    const wanted = document === null || documents.some(({ id }) => id === document);
    return {
      ...readText(text, maxText, place),
      question: asked ? question : unknownQuestion(question, [...place, 'question']),
      document: wanted ? document : new RuleViolation('UNKNOWN_DOCUMENT_SLOT', {}, [...place, 'document']),
    };
  });
  allRead(
    {},
    read.flatMap((one) => Object.values(one)),
  );
  return read.map((one) => {
    const { ar, en, question, document } = allRead(one);
    return { text: { ar, en }, question, document };
  });
};

interface Return {
  readonly reviewerId: string;
  readonly deficiencies: readonly Deficiency[];
}

/**
 * Returns an application with what is deficient; its applicant has 30 days (MEM-22).
 * @throws RuleViolation OWN_APPLICATION, NOT_POSSIBLE_NOW, CLAIM_FIRST, and what is wrong with the deficiencies
 */
export const returnToApplicant = (
  application: Application,
  { reviewerId, deficiencies: written }: Return,
  rules: Rules,
  now: Date,
): Change<Application> => {
  assertClaimed(application, 'RETURN', reviewerId, rules);
  const deficiencies = readDeficiencies(written, rules.of(application));
  const dueAt = endOfPeriod(now, rules.lifecycle.periods.answerReturnDays);
  const details = { count: deficiencies.length, day: { day: dayOf(dueAt) } };
  const step = { action: 'RETURN', by: reviewer(reviewerId), what: 'RETURNED', details } as const;
  const returned = ApplicationReturnedV1.of({
    ...eventData(application),
    deficiencies: deficiencies.map(({ text }) => text) as [Text, ...Text[]],
    dueAt: dueAt.toISOString(),
  });
  return { state: { ...takeStep(application, step, rules, now), deficiencies, dueAt }, events: [returned] };
};

interface Approve {
  readonly reviewerId: string;
  /** For staff only. */
  readonly remark?: string | null | undefined;
}

/**
 * Approves an application; the service fee falls due where the service has one (MEM-23).
 * @throws RuleViolation OWN_APPLICATION, NOT_POSSIBLE_NOW, CLAIM_FIRST, TOO_LONG
 */
export const approve = (
  application: Application,
  { reviewerId, remark }: Approve,
  journey: Journey,
  rules: Rules,
  now: Date,
): Advance => {
  assertClaimed(application, 'APPROVE', reviewerId, rules);
  const { text } = allRead({ text: readParagraphs(remark ?? '', maxText, 'remark') });
  const remarks = text ? [...application.remarks, { at: now, reviewerId, text }] : application.remarks;
  const step = { action: 'APPROVE', by: reviewer(reviewerId), what: 'APPROVED' } as const;
  return advance({ ...application, remarks }, step, journey, rules, now);
};

interface Reject {
  readonly reviewerId: string;
  readonly reason: Text;
  readonly nonCompliance: boolean;
}

/**
 * Rejects an application with a reason, and records whether it was for non-compliance (MEM-24).
 * @throws RuleViolation OWN_APPLICATION, NOT_POSSIBLE_NOW, CLAIM_FIRST, TEXT_ARABIC, TEXT_ENGLISH
 */
export const reject = (
  application: Application,
  { reviewerId, reason: written, nonCompliance }: Reject,
  rules: Rules,
  now: Date,
): Change<Application> => {
  assertClaimed(application, 'REJECT', reviewerId, rules);
  const reason = allRead(readText(written, maxText, ['reason']));
  const step = { action: 'REJECT', by: reviewer(reviewerId), what: 'REJECTED', details: { reason } } as const;
  return {
    state: { ...takeStep(application, step, rules, now), nonCompliance },
    events: [ApplicationRejectedV1.of({ ...eventData(application), reason, nonCompliance })],
  };
};
