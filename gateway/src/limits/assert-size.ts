import { RuleViolation } from '@mumaris/kit/errors';
import { type DocumentNode, Kind, OperationTypeNode } from 'graphql';
import type { Limits } from '../config';
import { asGraphError, Refusal } from '../errors/refusal';
import { measure } from './measure';

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
  const over: RuleViolation[] = [];
  const check = (code: LimitCode, found: number, max: number) => {
    if (found > max) over.push(new RuleViolation<LimitCode>(code, { max, found }));
  };
  for (const part of document.definitions) {
    if (part.kind !== Kind.OPERATION_DEFINITION && part.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const size = measure(part, document);
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
  if (over.length) throw new Refusal(over.map(asGraphError), { status: 400 });
};
