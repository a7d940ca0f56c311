import type { Text } from '@mumaris/kit/errors';
import { ApplicationRejectedV1 } from '@mumaris/schemas';
import type { Matters } from '../../committees';
import { type Advance, advance, type Journey } from './advance';
import { type Application, eventData } from './application';
import type { Rules } from './rules';
import { system, takeStep } from './step';

/** What a committee has decided: a yes, or a no with its reason for the applicant. */
export type CommitteeDecision = { readonly granted: true } | { readonly granted: false; readonly reason: Text };

/** A committee's decision carries an application on, or ends it (MEM-14). @throws RuleViolation NOT_POSSIBLE_NOW */
export const committeeDecides = (
  application: Application,
  decision: CommitteeDecision,
  journey: Journey,
  rules: Rules,
  now: Date,
): Advance => {
  if (decision.granted) {
    const step = { action: 'COMMITTEE_GRANTS', by: system, what: 'COMMITTEE_GRANTED' } as const;
    return advance(application, step, journey, rules, now);
  }
  const { reason } = decision;
  const step = { action: 'COMMITTEE_REFUSES', by: system, what: 'COMMITTEE_REFUSED', details: { reason } } as const;
  return {
    state: { ...takeStep(application, step, rules, now), nonCompliance: false },
    events: [ApplicationRejectedV1.of({ ...eventData(application), reason, nonCompliance: false })],
  };
};

/** What a change of an application means to the committees: the matter that it brings, or that it takes back. */
export const committeeMove = (
  before: Application,
  after: Application,
  rules: Rules,
): { readonly bring: Parameters<Matters['bring']>[0] } | { readonly withdraw: string } | undefined => {
  const [was, is] = [before.status === 'WITH_COMMITTEE', after.status === 'WITH_COMMITTEE'];
  if (was && after.status === 'CANCELLED') return { withdraw: after.id };
  const { committee } = rules.of(after);
  if (was || !is || !committee) return undefined;
  const { id: subjectId, number: subjectNumber, accountId, practitionerId } = after;
  return { bring: { committee, subject: 'APPLICATION', subjectId, subjectNumber, accountId, practitionerId } };
};
