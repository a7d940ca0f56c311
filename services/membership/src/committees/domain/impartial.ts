import { RuleViolation } from '@mumaris/kit/errors';

/** Who would have a say in a matter, and what is known of them. */
export interface Participant {
  readonly accountId: string;
  /** Whether they have declared the practitioner whom it is about a relative. */
  readonly isRelative: boolean;
}

/** Nobody has a say in a matter of their own, or of a declared relative (MEM-14, MEM-33, MEM-66). @throws RuleViolation OWN_CASE, RELATIVES_CASE */
export const assertImpartial = (
  matter: { readonly accountId: string },
  { accountId, isRelative }: Participant,
): void => {
  if (accountId === matter.accountId) throw new RuleViolation('OWN_CASE');
  if (isRelative) throw new RuleViolation('RELATIVES_CASE');
};
