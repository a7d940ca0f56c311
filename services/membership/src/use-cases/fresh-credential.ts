import { randomBytes } from 'node:crypto';
import { newId, newNumber } from '@mumaris/kit/id';
import type { FreshCredential } from '../domain/credential';
import { codeLength, codeOf } from '../domain/credential-code';
import type { Rules } from '../rules/rules';
import type { ServiceCode } from '../rules/service-rules';

/** The identity of what a service may grant: an id, a number of its kind, a code that nobody can guess (MEM-60). */
export const freshCredential =
  (rules: Rules) =>
  (service: ServiceCode): FreshCredential => ({
    id: newId('cre'),
    number: newNumber(rules.for(service).credential.numberPrefix),
    code: codeOf(randomBytes(codeLength)),
  });
