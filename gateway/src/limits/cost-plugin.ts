import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../auth/caller-of';
import type { Limits } from '../config';
import { costOf } from './cost';
import { limitError } from './limit-rules';

/** Refuses an operation that would cost too much with the page sizes that its variables ask for. */
export const costPlugin = ({ MAX_COST }: Limits): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ schema, document, operation, request }) => {
        // Without one the name fits no operation, and the library says so.
        if (!operation) return Promise.resolve();
        const cost = costOf({ schema, document, operation, variables: request.variables ?? {} }, MAX_COST);
        if (cost > MAX_COST) throw limitError('OPERATION_TOO_COSTLY', MAX_COST);
        return Promise.resolve();
      },
    }),
});
