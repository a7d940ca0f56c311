import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { readReference } from '@mumaris/kit/text/read-reference';
import { declareRelative as declare, type Reviewer, withdrawRelative as withdraw } from '../domain/reviewer';
import type { Deps } from './deps';

/** A reviewer declares a relative by the file number (MEM-28), and has no claim on what the relative asked for any more. @throws RuleViolation NOT_FOUND, LIST_FULL */
export const declareRelative =
  ({ reviewers, practitioners, letGo, clock }: Pick<Deps, 'reviewers' | 'practitioners' | 'letGo' | 'clock'>) =>
  async ({ caller, fileNumber }: { caller: Caller; fileNumber: string }): Promise<Reviewer> => {
    const practitioner = await practitioners.findByFileNumber(readReference(fileNumber));
    if (!practitioner) throw new RuleViolation('NOT_FOUND', {}, 'fileNumber');
    const reviewerId = accountOf(caller);
    const declared = await reviewers.change(reviewerId, (reviewer) => declare(reviewer, practitioner, clock.now()));
    await letGo(reviewerId, practitioner.id);
    return declared;
  };

/** The lead takes a declaration back. @throws RuleViolation NOT_FOUND */
export const withdrawRelative =
  ({ reviewers }: Pick<Deps, 'reviewers'>) =>
  ({ reviewerId, fileNumber }: { reviewerId: string; fileNumber: string }): Promise<Reviewer> =>
    reviewers.change(reviewerId, (reviewer) => withdraw(reviewer, readReference(fileNumber)));
