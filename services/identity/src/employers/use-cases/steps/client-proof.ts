import { RuleViolation } from '@mumaris/kit/errors';
import type { ClientAuthentication } from '@mumaris/schemas';
import type { NewClientSecret } from '../../domain/api-client';
import type { Rules } from '../../../domain/rules';
import { newClientSecret } from '../../secrets/client-secrets';
import { readPublicKey } from '../../secrets/public-key';

/** By what a client will prove itself, and the secret to show once where there is one. */
interface Proof {
  readonly kept: NewClientSecret;
  readonly shown: string | null;
}

/**
 * Makes a secret, or reads the public key (PRT-01).
 * @throws RuleViolation REQUIRED, PUBLIC_KEY_NOT_NEEDED, and those of the key
 */
export const proofOf = (
  method: ClientAuthentication,
  publicKey: string | null | undefined,
  rules: Rules['organisations'],
): Proof => {
  switch (method) {
    case 'CLIENT_SECRET':
      if (publicKey) throw new RuleViolation('PUBLIC_KEY_NOT_NEEDED', {}, 'publicKey');
      return newClientSecret();
    case 'PRIVATE_KEY_JWT':
      if (!publicKey) throw new RuleViolation('REQUIRED', {}, 'publicKey');
      return { kept: readPublicKey(publicKey, rules), shown: null };
  }
};
