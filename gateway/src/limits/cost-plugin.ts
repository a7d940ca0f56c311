import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../auth/caller-of';
import type { Limits } from '../config';
import { costOf } from './cost';
import { refusal } from './limit-rules';

/** Refuses an operation that is not there, or would cost too much with the page sizes that its variables ask for. */
export const costPlugin = ({ MAX_COST }: Limits): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ schema, document, operation, request }) => {
        if (!operation) throw refusal('OPERATION_RESOLUTION_FAILURE');
        const cost = costOf({ schema, document, operation, variables: request.variables ?? {} }, MAX_COST);
        if (cost > MAX_COST) throw refusal('OPERATION_TOO_COSTLY', { max: MAX_COST });
        return Promise.resolve();
      },
    }),
});
