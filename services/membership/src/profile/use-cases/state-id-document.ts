import type { Caller } from '@mumaris/kit/auth/caller';
import type { IdDocumentForm } from '../domain/id-document';
import { stateIdDocument as state } from '../domain/practitioner';
import { changeOwn } from './change-own';
import type { Deps } from './deps';

/** States the ID document of the caller, or that it was renewed (MEM-01). @throws RuleViolation PROFILE_FIRST, and what the domain refuses */
export const stateIdDocument =
  (deps: Deps) =>
  ({ caller, idDocument }: { caller: Caller; idDocument: IdDocumentForm }) =>
    changeOwn(deps)(caller, async (own) => {
      const change = state(own, idDocument);
      const stated = change.state.profile.idDocument;
      if (stated) await deps.assertOwnIdDocument(own.accountId, stated);
      return change;
    });
