import { RuleViolation } from '@mumaris/kit/errors';
import {
  type DirectiveNode,
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  parse,
  print,
  separateOperations,
  specifiedRules,
  validate,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Limits } from '../config';
import { invalid, unreadable } from '../errors/operation-errors';
import { refusal } from '../errors/refusal';
import { assertSize } from '../limits/assert-size';
import type { Plan } from '../plan/plan';
import type { Planner } from '../plan/planner';
import { type Operation, prepare } from './operation';

/** What strangers vary does not grow without end: the most operations, and plans, that are kept of one supergraph. */
const maxKept = 2_000;
/** Characters of all their documents together. */
const maxLength = 2_000_000;
/** The first few faults are enough to mend an operation. */
const maxErrors = 5;

/** Keeps what is made for a key, also while it is being made; what cannot be made is not kept. */
const kept = <T extends object>() => {
  const entries = new LRUCache<string, Promise<T>>({ max: maxKept, maxSize: maxLength });
  return (key: string, make: () => Promise<T>): Promise<T> => {
    const known = entries.get(key);
    if (known) return known;
    const making = make();
    entries.set(key, making, { size: key.length });
    making.catch(() => entries.delete(key));
    return making;
  };
};

export interface Operations {
  /**
   * The operation of a request.
   * @param query the document's text  @param name of the operation, where there are several
   * @throws Refusal where it is none, is too large, or does not fit the schema
   */
  of(this: void, query: string, name: string | undefined): Promise<Operation>;
}

const read = (query: string, maxTokens: number): DocumentNode => {
  try {
    return parse(query, { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError) throw unreadable(error);
    throw error;
  }
};

/** What no validation has a word for: parts of GraphQL that this graph does not have. */
const assertServed = (document: DocumentNode, name: string | undefined) => {
  const operation = getOperationAST(document, name);
  if (!operation) throw refusal(new RuleViolation('OPERATION_RESOLUTION_FAILURE'), 400, { isAboutOperation: true });
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw refusal(new RuleViolation('SUBSCRIPTIONS_CLOSED'));
  const refuseParts = ({ name: { value } }: DirectiveNode) => {
    if (value === 'defer' || value === 'stream') throw refusal(new RuleViolation('ANSWERED_WHOLE'));
  };
  visit(document, { Directive: refuseParts });
  return operation;
};

interface OperationLimits extends Limits {
  readonly INTROSPECTION: boolean;
}

/** The operations that are asked for over one supergraph, each read, measured, validated and planned once. */
export const keepOperations = ({ schema, plan }: Planner, limits: OperationLimits): Operations => {
  const operations = kept<Operation>();
  const plans = kept<{ plan: Plan }>();
  const planOf = async (document: DocumentNode) =>
    (await plans(print(document), async () => ({ plan: await plan(document) }))).plan;
  const rules = limits.INTROSPECTION ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];

  const make = async (query: string, name: string | undefined): Promise<Operation> => {
    const document = read(query, limits.MAX_TOKENS);
    assertSize(document, limits);
    const operation = assertServed(document, name);
    const errors = validate(schema, document, rules, { maxErrors });
    if (errors.length) throw invalid(errors);
    const isOneOfMany = document.definitions.some((node) => node.kind === Kind.OPERATION_DEFINITION && node !== operation);
    const own = isOneOfMany ? separateOperations(document)[operation.name?.value ?? ''] : document;
    return prepare(own ?? document, operation, { schema, plan: planOf, maxCost: limits.MAX_COST });
  };
  return { of: (query, name) => operations(`${name ?? ''} ${query}`, () => make(query, name)) };
};
