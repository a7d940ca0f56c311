import { RuleViolation } from '@mumaris/kit/errors';
import type { GraphQLFormattedError } from 'graphql';

/** A fault of the request itself, which its author can mend. */
export interface RequestFault {
  violation: RuleViolation;
  /** The library's own words for developers, in English; never a value that was sent, never a name nobody asked for. */
  detail?: string;
}

/** How the libraries word what has a code of its own here. */
const worded: readonly (readonly [RegExp, string])[] = [
  [/^Syntax Error: Document contains more tha[nt] \d+ tokens/, 'TOO_MANY_TOKENS'],
  [/potential Cross-Site Request Forgery/, 'CSRF_REFUSED'],
  [/^Operation batching disabled/, 'BATCH_REFUSED'],
  [/^GET requests only support query operations/, 'MUTATION_BY_GET'],
  [/^GraphQL introspection is not allowed/, 'INTROSPECTION_OFF'],
];

const described = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST']);
const plain = new Set(['OPERATION_RESOLUTION_FAILURE', 'PERSISTED_QUERY_NOT_SUPPORTED', 'PERSISTED_QUERY_NOT_FOUND']);

const withoutSuggestions = (message: string) => message.replace(/ ?Did you mean .*\?$/s, '').trim();

/** `Variable "$input" got invalid value "…" at "input.email"; …` names its field; the value is not repeated. */
const variablePattern = /^Variable "\$(\w+)"(?:.*? at "([\w.[\]]+)")?/s;

const wrongVariable = (message: string): RequestFault => {
  const [, name = '', place] = variablePattern.exec(message) ?? [];
  const field = (place ?? name).split(/[.[\]]+/).filter(Boolean);
  return { violation: new RuleViolation('BAD_USER_INPUT', {}, field) };
};

/** What is wrong with a request, by the code and the words of the library; undefined where the fault is not its. */
export const requestFaultOf = ({ message, extensions }: GraphQLFormattedError): RequestFault | undefined => {
  const code = String(extensions?.['code'] ?? '');
  const known = worded.find(([pattern]) => pattern.test(message));
  if (known) return { violation: new RuleViolation(known[1], { max: /\d+/.exec(message)?.[0] ?? '' }) };
  if (code === 'BAD_USER_INPUT') return wrongVariable(message);
  if (plain.has(code)) return { violation: new RuleViolation(code) };
  if (described.has(code)) return { violation: new RuleViolation(code), detail: withoutSuggestions(message) };
  return undefined;
};
