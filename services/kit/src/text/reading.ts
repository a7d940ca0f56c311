import { assertNone, RuleViolation } from '../errors';

/** What a reader makes of what was typed: the value as it is kept, or what is wrong with it. */
export type Reading<Value> = Value | RuleViolation;

/** The path of the field in its input. */
export type Field = string | readonly string[];

type Values<Readings> = { readonly [Name in keyof Readings]: Exclude<Readings[Name], RuleViolation> };

/**
 * The values of a form whose fields were all read, so that its author sees all that is wrong with it at once.
 * @param others what was read of the parts of a list in it
 * @throws RuleViolation or RuleViolations in the order of the fields
 */
export const allRead = <Readings extends Readonly<Record<string, unknown>>>(
  readings: Readings,
  others: readonly unknown[] = [],
): Values<Readings> => {
  const all = [...Object.values(readings), ...others];
  assertNone(all.map((reading) => reading instanceof RuleViolation && reading));
  return readings as Values<Readings>;
};

/** The text, or REQUIRED where there is none. */
export const required = (reading: Reading<string>, field: Field): Reading<string> =>
  reading === '' ? new RuleViolation('REQUIRED', {}, field) : reading;
