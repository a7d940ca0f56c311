import { RuleViolation } from '@mumaris/kit/errors';
import { type DocumentNode, Kind, OperationTypeNode } from 'graphql';
import type { Limits } from '../config';
import { asGraphError, Refusal } from '../errors/refusal';
import { measureIn } from './measure';

type LimitCode =
  | 'OPERATION_TOO_DEEP'
  | 'TOO_MANY_ALIASES'
  | 'TOO_MANY_DIRECTIVES'
  | 'TOO_MANY_EQUAL_FIELDS'
  | 'TOO_MANY_FRAGMENT_SPREADS'
  | 'TOO_MANY_MUTATIONS'
  | 'TOO_MANY_ROOT_FIELDS'
  | 'TOO_MANY_SELECTIONS'
  | 'TOO_MANY_VARIABLES';

/**
 * Refuses a document that asks for too much at once, before it is validated. A mutation carries few root fields, so that one
 * request is not hundreds of tries to sign in (IDN-12). @throws Refusal
 */
export const assertSize = (document: DocumentNode, limits: Limits): void => {
  // Said once each, however many parts are too large: the largest is told.
  const over = new Map<LimitCode, { max: number; found: number }>();
  const check = (code: LimitCode, found: number, max: number) => {
    if (found > max && found > (over.get(code)?.found ?? 0)) over.set(code, { max, found });
  };
  const measure = measureIn(document);
  for (const part of document.definitions) {
    if (part.kind !== Kind.OPERATION_DEFINITION && part.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const size = measure(part);
    check('OPERATION_TOO_DEEP', size.depth, limits.MAX_DEPTH);
    check('TOO_MANY_SELECTIONS', size.selections, limits.MAX_SELECTIONS);
    check('TOO_MANY_ALIASES', size.aliases, limits.MAX_ALIASES);
    check('TOO_MANY_DIRECTIVES', size.directives, limits.MAX_DIRECTIVES);
    check('TOO_MANY_FRAGMENT_SPREADS', size.spreads, limits.MAX_FRAGMENT_SPREADS);
    check('TOO_MANY_EQUAL_FIELDS', size.repeats, limits.MAX_EQUAL_FIELDS);
    if (part.kind === Kind.FRAGMENT_DEFINITION) continue;
    check('TOO_MANY_VARIABLES', part.variableDefinitions?.length ?? 0, limits.MAX_VARIABLES);
    if (part.operation === OperationTypeNode.MUTATION) check('TOO_MANY_MUTATIONS', size.fields, limits.MAX_MUTATIONS);
    else check('TOO_MANY_ROOT_FIELDS', size.fields, limits.MAX_ROOT_FIELDS);
  }
  const violations = [...over].map(([code, figures]) => new RuleViolation<LimitCode>(code, figures));
  if (violations.length) throw new Refusal(violations.map(asGraphError), { status: 400 });
};
