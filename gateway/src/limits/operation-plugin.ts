import type { ApolloServerPlugin } from '@apollo/server';
import { invalidToken } from '../auth/authenticate';
import type { GatewayContext } from '../auth/caller-of';
import { needsSignIn } from '../auth/open-fields';
import { getVariableValues } from 'graphql';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Limits } from '../config';
import { costOf } from './cost';
import { badInput, refusal } from './refusal';

/**
 * The library's planner reports every wrong value of a list, however long: a megabyte of them would keep it busy for a
 * minute. The first few are enough to mend a request.
 */
const maxWrongValues = 5;

/**
 * Refuses an operation that is not there, that needs a sign-in whose time is over, whose variables do not fit, or that would
 * cost too much with the page sizes that they ask for.
 */
export const operationPlugin = ({ MAX_COST }: Limits): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ schema, document, operation, request, contextValue, response }) => {
        if (!operation) throw refusal(new RuleViolation('OPERATION_RESOLUTION_FAILURE'));
        if (contextValue.tokenExpired && needsSignIn(operation, document)) {
          response.http.headers.set('www-authenticate', invalidToken);
          throw refusal(new RuleViolation('TOKEN_EXPIRED'), 401);
        }
        const variables = request.variables ?? {};
        const { errors, coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
          maxErrors: maxWrongValues,
        });
        if (errors?.[0]) throw badInput(errors[0].message);
        const cost = costOf({ schema, document, operation, variables: coerced ?? {} }, MAX_COST);
        if (cost > MAX_COST) throw refusal(new RuleViolation('OPERATION_TOO_COSTLY'));
        return Promise.resolve();
      },
    }),
});
