import { RuleViolation, RuleViolations } from '@mumaris/kit/errors';
import { type Journey } from '../src/applications/domain/advance';
import { type Application, startApplication } from '../src/applications/domain/application';
import type { ServiceStep } from '../src/applications/domain/lifecycle';
import { claim } from '../src/applications/domain/claim';
import { settleFee } from '../src/applications/domain/fees';
import { openProfile } from '../src/profile/domain/practitioner';
import type { ProfileInput } from '../src/profile/domain/profile';
import { approve, returnToApplicant } from '../src/applications/domain/review';
import { answerQuestions, submit } from '../src/applications/domain/submission';
import { newReviewer } from '../src/reviewers/domain/reviewer';
import { loadReference } from '../src/reference/rules/load-reference';
import { loadRules } from '../src/applications/rules/load-rules';
import { type Rules, rulesOf } from '../src/applications/domain/rules';
import { answers, profile } from './people';

export const rules = loadRules(loadReference());
/** A Sunday, 12:30 in Riyadh. */
export const now = new Date('2026-11-22T09:30:00.000Z');
export const reviewer = newReviewer('acc_saad');

export const practitioner = openProfile(
  { id: 'pra_1', fileNumber: 'F-1', accountId: 'acc_1', profile: profile as ProfileInput },
  now,
).state;

export const journey: Journey = {
  practitioner,
  held: [],
  documents: [],
  fresh: { id: 'cre_1', number: 'TL-482-913-075', code: 'ABCDEFGH' },
  sanctions: [],
};

export const draft: Application = startApplication(
  { id: 'app_1', number: 'A-482-913-075', service: rules.inForce('TRAINING_LETTER', '2026-11-22'), practitioner },
  now,
).state;

export const answered = answerQuestions(draft, answers, practitioner, rules, now).state;
export const awaitingAdminFee = submit(answered, journey, rules, now).state;
export const inReview = settleFee(
  awaitingAdminFee,
  { kind: 'ADMINISTRATIVE', receipt: 'RCT-1' },
  journey,
  rules,
  now,
).state;
export const claimed = claim(inReview, reviewer, rules, now).state;
export const deficiencies = [{ text: { ar: 'اذكر المدينة.', en: 'Name the city.' }, question: 'city', document: null }];
export const returned = returnToApplicant(claimed, { reviewer, deficiencies }, rules, now).state;
export const approved = approve(claimed, { reviewer }, journey, rules, now).state;

/** The same rules for a service with other steps. */
export const rulesWithSteps = (steps: readonly ServiceStep[]): Rules =>
  rulesOf({
    ...rules,
    services: rules.services.map((service) => ({ ...service, steps })),
    needsExam: () => steps.includes('X'),
  });

/** The codes and fields that a piece of work is refused with; empty when it goes through. */
export const refusals = (work: () => unknown): string[] => {
  try {
    work();
    return [];
  } catch (error) {
    const violations = error instanceof RuleViolations ? error.violations : [error];
    return violations.map((one) => {
      if (!(one instanceof RuleViolation)) throw one;
      const field = one.field === undefined ? [] : [one.field].flat();
      return [one.code, ...(field.length ? [field.join('.')] : [])].join(' ');
    });
  }
};
