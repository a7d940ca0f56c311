import { failuresOf, isRuleViolation, RuleViolation } from '@mumaris/kit/errors';
import type { Logger } from '@mumaris/kit/log';
import { currentTraceId } from '@mumaris/kit/trace';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { asGraphError } from '../http/refuse';
import { type RequestFault, requestFaultOf } from './request-fault';

type Extensions = Record<string, unknown>;

/** What a subgraph says about its error to the person who asks; everything else is about our inside. */
const spoken = ['code', 'field', 'rule', 'traceId'] as const;

const isText = (value: unknown): value is { ar: string; en: string } =>
  typeof value === 'object' && value !== null && 'ar' in value && 'en' in value;

const violationOf = (error: unknown): unknown => {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
};

const placed = (error: GraphQLFormattedError, { path, locations }: GraphQLFormattedError): GraphQLFormattedError => ({
  ...error,
  ...(path && { path }),
  ...(locations && { locations }),
});

/** The error of a subgraph in its own words; undefined where it has none for people. */
const fromSubgraph = (extensions: Extensions): GraphQLFormattedError | undefined => {
  const { message } = extensions;
  if (typeof extensions['serviceName'] !== 'string' || !isText(message)) return undefined;
  const kept = spoken
    .filter((key) => extensions[key] !== undefined && extensions[key] !== null)
    .map((key) => [key, extensions[key]] as const);
  return {
    message: message.en,
    extensions: { traceId: currentTraceId(), ...Object.fromEntries(kept), message: { ar: message.ar, en: message.en } },
  };
};

const fromRequest = ({ violation, detail }: RequestFault): GraphQLFormattedError => ({
  ...asGraphError(violation),
  ...(detail && { message: detail }),
});

/**
 * The one way an error leaves the gateway: a limit or a lost subgraph in our words, a subgraph's error in its words, a
 * malformed request so that its author can mend it but without naming fields, and anything else logged and masked.
 */
export const maskErrors =
  (log: Logger) =>
  (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const own = violationOf(thrown);
    if (failuresOf(own) && isRuleViolation(own)) return placed(asGraphError(own), formatted);
    const extensions = formatted.extensions ?? {};
    const told = fromSubgraph(extensions);
    if (told) return placed(told, formatted);
    // Of a subgraph's own faults only a wrong value is the caller's: the gateway cannot check custom scalars itself.
    const isTheirs = !('serviceName' in extensions) || extensions['code'] === 'BAD_USER_INPUT';
    const fault = isTheirs ? requestFaultOf(formatted) : undefined;
    if (fault) return placed(fromRequest(fault), formatted);
    log.error({ err: thrown, path: formatted.path, subgraph: extensions['serviceName'] }, 'masked');
    return placed(asGraphError(new RuleViolation('INTERNAL')), { ...formatted, locations: [] });
  };
