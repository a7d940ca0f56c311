import { isRuleViolation, RuleViolation } from '@mumaris/kit/errors';
import type { Logger } from '@mumaris/kit/log';
import { currentTraceId } from '@mumaris/kit/trace';
import type { GraphQLFormattedError } from 'graphql';
import type { FoundError } from '../execute/run';
import type { Key } from '../execute/json';
import { wrongValue } from './operation-errors';
import { asGraphError } from './refusal';

type Extensions = Record<string, unknown>;

/** What a subgraph says about its error to the person who asks; everything else is about our inside. */
const spoken = ['code', 'field', 'rule', 'traceId'] as const;

const isText = (value: unknown): value is { ar: string; en: string } =>
  typeof value === 'object' && value !== null && 'ar' in value && 'en' in value;

/** The error of a subgraph in its own words; undefined where it has none for people. */
const inItsWords = (extensions: Extensions): GraphQLFormattedError | undefined => {
  const { message } = extensions;
  if (!isText(message)) return undefined;
  const kept = spoken
    .filter((key) => extensions[key] !== undefined && extensions[key] !== null)
    .map((key) => [key, extensions[key]] as const);
  return {
    message: message.en,
    extensions: { traceId: currentTraceId(), ...Object.fromEntries(kept), message: { ar: message.ar, en: message.en } },
  };
};

const internal = () => asGraphError(new RuleViolation('INTERNAL'));
const at = (path: readonly Key[]) => (path.length ? { path } : {});

const isAway = (cause: unknown): cause is RuleViolation<'SUBGRAPH_UNAVAILABLE'> =>
  isRuleViolation(cause) && cause.code === 'SUBGRAPH_UNAVAILABLE';

/** Who is away, and when to come back, also for programs. */
const away = (cause: RuleViolation<'SUBGRAPH_UNAVAILABLE'>): GraphQLFormattedError => {
  const { message, extensions } = asGraphError(cause);
  const { part, seconds } = cause.details;
  return { message, extensions: { ...extensions, part: part.copied, retryAfterSeconds: seconds } };
};

/**
 * The one way the errors of an answer leave the gateway: a lost subgraph in our words, a subgraph's error in its words,
 * and anything else logged and masked.
 * @param nameOf the client's name for a variable of the plan
 */
export const errorOf =
  (log: Logger, nameOf: (variable: string) => string) =>
  ({ subgraph, path, said, cause }: FoundError): GraphQLFormattedError => {
    if (isAway(cause)) return { ...away(cause), ...at(path) };
    const told = said && inItsWords(said.extensions ?? {});
    if (told) return { ...told, ...at(path) };
    // Of what a subgraph's library says only a wrong value is the caller's: custom scalars are checked there alone.
    if (said?.extensions?.['code'] === 'BAD_USER_INPUT')
      return { ...asGraphError(wrongValue(said.message, nameOf)), ...at(path) };
    log.error({ err: cause ?? said, path, subgraph }, 'masked');
    return { ...internal(), ...at(path) };
  };

/** A subgraph that leaves out what its contract promises, or answers with something else. */
export const gapError = (path: readonly Key[]): GraphQLFormattedError => ({ ...internal(), ...at(path) });
