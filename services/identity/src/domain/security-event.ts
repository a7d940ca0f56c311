import type { AuditedEntry } from '@mumaris/kit/audit/audit-trail';
import type { Caller } from '@mumaris/kit/auth/caller';
import type { AuditActor, AuditEntry } from '@mumaris/kit/change';
import type { SecurityEventKind } from '@mumaris/schemas';
import { isStaff } from './staff';

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
