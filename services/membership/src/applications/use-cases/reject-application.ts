import type { Text } from '@mumaris/kit/errors';
import { reject } from '../domain/review';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';
import { decideAsReviewer } from './review-command';

type Command = ApplicationCommand & {
  reason?: Text | null | undefined;
  readyReason?: string | null | undefined;
  nonCompliance: boolean;
};

/** A reviewer rejects an application (MEM-24). @throws RuleViolation what the domain refuses */
export const rejectApplication = (deps: Deps) => {
  const { rules, clock } = deps;
  return ({ reason: text = null, readyReason, nonCompliance, ...command }: Command) =>
    decideAsReviewer(deps)(command, (application, reviewer) =>
      reject(application, { reviewer, text, readyReason, nonCompliance }, rules, clock.now()),
    );
};
