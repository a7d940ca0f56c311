import { type PlainCode, RuleViolation } from '@mumaris/kit/errors';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { asGraphError, Refusal } from './refusal';

/** Names as long as the body are repeated by the library. */
const longestDetail = 300;

/** Where the library repeats a value that was written out: it may be a secret. */
const sentValue = /(?<=^Value) ".*"(?= does not exist in)|(?<= value): .*$|, found .*$/s;

/** The library's own words for developers, in English, but without names that nobody asked for. */
const detailOf = ({ message }: GraphQLError): string => {
  const detail = message
    .replace(/ ?Did you mean .*\?$/s, '')
    .replace(sentValue, '')
    .trim();
  return detail.length > longestDetail ? `${detail.slice(0, longestDetail)}…` : detail;
};

const described = (code: PlainCode, error: GraphQLError): GraphQLFormattedError => ({
  ...asGraphError(new RuleViolation(code)),
  message: detailOf(error),
  ...(error.locations && { locations: error.locations }),
});

const isIntrospection = /^GraphQL introspection has been disabled/;

/** A document that cannot be read. */
export const unreadable = (error: GraphQLError): Refusal =>
  new Refusal([described('GRAPHQL_PARSE_FAILED', error)], { status: 400, isAboutOperation: true });

/** An operation that does not fit the schema. */
export const invalid = (errors: readonly GraphQLError[]): Refusal =>
  new Refusal(
    errors.map((error) =>
      isIntrospection.test(error.message)
        ? asGraphError(new RuleViolation('INTROSPECTION_OFF'))
        : described('GRAPHQL_VALIDATION_FAILED', error),
    ),
    { status: 400, isAboutOperation: true },
  );

/** `Variable "$input" got invalid value "…" at "input.email"; …` names its field; the value is not repeated. */
const variablePattern = /^Variable "\$(\w+)"(?:.*? at "([\w.[\]]+)")?/s;

/** The path of the input that the library's words about a variable mean. */
const fieldOf = (message: string): string[] => {
  const [, name = '', place] = variablePattern.exec(message) ?? [];
  return (place ?? name).split(/[.[\]]+/).filter(Boolean);
};

/** A value that does not fit its type, from the library's words. @param nameOf the client's name for a variable */
export const wrongValue = (message: string, nameOf = (name: string): string => name): RuleViolation => {
  const [variable, ...place] = fieldOf(message);
  return new RuleViolation('BAD_USER_INPUT', {}, variable === undefined ? [] : [nameOf(variable), ...place]);
};
