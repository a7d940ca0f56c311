import type { Ground } from '@mumaris/kit/mongo/aggregate-store';
import { createFieldCipher } from '@mumaris/kit/secrets/cipher';
import type { IdentityConfig } from './config';
import { createRecoveryCodes } from './secrets/recovery-codes';
import { createTotp } from './secrets/totp';
import { createWebAuthn } from './secrets/web-authn';
import { logInChallengeRepository } from './store/log-in-challenge.repository';
import { passkeyChallengeRepository } from './store/passkey-challenge.repository';
import { passkeyRepository } from './store/passkey.repository';
import { secondFactorRepository } from './store/second-factor.repository';

/** What second factors stand on (IDN-14). */
export const assembleFactors = (ground: Ground, fieldKeys: readonly Uint8Array[], config: IdentityConfig) => ({
  secondFactors: secondFactorRepository(ground, createFieldCipher(fieldKeys, 'identity.second-factors')),
  logInChallenges: logInChallengeRepository(ground.connection),
  passkeys: passkeyRepository(ground),
  passkeyChallenges: passkeyChallengeRepository(ground.connection),
  totp: createTotp(config.RP_NAME),
  recoveryCodes: createRecoveryCodes(),
  webAuthn: createWebAuthn(config),
});

export type Factors = ReturnType<typeof assembleFactors>;
