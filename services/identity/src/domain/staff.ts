import { RuleViolation } from '@mumaris/kit/errors';
import type { Role } from '@mumaris/schemas';

interface WithRoles {
  readonly roles: readonly Role[];
}

/** Whether an account has rights of staff: any but a practitioner's (IDN-14). */
export const isStaff = ({ roles }: WithRoles): boolean => roles.some((role) => role !== 'PRACTITIONER');

/** What is wrong with roles that somebody chose: each counts once. */
export const repeatedRoles = ({ roles }: WithRoles): RuleViolation | undefined =>
  new Set(roles).size < roles.length ? new RuleViolation('ROLES_REPEATED', {}, 'roles') : undefined;
