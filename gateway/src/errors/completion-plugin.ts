import type { ApolloServerPlugin } from '@apollo/server';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Logger } from '@mumaris/kit/log';
import type { GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from '../auth/caller-of';
import { asGraphError } from '../http/refuse';

const named = 'valueCompletion';

/**
 * A subgraph that leaves out what its contract promises is reported by the library beside the errors, where no app
 * looks. It becomes an error like any other.
 */
export const completionPlugin = (log: Logger): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response }) => {
        if (response.body.kind !== 'single') return Promise.resolve();
        const result = response.body.singleResult;
        const gaps = result.extensions?.[named] as readonly GraphQLFormattedError[] | undefined;
        if (!gaps) return Promise.resolve();
        log.error({ gaps: gaps.map(({ message, path }) => ({ message, path })) }, 'a subgraph broke its contract');
        const { [named]: _gaps, ...others } = result.extensions ?? {};
        const errors = gaps.map(({ path }) => ({
          ...asGraphError(new RuleViolation('INTERNAL')),
          ...(path && { path }),
        }));
        const { extensions: _extensions, ...rest } = result;
        response.body.singleResult = {
          ...rest,
          errors: [...(result.errors ?? []), ...errors],
          ...(Object.keys(others).length && { extensions: others }),
        };
        return Promise.resolve();
      },
    }),
});
