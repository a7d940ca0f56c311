import { RuleViolation } from '@mumaris/kit/errors';

/** A part of a form: all that was read of it, and what it is once nothing of the form is wrong. */
export interface FormPart<T> {
  readonly readings: readonly unknown[];
  readonly value: () => T;
}

/** Whether two ways to say one thing are used as one; REQUIRED or ONE_OF_TWO where not. */
export const oneOfTwo = (
  { one, other }: { readonly one: boolean; readonly other: boolean },
  [first, second]: readonly [string, string],
): RuleViolation | null => {
  if (one && other) return new RuleViolation('ONE_OF_TWO', {}, [second]);
  return one || other ? null : new RuleViolation('REQUIRED', {}, [first]);
};
