import { RuleViolation } from '@mumaris/kit/errors';
import type { Details } from '@mumaris/kit/words/say';
import type { Actor } from '@mumaris/schemas';
import type { Happening } from './happening';
import type { Rules } from './rules';
import type { Application } from './application';
import { type Action, actionsIn, nextStatus, type ServiceStep } from './lifecycle';
import { statusLabelOf } from './outlook';
import { withPromise } from './promise';

/** Who acts. */
export interface Doer {
  readonly actor: Actor;
  readonly id: string | null;
}

export const applicant = ({ accountId }: Application): Doer => ({ actor: 'APPLICANT', id: accountId });
export const reviewer = (id: string): Doer => ({ actor: 'REVIEWER', id });
export const system: Doer = { actor: 'SYSTEM', id: null };

/** One step of an application, as it will stand on the timeline. */
export interface Step {
  readonly action: Action;
  readonly by: Doer;
  readonly what: Happening;
  readonly details?: Details;
}

/** The steps of an application: a category that needs no exam skips that of its service (MEM-54). */
const stepsOf = (application: Application, rules: Rules): readonly ServiceStep[] => {
  const { steps, code } = rules.of(application);
  return rules.needsExam(code, application.category) ? steps : steps.filter((step) => step !== 'X');
};

const next = (application: Application, action: Action, actor: Actor, rules: Rules) =>
  nextStatus(application.status, action, actor, stepsOf(application, rules));

/** Whether the table allows an action now (MEM-20). */
export const isPossible = (application: Application, action: Action, actor: Actor, rules: Rules): boolean =>
  next(application, action, actor, rules) !== undefined;

/** Says what the status is and what can be done in it, in both languages (MEM-20). */
const notPossibleNow = (application: Application, actor: Actor, rules: Rules): RuleViolation => {
  const { lifecycle } = rules;
  const reader = actor === 'REVIEWER' ? 'REVIEWER' : 'APPLICANT';
  const offered = actionsIn(application.status).flatMap((action) => {
    const words = lifecycle.actions[action];
    return words?.for === reader ? [words] : [];
  });
  const possible = offered.length ? offered : [lifecycle.nothing[reader]];
  return new RuleViolation('NOT_POSSIBLE_NOW', {
    status: statusLabelOf(application, rules),
    possible: { any: possible },
  });
};

/** Refuses an action that the table does not allow now. @throws RuleViolation NOT_POSSIBLE_NOW */
export const assertPossible = (application: Application, action: Action, actor: Actor, rules: Rules): void => {
  if (!isPossible(application, action, actor, rules)) throw notPossibleNow(application, actor, rules);
};

/**
 * The only way an application gets another status: by a row of the table. What belonged to the old status ends with it:
 * a claim, deficiencies, what was due. The clock of its promise starts, stands or ends with it (MEM-34).
 * @throws RuleViolation NOT_POSSIBLE_NOW
 */
export const takeStep = (application: Application, step: Step, rules: Rules, now: Date): Application => {
  const { action, by, what, details = {} } = step;
  const status = next(application, action, by.actor, rules);
  if (!status) throw notPossibleNow(application, by.actor, rules);
  const stays = status === application.status;
  const after = {
    ...application,
    ...(!stays && { claim: null, deficiencies: [], dueAt: null, prolonged: null, feeDueAt: null }),
    status,
    timeline: [...application.timeline, { at: now, actor: by.actor, actorId: by.id, status, what, details }],
    updatedAt: now,
  };
  return stays ? after : withPromise(after, rules);
};
