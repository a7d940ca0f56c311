import type { Clock } from '@mumaris/kit/clock';
import type { Outbox } from '@mumaris/kit/events/outbox';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import { createFieldCipher, keyBytes } from '@mumaris/kit/secrets/cipher';
import { createSealer } from '@mumaris/kit/secrets/seal';
import type { Connection } from 'mongoose';
import { assembleFactors } from './assemble-factors';
import { createAuditTrail } from './audit/audit-trail';
import { auditDatabaseOf } from './audit/audit-trail.model';
import type { IdentityConfig } from './config';
import { readRules } from './rules';
import { createConfirmations, type Pages } from './secrets/confirmations';
import { createPasswords } from './secrets/passwords';
import { accountRepository } from './store/account.repository';
import { contactChangeRepository } from './store/contact-change.repository';
import { invitationRepository } from './store/invitation.repository';
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
  const fieldKeys = [config.FIELD_KEY, ...config.OTHER_FIELD_KEYS].map((key) => keyBytes(key.reveal()));
  const codeKey = keyBytes(config.CODE_KEY.reveal());
  const audit = auditDatabaseOf(connection, config.AUDIT_DATABASE);
  const trail = { connection, audit, key: keyBytes(config.AUDIT_KEY.reveal()) };
  const signingKeys = signingKeyRepository(connection, createFieldCipher(fieldKeys, 'identity.signing-keys'));
  return {
    rules,
    clock,
    accounts: accountRepository({ connection, outbox, cipher: createFieldCipher(fieldKeys, 'identity.accounts') }),
    contactChanges: contactChangeRepository(
      connection,
      outbox,
      createFieldCipher(fieldKeys, 'identity.contact-changes'),
    ),
    organisations: organisationRepository(connection, outbox),
    signingKeys,
    factors: assembleFactors({ connection, outbox, fieldKeys }, config),
    invitations: invitationRepository(connection, outbox),
    confirmations: createConfirmations(codeKey, pagesOf(config)),
    keyRing: createKeyRing({ signingKeys, rules: rules.sessions, clock }),
    trail,
    auditTrail: createAuditTrail({ ...trail, clock }),
    passwords: await createPasswords(config),
    sealer: await createSealer(config.NOTIFICATION_SEAL_KEY),
    /** Runs work on several aggregates in one transaction. */
    transact: <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => inTransaction(connection, work),
  };
};

const pagesOf = (config: IdentityConfig): Pages => ({
  activation: config.ACTIVATION_URL,
  passwordReset: config.PASSWORD_RESET_URL,
  emailChange: config.EMAIL_CHANGE_URL,
  invitation: config.INVITATION_URL,
});

export type Assembly = Awaited<ReturnType<typeof assemble>>;
