import type { IncomingMessage } from 'node:http';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Logger } from '@mumaris/kit/log';
import { getVariableValues } from 'graphql';
import { type Authenticate, tokenRefused } from './auth/authenticate';
import { callerOf } from './auth/caller-of';
import type { GatewayConfig, Limits, RequestLimits } from './config';
import { errorOf, gapError } from './errors/answer-errors';
import { wrongValue } from './errors/operation-errors';
import { refusal } from './errors/refusal';
import { answer } from './execute/answer';
import type { Json } from './execute/json';
import type { AskAs } from './fetch/ask';
import { hearHeaders } from './fetch/heard-headers';
import { staying } from './fetch/waiting';
import type { AnswerGraph } from './http/graph-route';
import { assertCost } from './limits/assert-cost';
import { assertRequest } from './limits/assert-request';
import type { Operation } from './operations/operation';
import type { Operations } from './operations/operations';
import { askedDocument, assertText } from './published/asked-document';
import type { Published } from './published/published';

interface Parts {
  /** The operations of the graph that is in service. */
  operations: () => Operations;
  published: () => Published;
  /** Which operations are answered. */
  answered: GatewayConfig['OPERATIONS'];
  authenticate: Authenticate;
  /** The address that a request came from, as far as it is believed. */
  addressOf: (request: IncomingMessage) => string | undefined;
  askAs: AskAs;
  limits: Limits & RequestLimits;
  log: Logger;
}

/**
 * The library reports every wrong value of a list, however long: a megabyte of them would keep it busy for a
 * minute. The first few are enough to mend a request.
 */
const maxWrongValues = 5;

/** The variables, checked and with their defaults. @throws Refusal */
const valuesOf = ({ schema, definition, neverNull }: Operation, given: Readonly<Json>): Readonly<Json> => {
  if (!definition.variableDefinitions?.length) return {};
  const options = { maxErrors: maxWrongValues };
  const { errors, coerced } = getVariableValues(schema, definition.variableDefinitions, given, options);
  const [wrong] = errors ?? [];
  const empty = neverNull.find((name) => coerced?.[name] === null);
  const why = wrong?.message ?? (empty && `Variable "$${empty}" must not be null.`);
  if (why) throw refusal(wrongValue(why), 400, { isAboutOperation: true });
  return coerced ?? {};
};

/** Answers requests to the graph: who asks, whether it may be asked at all, and what the subgraphs say. */
export const answerGraph =
  ({ operations, published, answered, authenticate, addressOf, askAs, limits, log }: Parts): AnswerGraph =>
  async (asked, request, waiting) => {
    const authenticated = await authenticate(request);
    const { query, operationName } = askedDocument(asked, published(), answered);
    assertRequest({ query, variables: asked.variables }, limits);
    assertText(asked, published(), answered);
    const operation = operations().of(query, operationName);
    if (operation.isMutation && request.method === 'GET')
      throw refusal(new RuleViolation('MUTATION_BY_GET'), 405, { headers: { allow: 'POST' } });
    if (authenticated === 'expired' && operation.needsSignIn) throw tokenRefused(new RuleViolation('TOKEN_EXPIRED'));
    const variables = valuesOf(operation, asked.variables);
    assertCost(operation.cost.of(variables), limits.MAX_COST);
    const signedIn = authenticated === 'expired' ? undefined : authenticated;
    const caller = callerOf({ ip: addressOf(request), headers: request.headers }, signedIn);
    const whoever = operation.isMutation ? staying : waiting;
    const headers = hearHeaders();
    const { data, errors, gaps, nameOfVariable } = await answer(operation, {
      variables,
      ask: askAs(caller, { waiting: whoever, heard: headers.heard }),
      isWanted: () => !whoever.isGone(),
    });
    if (whoever.isGone()) return { body: {}, headers: {} };
    if (gaps.length) log.error({ gaps }, 'a subgraph broke its contract');
    const all = [...errors.map(errorOf(log, nameOfVariable)), ...gaps.map(gapError)];
    return {
      body: all.length ? { data, errors: all } : { data },
      headers: headers.of({
        isSound: !all.length && !operation.isMutation,
        isVisitors: request.headers.authorization === undefined,
      }),
    };
  };
