import { type CodeDetails, codes, type ErrorCode, type Text } from '@mumaris/schemas';
import { say } from './words/say';

export type { ErrorCode, Text } from '@mumaris/schemas';

/** Why a request was not carried out, as the graph shows it. */
export interface Failure {
  code: ErrorCode;
  field: string[] | null;
  message: Text;
  rule: string | null;
}

/** The codes whose texts take no details. */
export type PlainCode = {
  [C in ErrorCode]: Record<string, never> extends CodeDetails[C] ? C : never;
}[ErrorCode];

/** Details can be left out where the code's texts take none. */
type Told<C extends ErrorCode> =
  Record<string, never> extends CodeDetails[C]
    ? [details?: CodeDetails[C], field?: string | readonly string[]]
    : [details: CodeDetails[C], field?: string | readonly string[]];

/**
 * A rule says no. Thrown with a code of schemas/codes and what its texts are filled with; `field` is the path of the
 * input that is meant.
 */
export class RuleViolation<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'RuleViolation';
  readonly details: CodeDetails[C];
  readonly field: readonly string[] | undefined;

  constructor(
    readonly code: C,
    ...[details, field]: Told<C>
  ) {
    super(code);
    this.details = details ?? ({} as CodeDetails[C]);
    this.field = typeof field === 'string' ? [field] : field;
  }
}

/** Several rules say no at once: a form is answered with all that is wrong with it. */
export class RuleViolations extends Error {
  override readonly name = 'RuleViolations';

  constructor(readonly violations: readonly RuleViolation[]) {
    super(violations.map(({ code }) => code).join(', '));
  }
}

/** A violation in words, in both languages. */
export const toFailure = ({ code, details, field }: RuleViolation): Failure => {
  const { rule, field: usual, ...message } = codes[code];
  return {
    code,
    field: field ? [...field] : usual ? [usual] : null,
    message: say(message, details),
    rule: rule ?? null,
  };
};

/** Whether an error is a rule that says no, of whatever code. */
export const isRuleViolation = (error: unknown): error is RuleViolation => error instanceof RuleViolation;

/** The failures that an error stands for; undefined for an error that is not a rule's. */
export const failuresOf = (error: unknown): Failure[] | undefined => {
  if (isRuleViolation(error)) return [toFailure(error)];
  if (error instanceof RuleViolations) return error.violations.map(toFailure);
  return undefined;
};

/** Throws every violation found, if any. */
export const assertNone = (violations: readonly (RuleViolation | undefined | false)[]): void => {
  const found = violations.filter(isRuleViolation);
  const [first, ...others] = found;
  if (first) throw others.length ? new RuleViolations(found) : first;
};
