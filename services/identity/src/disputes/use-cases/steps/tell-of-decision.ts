import type { Caller } from '@mumaris/kit/auth/caller';
import type { SecurityEventKind } from '@mumaris/schemas';
import { securityEvent } from '../../../domain/security-event';
import type { IdNumberDispute } from '../../domain/id-number-dispute';

/** A decision, in the trails of all whom it concerns: the account, and both members of staff, who may be one (IDN-15). */
export const tellOfDecision = (
  { id, accountId, openedBy, decidedBy, decision }: IdNumberDispute,
  kind: SecurityEventKind,
  caller: Caller,
) =>
  [...new Set([accountId, openedBy, decidedBy ?? ''])].map((subject) =>
    securityEvent(subject, kind, { caller, reason: `${id}: ${decision}` }),
  );
