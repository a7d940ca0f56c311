import type { AuditedEntry } from '@mumaris/kit/audit/audit-trail';
import type { Caller } from '@mumaris/kit/auth/caller';
import type { AuditActor, AuditEntry } from '@mumaris/kit/change';
import { isStaff } from './staff';

/** What can happen to the security of an account or an employer (IDN-15); `rules/security-events.yaml` has the words. */
export const securityEventKinds = [
  'SIGNED_UP',
  'SIGN_UP_REPEATED',
  'ACTIVATED',
  'SIGNED_IN',
  'SECOND_FACTOR_ASKED',
  'SIGN_IN_FAILED',
  'SIGN_IN_LOCKED',
  'SECOND_FACTOR_FAILED',
  'RECOVERY_CODE_USED',
  'SIGNED_OUT',
  'SESSION_REVOKED',
  'ALL_SESSIONS_ENDED',
  'TOKEN_REUSED',
  'PASSWORD_RESET_REQUESTED',
  'PASSWORD_RESET',
  'PASSWORD_CHANGED',
  'USER_NAME_REQUESTED',
  'USER_NAME_REVEALED',
  'CONTACT_CHANGE_REQUESTED',
  'CONTACT_CHANGE_CANCELLED',
  'EMAIL_CHANGED',
  'MOBILE_CHANGED',
  'TOTP_ENROLLED',
  'TOTP_REMOVED',
  'RECOVERY_CODES_RENEWED',
  'SECOND_FACTORS_RESET',
  'PASSKEY_ADDED',
  'PASSKEY_REMOVED',
  'PASSKEY_FAILED',
  'STAFF_INVITED',
  'INVITATION_REVOKED',
  'INVITATION_ACCEPTED',
  'ROLES_CHANGED',
  'PERSONAL_DATA_READ',
  'DATA_EXPORTED',
  'ACCOUNT_CLOSED',
  'ORGANISATION_CREATED',
  'ORGANISATION_CHANGED',
  'ORGANISATION_SUSPENDED',
  'ORGANISATION_REINSTATED',
  'CLIENT_CREATED',
  'CLIENT_SECRET_ROTATED',
  'CLIENT_SECRET_RETIRED',
  'CLIENT_REVOKED',
] as const;
export type SecurityEventKind = (typeof securityEventKinds)[number];

/** An entry of the audit trail of an account or an employer. */
export type SecurityEvent = AuditedEntry<SecurityEventKind>;

interface Circumstances {
  /** Who called; left out where nobody did. */
  readonly caller?: Caller | undefined;
  /** Who it was, where a link or code tells more than the caller. */
  readonly by?: AuditActor;
  readonly reason?: string;
}

const actorOf = (subject: string, { caller }: Circumstances): AuditActor => {
  if (!caller) return 'PLATFORM';
  if (caller.accountId === subject) return 'OWNER';
  return isStaff(caller) ? 'STAFF' : 'VISITOR';
};

/** Says what happened to a subject, who did it and from where (IDN-15). */
export const securityEvent = (
  subject: string,
  kind: SecurityEventKind,
  circumstances: Circumstances,
): AuditEntry<SecurityEventKind> => {
  const { caller, reason = null } = circumstances;
  const by = circumstances.by ?? actorOf(subject, circumstances);
  return {
    subject,
    kind,
    by,
    actorId: caller?.accountId !== undefined && caller.accountId !== subject ? caller.accountId : null,
    address: caller?.address ?? null,
    device: caller?.device ?? null,
    reason,
  };
};
