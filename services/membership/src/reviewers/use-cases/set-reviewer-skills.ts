import { RuleViolation, RuleViolations } from '@mumaris/kit/errors';
import { type Reviewer, withSkills } from '../domain/reviewer';
import type { Deps } from './deps';

type Skills = Pick<Reviewer, 'services' | 'categories'> & { readonly reviewerId: string };

/** The lead says what a reviewer is skilled in (MEM-28). @throws RuleViolation NOT_A_REVIEWER; RuleViolations UNKNOWN_SERVICE */
export const setReviewerSkills =
  ({ reviewers, isService }: Pick<Deps, 'reviewers' | 'isService'>) =>
  ({ reviewerId, services, categories }: Skills): Promise<Reviewer> => {
    const strange = services.flatMap((code, index) =>
      isService(code) ? [] : [new RuleViolation('UNKNOWN_SERVICE', {}, ['services', String(index)])],
    );
    if (strange.length) throw new RuleViolations(strange);
    return reviewers.change(reviewerId, (reviewer) => withSkills(reviewer, { services, categories }));
  };
