import { RuleViolation } from '@mumaris/kit/errors';
import { GraphQLError } from 'graphql';

/** A refusal as an error of the request; the code and its texts travel as the original error. */
export const refusal = (violation: RuleViolation, status = 400): GraphQLError =>
  new GraphQLError(violation.code, { originalError: violation, extensions: { http: { status } } });

/** `Variable "$input" got invalid value "…" at "input.email"; …` names its field; the value is not repeated. */
const variablePattern = /^Variable "\$(\w+)"(?:.*? at "([\w.[\]]+)")?/s;

/** The path of the input that the library's words about a variable mean. */
export const fieldOfVariable = (message: string): string[] => {
  const [, name = '', place] = variablePattern.exec(message) ?? [];
  return (place ?? name).split(/[.[\]]+/).filter(Boolean);
};

/** A variable that does not fit its type, from the library's words about it. */
export const badInput = (message: string): GraphQLError =>
  refusal(new RuleViolation('BAD_USER_INPUT', {}, fieldOfVariable(message)));
