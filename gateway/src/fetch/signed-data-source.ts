import { type GraphQLDataSource, type GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Logger } from '@mumaris/kit/log';
import { GraphQLError } from 'graphql';
import type { GatewayContext } from '../auth/caller-of';
import { callSubgraph } from './call';
import type { Subgraph } from './subgraph';

type Options = GraphQLDataSourceProcessOptions<GatewayContext>;

/** A kept connection that its other end has just closed; nothing is wrong with the subgraph. */
const staleConnection = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

const codeOf = (error: unknown) => String((error as { code?: unknown }).code ?? '');

/** Where in the answer the fields are missing, as far as it is one place. */
const placeOf = (options: Options): string[] => {
  const path = ('pathInIncomingRequest' in options && options.pathInIncomingRequest) || [];
  const list = path.indexOf('@');
  return (list < 0 ? path : path.slice(0, list)).map(String);
};

const unavailable = (options: Options) => {
  const path = placeOf(options);
  return new GraphQLError('SUBGRAPH_UNAVAILABLE', {
    originalError: new RuleViolation('SUBGRAPH_UNAVAILABLE'),
    ...(path.length && { path }),
  });
};

/**
 * The gateway's way to one subgraph, in place of the library's. A query whose kept connection turns out to be closed
 * is asked once more; a mutation never is, since it may have been carried out.
 */
export const signedDataSource = (
  subgraph: Subgraph,
  timeoutMs: number,
  log: Logger,
): GraphQLDataSource<GatewayContext> => {
  const process = async (options: Options) => {
    const { query, variables, operationName } = options.request;
    const body = JSON.stringify({ query, variables, operationName });
    const { caller } = (options as { context: GatewayContext }).context;
    const ask = () => callSubgraph(subgraph, caller, body, timeoutMs);
    const mayRepeat = !query?.startsWith('mutation');
    try {
      return await ask().catch((error: unknown) => {
        if (mayRepeat && staleConnection.has(codeOf(error))) return ask();
        throw error;
      });
    } catch (error) {
      log.warn({ err: error, subgraph: subgraph.name }, 'a subgraph did not answer');
      throw unavailable(options);
    }
  };
  return { process };
};
