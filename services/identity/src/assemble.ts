import type { Clock } from '@mumaris/kit/clock';
import type { Outbox } from '@mumaris/kit/events/outbox';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import { createFieldCipher, keyBytes } from '@mumaris/kit/secrets/cipher';
import { createSealer } from '@mumaris/kit/secrets/seal';
import type { Connection } from 'mongoose';
import type { IdentityConfig } from './config';
import { readRules } from './rules';
import { createPasswords } from './secrets/passwords';
import { accountRepository } from './store/account.repository';
import { organisationRepository } from './store/organisation.repository';
import { signingKeyRepository } from './store/signing-key.repository';
import { createKeyRing } from './tokens/key-ring';

export interface Ground {
  readonly connection: Connection;
  readonly outbox: Outbox;
  readonly clock: Clock;
}

/** What the service and its commands have in common: rules, stores, and the keys that guard them. */
export const assemble = async ({ connection, outbox, clock }: Ground, config: IdentityConfig) => {
  const rules = readRules();
  const fieldKey = keyBytes(config.FIELD_KEY.reveal());
  const signingKeys = signingKeyRepository(connection, createFieldCipher(fieldKey, 'identity.signing-keys'));
  return {
    rules,
    clock,
    accounts: accountRepository({ connection, outbox, cipher: createFieldCipher(fieldKey, 'identity.accounts') }),
    organisations: organisationRepository(connection),
    keyRing: createKeyRing({ signingKeys, rules: rules.sessions, clock }),
    passwords: await createPasswords(config),
    sealer: await createSealer(config.NOTIFICATION_SEAL_KEY),
    /** Runs work on several aggregates in one transaction. */
    transact: <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => inTransaction(connection, work),
  };
};

export type Assembly = Awaited<ReturnType<typeof assemble>>;
