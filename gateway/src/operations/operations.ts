import { setImmediate } from 'node:timers/promises';
import { RuleViolation } from '@mumaris/kit/errors';
import {
  type DirectiveNode,
  type DocumentNode,
  getOperationAST,
  isAbstractType,
  Kind,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  separateOperations,
  specifiedRules,
  validate,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Limits } from '../config';
import { invalid } from '../errors/operation-errors';
import { Refusal, refusal } from '../errors/refusal';
import type { Json } from '../execute/json';
import { assertSize } from '../limits/assert-size';
import type { Plan } from '../plan/plan';
import type { Planner } from '../plan/planner';
import { type Operation, prepare } from './operation';
import { readDocument } from './read-document';

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

/** An operation that is asked for. */
export interface Asked {
  /** The document's text. */
  readonly query: string;
  /** Of the operation, where the document has several. */
  readonly name?: string | undefined;
  /** The values of its conditions; where none are known, all that hold and all that do not. */
  readonly conditions?: readonly Readonly<Json>[];
}

export interface Operations {
  /**
   * The operation of a request.
   * @param query the document's text  @param name of the operation, where there are several
   * @throws Refusal where it is none, is too large, or does not fit the schema
   */
  of(this: void, query: string, name: string | undefined): Operation;
  /** Those that were asked for last. */
  inUse(this: void): readonly Asked[];
  /** Reads, measures, validates and plans an operation. @throws Refusal; Error where it cannot be planned */
  prepare(this: void, asked: Asked): Promise<Operation>;
  /** Prepares operations before anybody asks for them, the first of them in the time that there is; those that do not fit are left out. */
  warm(this: void, asked: readonly Asked[], withinMs: number): Promise<void>;
  /** Why an operation is refused, without keeping anything of it; undefined where it is not. */
  refusalOf(this: void, asked: Asked): Refusal | undefined;
}

/** A name holds no space. */
const keyOf = (query: string, name = ''): string => `${name} ${query}`;

const partsOf = (key: string): [name: string | undefined, query: string] => {
  const end = key.indexOf(' ');
  return [key.slice(0, end) || undefined, key.slice(end + 1)];
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

/** The conditions of an operation that nobody has asked for yet: each combination where it has one, the two ends where it has more. */
const bothWays = (names: readonly string[]): Readonly<Json>[] =>
  names.length ? [true, false].map((holds) => Object.fromEntries(names.map((name) => [name, holds]))) : [{}];

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
    const document = readDocument(query, limits.MAX_TOKENS);
    assertSize(document, limits);
    const operation = assertServed(document, name);
    const errors = validate(schema, document, rules, { maxErrors });
    if (errors.length) throw invalid(errors);
    const isAlone = document.definitions.every((node) => node.kind !== Kind.OPERATION_DEFINITION || node === operation);
    const own = isAlone ? document : separateOperations(document)[operation.name?.value ?? ''];
    return prepare(own ?? document, operation, means);
  };
  const operations = kept(make);

  const prepareOne = async ({ query, name, conditions }: Asked): Promise<Operation> => {
    const operation = operations.of(keyOf(query, name));
    const { names, of } = operation.variants;
    for (const values of conditions ?? bothWays(names)) await of(values);
    return operation;
  };
  return {
    of: (query, name) => operations.of(keyOf(query, name)),
    inUse: () =>
      [...operations.entries.entries()].slice(0, maxWarmed).map(([key, { variants }]) => {
        const [name, query] = partsOf(key);
        return { query, name, conditions: variants.seen() };
      }),
    prepare: prepareOne,
    warm: async (asked, withinMs) => {
      const end = performance.now() + withinMs;
      for (const one of asked.slice(0, maxWarmed)) {
        if (performance.now() > end) return;
        await prepareOne(one).catch(() => undefined);
        // Requests that have arrived are answered in between.
        await setImmediate();
      }
    },
    refusalOf: ({ query, name }) => {
      const key = keyOf(query, name);
      if (operations.entries.has(key)) return undefined;
      try {
        make(key);
        return undefined;
      } catch (error) {
        if (error instanceof Refusal) return error;
        throw error;
      }
    },
  };
};
