import { createAuditTrail } from '@mumaris/kit/audit/audit-trail';
import { auditDatabaseOf } from '@mumaris/kit/audit/trail-model';
import type { Clock } from '@mumaris/kit/clock';
import type { Ground } from '@mumaris/kit/mongo/aggregate-store';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import { createFieldCipher, keyBytes } from '@mumaris/kit/secrets/cipher';
import { createSealer } from '@mumaris/kit/secrets/seal';
import type { SecurityEventKind } from '@mumaris/schemas';
import { assembleFactors } from './assemble-factors';
import { claimRepository } from './claims/store/claim.repository';
import type { IdentityConfig } from './config';
import { organisationRepository } from './employers/store/organisation.repository';
import { readRules } from './rules';
import { createConfirmations, type Pages } from './secrets/confirmations';
import { createPasswords } from './secrets/passwords';
import { accountRepository } from './store/account.repository';
import { contactChangeRepository } from './store/contact-change.repository';
import { invitationRepository } from './store/invitation.repository';
import { signingKeyRepository } from './store/signing-key.repository';
import { signUpRepository } from './store/sign-up.repository';
import { createKeyRing } from './tokens/key-ring';

interface Given extends Pick<Ground, 'connection' | 'outbox'> {
  readonly clock: Clock;
}

/** What the service and its commands have in common: rules, stores, and the keys that guard them. */
export const assemble = async ({ connection, outbox, clock }: Given, config: IdentityConfig) => {
  const rules = readRules();
  const fieldKeys = [config.FIELD_KEY, ...config.OTHER_FIELD_KEYS].map((key) => keyBytes(key.reveal()));
  const codeKey = keyBytes(config.CODE_KEY.reveal());
  const audit = auditDatabaseOf(connection, config.AUDIT_DATABASE);
  const trail = { connection, audit, key: keyBytes(config.AUDIT_KEY.reveal()) };
  const signingKeys = signingKeyRepository(connection, createFieldCipher(fieldKeys, 'identity.signing-keys'));
  const auditTrail = createAuditTrail<SecurityEventKind>({ ...trail, clock });
  const ground: Ground = { connection, outbox, audit: auditTrail };
  return {
    rules,
    clock,
    ground,
    accounts: accountRepository(ground, createFieldCipher(fieldKeys, 'identity.accounts')),
    signUps: signUpRepository(ground, createFieldCipher(fieldKeys, 'identity.sign-ups')),
    contactChanges: contactChangeRepository(ground, createFieldCipher(fieldKeys, 'identity.contact-changes')),
    claims: claimRepository(ground, createFieldCipher(fieldKeys, 'identity.file-claims')),
    organisations: organisationRepository(ground),
    signingKeys,
    factors: assembleFactors(ground, fieldKeys, config),
    invitations: invitationRepository(ground),
    confirmations: createConfirmations(codeKey, pagesOf(config)),
    keyRing: createKeyRing({ signingKeys, rules: rules.sessions, clock }),
    trail,
    auditTrail,
    passwords: await createPasswords(config),
    sealer: await createSealer(config.NOTIFICATION_SEAL_KEY),
    membershipSealer: await createSealer(config.MEMBERSHIP_SEAL_KEY),
    /** Runs work on several aggregates in one transaction. */
    transact: <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => inTransaction(connection, work),
  };
};

const pagesOf = (config: IdentityConfig): Pages => ({
  activation: config.ACTIVATION_URL,
  passwordReset: config.PASSWORD_RESET_URL,
  emailChange: config.EMAIL_CHANGE_URL,
  invitation: config.INVITATION_URL,
  device: config.DEVICE_URL,
});

export type Assembly = Awaited<ReturnType<typeof assemble>>;
