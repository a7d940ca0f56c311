import { RuleViolation } from '@mumaris/kit/errors';
import {
  type DirectiveNode,
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  isAbstractType,
  Kind,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  parse,
  separateOperations,
  specifiedRules,
  validate,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Limits } from '../config';
import { invalid, unreadable } from '../errors/operation-errors';
import { refusal } from '../errors/refusal';
import type { Json } from '../execute/json';
import { assertSize } from '../limits/assert-size';
import { assertTokens } from '../limits/assert-tokens';
import type { Plan } from '../plan/plan';
import type { Planner } from '../plan/planner';
import { type Operation, prepare } from './operation';

/** What strangers vary does not grow without end: the most operations, and plans, that are kept of one supergraph. */
const maxKept = 2_000;
/** Characters of all their documents together. */
const maxLength = 2_000_000;
/** So many operations are prepared for a new supergraph before it is served. */
const maxWarmed = 200;
/** The first few faults are enough to mend an operation. */
const maxErrors = 5;

/** Keeps what is made for a key. */
const kept = <T extends object>(make: (key: string) => T) => {
  const entries = new LRUCache<string, T>({ max: maxKept, maxSize: maxLength });
  const of = (key: string): T => {
    const known = entries.get(key);
    if (known) return known;
    const made = make(key);
    entries.set(key, made, { size: Math.max(key.length, 1) });
    // What could not be made is tried again the next time.
    if (made instanceof Promise) made.catch(() => entries.delete(key));
    return made;
  };
  return { of, entries };
};

/** An operation that was asked for: its key, and the values of its conditions. */
interface Used {
  readonly key: string;
  readonly conditions: readonly Readonly<Json>[];
}

export interface Operations {
  /**
   * The operation of a request.
   * @param query the document's text  @param name of the operation, where there are several
   * @throws Refusal where it is none, is too large, or does not fit the schema
   */
  of(this: void, query: string, name: string | undefined): Operation;
  /** Those that were asked for last. */
  inUse(this: void): readonly Used[];
  /** Prepares operations before anybody asks for them; those that do not fit are left out. */
  warm(this: void, used: readonly Used[]): Promise<void>;
}

/** A name holds no space. */
const keyOf = (query: string, name = ''): string => `${name} ${query}`;

const partsOf = (key: string): [name: string | undefined, query: string] => {
  const end = key.indexOf(' ');
  return [key.slice(0, end) || undefined, key.slice(end + 1)];
};

const read = (query: string, maxTokens: number): DocumentNode => {
  assertTokens(query, maxTokens);
  try {
    return parse(query);
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
  const plans = kept((document: string): Promise<Plan> => plan(document));
  const rules = limits.INTROSPECTION ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const abstract = new Set(
    Object.values(schema.getTypeMap())
      .filter(isAbstractType)
      .map(({ name }) => name),
  );
  const means = { schema, abstract, plan: plans.of, maxCost: limits.MAX_COST };

  const make = (key: string): Operation => {
    const [name, query] = partsOf(key);
    const document = read(query, limits.MAX_TOKENS);
    assertSize(document, limits);
    const operation = assertServed(document, name);
    const errors = validate(schema, document, rules, { maxErrors });
    if (errors.length) throw invalid(errors);
    const isAlone = document.definitions.every((node) => node.kind !== Kind.OPERATION_DEFINITION || node === operation);
    const own = isAlone ? document : separateOperations(document)[operation.name?.value ?? ''];
    return prepare(own ?? document, operation, means);
  };
  const operations = kept(make);

  const warmOne = async ({ key, conditions }: Used): Promise<void> => {
    const { variants } = operations.of(key);
    for (const values of conditions) await variants.of(values);
  };
  return {
    of: (query, name) => operations.of(keyOf(query, name)),
    inUse: () =>
      [...operations.entries.entries()]
        .slice(0, maxWarmed)
        .map(([key, { variants }]) => ({ key, conditions: variants.seen() })),
    warm: async (used) => {
      // The one that was asked for last is prepared last, and so is the last to be dropped.
      for (const one of used.toReversed()) await warmOne(one).catch(() => undefined);
    },
  };
};
