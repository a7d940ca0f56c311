import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type Failure, failuresOf, RuleViolation, toFailure } from '../errors';
import type { Logger } from '../log';
import { isStoreFault } from '../mongo/faults';
import { currentTraceId } from '../trace';

/** Errors of the request itself, which its author can mend. */
const requestCodes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
]);

const withoutSuggestions = (message: string) => message.replace(/ ?Did you mean .*\?$/s, '');

/**
 * The one way an error leaves a subgraph outside a payload: a rule's violation in words, a malformed request as it is
 * but without naming fields, and anything else logged and masked, with the trace id to find it by.
 * @param onUnexpected told of what is masked as INTERNAL: a test prints it
 */
export const maskErrors =
  (log: Logger, onUnexpected: (error: unknown) => void = () => undefined) =>
  (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const path = formatted.path ? { path: formatted.path } : {};
    try {
      const error = unwrapResolverError(thrown);
      const failure = failuresOf(error)?.[0];
      if (failure) return { ...inWords(failure), ...path };
      const code = String(formatted.extensions?.['code'] ?? '');
      if (requestCodes.has(code) && (error instanceof GraphQLError || code === 'BAD_REQUEST'))
        return { message: withoutSuggestions(formatted.message), ...path, extensions: { code } };
      log.error({ err: error, path: formatted.path }, 'masked');
      if (isStoreFault(error)) return { ...withTraceId('TRY_AGAIN'), ...path };
      onUnexpected(error);
      return { ...withTraceId('INTERNAL'), ...path };
    } catch (fault) {
      // A rule's code without a text is our mistake, and must not unmask anything.
      log.error({ err: fault, path: formatted.path }, 'masked');
      return { ...withTraceId('INTERNAL'), ...path };
    }
  };

const inWords = ({ message, ...extensions }: Failure) => ({
  message: message.en,
  extensions: { ...extensions, message },
});

const withTraceId = (code: 'TRY_AGAIN' | 'INTERNAL') => {
  const { message } = toFailure(new RuleViolation(code));
  return { message: message.en, extensions: { code, message, traceId: currentTraceId() } };
};
