import { RuleViolation } from '@mumaris/kit/errors';
import { OperationTypeNode, type ValidationRule } from 'graphql';
import type { Limits } from '../config';
import { measure } from './measure';
import { refusal } from './refusal';

type LimitCode =
  'OPERATION_TOO_DEEP' | 'TOO_MANY_ALIASES' | 'TOO_MANY_DIRECTIVES' | 'TOO_MANY_MUTATIONS' | 'TOO_MANY_ROOT_FIELDS';

/**
 * Refuses an operation that asks for too much at once. A mutation carries few root fields, so that one request is not
 * hundreds of tries to sign in (IDN-12).
 */
export const limitRule =
  (limits: Limits): ValidationRule =>
  (context) => ({
    OperationDefinition(operation) {
      const size = measure(operation, (name) => context.getFragment(name));
      const refuseOver = (code: LimitCode, found: number, max: number) => {
        if (found > max) context.reportError(refusal(new RuleViolation<LimitCode>(code, { max })));
      };
      refuseOver('OPERATION_TOO_DEEP', size.depth, limits.MAX_DEPTH);
      refuseOver('TOO_MANY_ALIASES', size.aliases, limits.MAX_ALIASES);
      refuseOver('TOO_MANY_DIRECTIVES', size.directives, limits.MAX_DIRECTIVES);
      if (operation.operation === OperationTypeNode.MUTATION)
        refuseOver('TOO_MANY_MUTATIONS', size.fields, limits.MAX_MUTATIONS);
      else refuseOver('TOO_MANY_ROOT_FIELDS', size.fields, limits.MAX_ROOT_FIELDS);
    },
  });
