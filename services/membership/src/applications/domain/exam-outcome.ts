import { ApplicationRejectedV1, type Text } from '@mumaris/schemas';
import { type Advance, advance, type Journey } from './advance';
import { type Application, eventData } from './application';
import { silent } from '@mumaris/kit/change';
import type { Rules } from './rules';
import { isPossible, system, takeStep } from './step';

/** The exam is passed: the application goes on (MEM-54). One that awaits none stays as it is. */
export const passExam = (application: Application, journey: Journey, rules: Rules, now: Date): Advance =>
  isPossible(application, 'PASS_EXAM', 'SYSTEM', rules)
    ? advance(application, { action: 'PASS_EXAM', by: system, what: 'EXAM_PASSED' }, journey, rules, now)
    : silent(application);

/** The last attempt was not passed: the application is refused, and not for non-compliance (MEM-24, MEM-54). */
export const failExam = (application: Application, reason: Text, rules: Rules, now: Date): Advance => {
  if (!isPossible(application, 'FAIL_EXAM', 'SYSTEM', rules)) return silent(application);
  const step = { action: 'FAIL_EXAM', by: system, what: 'REJECTED', details: { reason } } as const;
  return {
    state: { ...takeStep(application, step, rules, now), nonCompliance: false },
    events: [ApplicationRejectedV1.of({ ...eventData(application), reason, nonCompliance: false })],
  };
};
