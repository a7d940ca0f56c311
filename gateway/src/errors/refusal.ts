import { type RuleViolation, toFailure } from '@mumaris/kit/errors';
import { currentTraceId } from '@mumaris/kit/trace';
import type { GraphQLFormattedError } from 'graphql';

/** A violation as an error of the graph, in both languages and with the trace id of the request. */
export const asGraphError = (violation: RuleViolation): GraphQLFormattedError => {
  const { code, field, message, rule } = toFailure(violation);
  const details = { ...(field && { field }), ...(rule && { rule }) };
  return { message: message.en, extensions: { code, message, ...details, traceId: currentTraceId() } };
};

interface Answered {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Whether the fault is in a well-formed request's operation or variables. To a client that reads `application/json`
   * alone such an answer has the status 200, as GraphQL over HTTP has it.
   */
  readonly isAboutOperation?: boolean;
}

/** A request to the graph that is refused before any subgraph is asked. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly errors: readonly GraphQLFormattedError[],
    readonly answered: Answered,
  ) {
    super(errors[0]?.message);
  }
}

/** Refuses with one violation. */
export const refusal = (violation: RuleViolation, status = 400, more: Omit<Answered, 'status'> = {}): Refusal =>
  new Refusal([asGraphError(violation)], { status, ...more });
