import type { ServerResponse } from 'node:http';
import { defaultFieldResolver, type GraphQLSchema, isIntrospectionType, isObjectType } from 'graphql';
import { RuleViolation } from '../errors';

/** For how many more milliseconds the gateway waits for the answer. */
export const patienceHeader = 'x-mumaris-patience';

/** Whether somebody still waits for the answer of one request. */
export type IsWanted = () => boolean;

/** The gateway is there, and its patience is not at its end. @param patience the header's value; without one, it waits */
export const wantedBy = (response: ServerResponse, patience: string | undefined): IsWanted => {
  const until = performance.now() + (Number(patience) || Infinity);
  return () => !response.destroyed && performance.now() < until;
};

/** Begins nothing that nobody waits for: what the gateway gave up, its client is told to ask again. */
export const enforceWanted = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field;
      if (!resolve || resolve === defaultFieldResolver) continue;
      field.resolve = (source, args, context: { isWanted?: IsWanted }, info) => {
        if (context.isWanted?.() === false) throw new RuleViolation('TRY_AGAIN');
        return resolve(source, args, context, info);
      };
    }
  }
  return schema;
};
