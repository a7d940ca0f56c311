import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import type { ProfessionalCategory } from '@mumaris/schemas';

/** A practitioner whom a reviewer has declared a relative. */
interface Relative {
  readonly practitionerId: string;
  readonly fileNumber: string;
  readonly declaredAt: Date;
}

/** Who reviews applications (MEM-28), by the account. */
export interface Reviewer {
  readonly id: string;
  readonly reviews: boolean;
  readonly leads: boolean;
  /** What the reviewer is skilled in: codes of services, categories of practitioners; empty for all. */
  readonly services: readonly string[];
  readonly categories: readonly ProfessionalCategory[];
  readonly relatives: readonly Relative[];
}

const maxRelatives = 100;

/** A reviewer of whom nothing was said yet. */
export const newReviewer = (id: string): Reviewer => ({
  id,
  reviews: false,
  leads: false,
  services: [],
  categories: [],
  relatives: [],
});

/** Takes the account's roles over (IDN-14). */
export const withRoles = (reviewer: Reviewer, roles: readonly string[]): Change<Reviewer> =>
  silent({ ...reviewer, reviews: roles.includes('REVIEWER'), leads: roles.includes('REVIEW_LEAD') });

/** Says what a reviewer is skilled in. @throws RuleViolation NOT_A_REVIEWER */
export const withSkills = (
  reviewer: Reviewer,
  { services, categories }: Pick<Reviewer, 'services' | 'categories'>,
): Change<Reviewer> => {
  if (!reviewer.reviews) throw new RuleViolation('NOT_A_REVIEWER', {}, 'reviewerId');
  return silent({ ...reviewer, services: [...new Set(services)], categories: [...new Set(categories)] });
};

/** Declares a relative; said again, it changes nothing. @throws RuleViolation LIST_FULL */
export const declareRelative = (
  reviewer: Reviewer,
  { id: practitionerId, fileNumber }: { readonly id: string; readonly fileNumber: string },
  now: Date,
): Change<Reviewer> => {
  if (isRelative(reviewer, practitionerId)) return silent(reviewer);
  if (reviewer.relatives.length >= maxRelatives) throw new RuleViolation('LIST_FULL', { max: maxRelatives });
  return silent({ ...reviewer, relatives: [...reviewer.relatives, { practitionerId, fileNumber, declaredAt: now }] });
};

/** Takes a declaration back. @throws RuleViolation NOT_FOUND */
export const withdrawRelative = (reviewer: Reviewer, fileNumber: string): Change<Reviewer> => {
  const relatives = reviewer.relatives.filter((relative) => relative.fileNumber !== fileNumber);
  if (relatives.length === reviewer.relatives.length) throw new RuleViolation('NOT_FOUND', {}, 'fileNumber');
  return silent({ ...reviewer, relatives });
};

export const isRelative = ({ relatives }: Pick<Reviewer, 'relatives'>, practitionerId: string): boolean =>
  relatives.some((relative) => relative.practitionerId === practitionerId);
