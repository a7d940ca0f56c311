import { type Scope, scopes } from '@mumaris/schemas';

/** A scope as OAuth writes it: `ORGANISATION_READ` is `organisation:read` (PRT-01). */
export const toScopeWord = (scope: Scope): string => scope.toLowerCase().replaceAll('_', ':');

const byWord = new Map(scopes.map((scope) => [toScopeWord(scope), scope]));

/** The scopes of a token's `scope` claim or a request's parameter; a word that is none of ours gives no right. */
export const readScopes = (words: string): Scope[] => [
  ...new Set(words.split(' ').flatMap((word) => byWord.get(word) ?? [])),
];
