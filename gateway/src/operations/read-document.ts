import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { unreadable } from '../errors/operation-errors';
import { assertTokens } from '../limits/assert-tokens';

/** Reads a document's text, once it is known not to be too long. @throws Refusal */
export const readDocument = (query: string, maxTokens: number): DocumentNode => {
  assertTokens(query, maxTokens);
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) throw unreadable(error);
    throw error;
  }
};
