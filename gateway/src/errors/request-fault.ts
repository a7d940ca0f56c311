import { type PlainCode, RuleViolation } from '@mumaris/kit/errors';
import type { GraphQLFormattedError } from 'graphql';
import { fieldOfVariable } from '../limits/refusal';

/** A fault of the request itself, which its author can mend. */
export interface RequestFault {
  violation: RuleViolation;
  /** The library's own words for developers, in English; never a value that was sent, never a name nobody asked for. */
  detail?: string;
}

/** How the libraries word what has a code of its own here. */
const tooManyTokens = /^Syntax Error: Document contains more tha[nt] (\d+) tokens/;
const worded: readonly (readonly [RegExp, PlainCode])[] = [
  [/potential Cross-Site Request Forgery/, 'CSRF_REFUSED'],
  [/^Operation batching disabled/, 'BATCH_REFUSED'],
  [/^GET requests only support query operations/, 'MUTATION_BY_GET'],
  [/^GraphQL introspection is not allowed/, 'INTROSPECTION_OFF'],
];

const described = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST'] as const;
const plain = ['OPERATION_RESOLUTION_FAILURE', 'PERSISTED_QUERY_NOT_SUPPORTED', 'PERSISTED_QUERY_NOT_FOUND'] as const;

/** Names as long as the body are repeated by the library. */
const longestDetail = 300;

const withoutSuggestions = (message: string) => {
  const detail = message.replace(/ ?Did you mean .*\?$/s, '').trim();
  return detail.length > longestDetail ? `${detail.slice(0, longestDetail)}…` : detail;
};

/** What is wrong with a request, by the code and the words of the library; undefined where the fault is not its. */
export const requestFaultOf = ({ message, extensions }: GraphQLFormattedError): RequestFault | undefined => {
  const code = String(extensions?.['code'] ?? '');
  const max = tooManyTokens.exec(message)?.[1];
  if (max) return { violation: new RuleViolation('TOO_MANY_TOKENS', { max: Number(max) }) };
  const known = worded.find(([pattern]) => pattern.test(message));
  if (known) return { violation: new RuleViolation(known[1]) };
  if (code === 'BAD_USER_INPUT') return { violation: new RuleViolation(code, {}, fieldOfVariable(message)) };
  const plainly = plain.find((one) => one === code);
  if (plainly) return { violation: new RuleViolation(plainly) };
  const inDetail = described.find((one) => one === code);
  if (inDetail) return { violation: new RuleViolation(inDetail), detail: withoutSuggestions(message) };
  return undefined;
};
