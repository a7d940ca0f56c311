import type { Caller } from '@mumaris/kit/auth/caller';
import { audited, type Change } from '@mumaris/kit/change';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Organisation } from '../../domain/organisation';
import { securityEvent } from '../../../domain/security-event';
import { readReason } from '../../../domain/stated-reason';
import type { RevocationRepository } from '../../../store/revocation.repository';
import type { Deps } from '../deps';

interface StatusChange {
  readonly decide: (organisation: Organisation) => Change<Organisation>;
  readonly event: 'ORGANISATION_SUSPENDED' | 'ORGANISATION_REINSTATED';
  /** What becomes of the tokens that its clients have. */
  readonly tokens: (revocations: RevocationRepository, organisationId: string, tx: Transaction) => Promise<void>;
}

/** Suspends an employer or reinstates it, for a reason that is kept (PRT-01, IDN-15). */
export const changeOrganisationStatus =
  ({ organisations, revocations, rules, transact }: Deps, { decide, event, tokens }: StatusChange) =>
  ({ organisationId: id, reason: text, caller }: { organisationId: string; reason: string; caller: Caller }) => {
    const reason = readReason(text, rules.records);
    return transact(async (tx) => {
      await tokens(revocations, id, tx);
      return organisations.update(
        id,
        (state) => audited(decide(state), securityEvent(id, event, { caller, reason })),
        tx,
      );
    });
  };
