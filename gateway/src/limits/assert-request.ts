import { RuleViolation } from '@mumaris/kit/errors';
import type { RequestLimits } from '../config';
import { asGraphError, Refusal } from '../errors/refusal';
import { outlineOf } from './outline';

type LimitCode = 'QUERY_TOO_LONG' | 'TOO_MANY_VALUES' | 'TOO_MANY_VARIABLES' | 'VARIABLES_TOO_DEEP';

/** What was found, and the most that is allowed. */
type Found = readonly [code: LimitCode, found: number, max: number];

const refuseOver = (all: readonly Found[]): void => {
  const over = all.filter(([, found, max]) => found > max);
  if (!over.length) return;
  const errors = over.map(([code, found, max]) => asGraphError(new RuleViolation(code, { max, found })));
  throw new Refusal(errors, { status: 400 });
};

/** So few bytes are read in no time, whatever they say. */
const littleBytes = 20_000;

/** Refuses a body that holds too much, before it is read. @throws Refusal */
export const assertBody = (body: Buffer, limits: RequestLimits): void => {
  if (body.length <= littleBytes) return;
  const { variables, depth, values } = outlineOf(body);
  refuseOver([
    ['TOO_MANY_VARIABLES', variables, limits.MAX_VARIABLES],
    ['VARIABLES_TOO_DEEP', depth, limits.MAX_VARIABLE_DEPTH],
    ['TOO_MANY_VALUES', values, limits.MAX_VALUES],
  ]);
};

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

const nestedIn = (values: readonly object[]): object[] =>
  values.flatMap((value) => (Object.values(value) as unknown[]).filter(isNested));

/** How deep the values of variables are nested, level by level. */
const depthOf = (variables: object): number => {
  let depth = 0;
  for (let level = nestedIn([variables]); level.length; level = nestedIn(level)) depth += 1;
  return depth;
};

/** What is asked for, as far as it is measured here. */
interface Measured {
  readonly query: string;
  readonly variables: object;
}

/**
 * Refuses a request that holds too much, before its operation is read. What is nested deeper than any type would be checked,
 * and written for the subgraphs, by functions that call themselves. @throws Refusal
 */
export const assertRequest = ({ query, variables }: Measured, limits: RequestLimits): void =>
  refuseOver([
    ['QUERY_TOO_LONG', query.length, limits.MAX_QUERY_LENGTH],
    ['TOO_MANY_VARIABLES', Object.keys(variables).length, limits.MAX_VARIABLES],
    ['VARIABLES_TOO_DEEP', depthOf(variables), limits.MAX_VARIABLE_DEPTH],
  ]);
