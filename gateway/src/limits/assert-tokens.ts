import { RuleViolation } from '@mumaris/kit/errors';
import { Lexer, Source, TokenKind } from 'graphql';
import { refusal } from '../errors/refusal';

/** How many tokens a text has, up to where it is no GraphQL. */
const tokensIn = (query: string): number => {
  const lexer = new Lexer(new Source(query));
  let found = 0;
  try {
    while (lexer.advance().kind !== TokenKind.EOF) found += 1;
  } catch {
    // Whoever reads the text says what is wrong with it there.
  }
  return found;
};

/**
 * Refuses a text of too many tokens before it is read. The parser could bound them too, but it tells neither how many there are,
 * nor of more of them than a fault at the beginning. @throws Refusal
 */
export const assertTokens = (query: string, max: number): void => {
  const found = tokensIn(query);
  if (found > max) throw refusal(new RuleViolation('TOO_MANY_TOKENS', { max, found }));
};
