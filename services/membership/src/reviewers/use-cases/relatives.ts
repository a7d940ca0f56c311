import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { readReference } from '@mumaris/kit/text/read-reference';
import { declareRelative as declare, type Reviewer, withdrawRelative as withdraw } from '../domain/reviewer';
import type { Deps } from './deps';

/** A reviewer declares a relative by the file number (MEM-28). @throws RuleViolation NOT_FOUND, LIST_FULL */
export const declareRelative =
  ({ reviewers, practitioners, clock }: Pick<Deps, 'reviewers' | 'practitioners' | 'clock'>) =>
  async ({ caller, fileNumber }: { caller: Caller; fileNumber: string }): Promise<Reviewer> => {
    const practitioner = await practitioners.findByFileNumber(readReference(fileNumber));
    if (!practitioner) throw new RuleViolation('NOT_FOUND', {}, 'fileNumber');
    return reviewers.change(accountOf(caller), (reviewer) => declare(reviewer, practitioner, clock.now()));
  };

/** The lead takes a declaration back. @throws RuleViolation NOT_FOUND */
export const withdrawRelative =
  ({ reviewers }: Pick<Deps, 'reviewers'>) =>
  ({ reviewerId, fileNumber }: { reviewerId: string; fileNumber: string }): Promise<Reviewer> =>
    reviewers.change(reviewerId, (reviewer) => withdraw(reviewer, readReference(fileNumber)));
