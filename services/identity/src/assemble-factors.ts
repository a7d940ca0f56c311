import type { Outbox } from '@mumaris/kit/events/outbox';
import { createFieldCipher } from '@mumaris/kit/secrets/cipher';
import type { Connection } from 'mongoose';
import type { IdentityConfig } from './config';
import { createRecoveryCodes } from './secrets/recovery-codes';
import { createTotp } from './secrets/totp';
import { createWebAuthn } from './secrets/web-authn';
import { logInChallengeRepository } from './store/log-in-challenge.repository';
import { passkeyChallengeRepository } from './store/passkey-challenge.repository';
import { passkeyRepository } from './store/passkey.repository';
import { secondFactorRepository } from './store/second-factor.repository';

interface Ground {
  readonly connection: Connection;
  readonly outbox: Outbox;
  readonly fieldKeys: readonly Uint8Array[];
}

/** What second factors stand on (IDN-14). */
export const assembleFactors = ({ connection, outbox, fieldKeys }: Ground, config: IdentityConfig) => ({
  secondFactors: secondFactorRepository({
    connection,
    outbox,
    cipher: createFieldCipher(fieldKeys, 'identity.second-factors'),
  }),
  logInChallenges: logInChallengeRepository(connection),
  passkeys: passkeyRepository(connection, outbox),
  passkeyChallenges: passkeyChallengeRepository(connection),
  totp: createTotp(config.RP_NAME),
  recoveryCodes: createRecoveryCodes(),
  webAuthn: createWebAuthn(config),
});

export type Factors = ReturnType<typeof assembleFactors>;
