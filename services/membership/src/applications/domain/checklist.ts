import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Application, Tick } from './application';
import { assertClaimed, type Reviewing } from './claim';
import type { Requirement } from './requirements';
import type { Rules } from './rules';
import type { Service } from './service';

/** A requirement with what a reviewer looks at for it. */
export interface ChecklistItem {
  readonly requirement: Requirement;
  readonly documentIds: readonly string[];
  readonly tick: Tick | null;
}

/** What a reviewer looks through: each requirement that applies, with its documents and what was found (MEM-04). */
export const checklistOf = (
  { attachments, ticks }: Application,
  requirements: readonly Requirement[],
): ChecklistItem[] =>
  requirements
    .filter(({ verdict }) => verdict !== 'NOT_APPLICABLE')
    .map((requirement) => ({
      requirement,
      documentIds: attachments.filter(({ slot }) => slot === requirement.document).map(({ documentId }) => documentId),
      tick: ticks.find((one) => one.requirement === requirement.id) ?? null,
    }));

const idsOf = ({ requirements, questions, documents }: Service) =>
  [...requirements, ...questions, ...documents].map(({ id }) => id);

interface Ticked {
  readonly reviewer: Reviewing;
  readonly requirement: string;
  /** Null takes the tick back. */
  readonly ok: boolean | null;
}

/** Notes what a reviewer found of a requirement. @throws RuleViolation as a decision does, UNKNOWN_REQUIREMENT */
export const tickRequirement = (
  application: Application,
  { reviewer, requirement, ok }: Ticked,
  rules: Rules,
  now: Date,
): Change<Application> => {
  assertClaimed(application, 'TICK', reviewer, rules);
  if (!idsOf(rules.of(application)).includes(requirement))
    throw new RuleViolation('UNKNOWN_REQUIREMENT', {}, 'requirement');
  const others = application.ticks.filter((one) => one.requirement !== requirement);
  const ticks = ok === null ? others : [...others, { requirement, ok, reviewerId: reviewer.id, at: now }];
  return silent({ ...application, ticks, updatedAt: now });
};
