import { RuleViolation } from './errors';

/** Refuses whoever took the step before: a second person has to. @throws RuleViolation SAME_PERSON */
export const assertAnotherPerson = (by: string | null, before: string | null | undefined): void => {
  if (by === before) throw new RuleViolation('SAME_PERSON');
};
