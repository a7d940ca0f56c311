import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { readLine } from '@mumaris/kit/text/read-text';
import { allRead, required } from '@mumaris/kit/text/reading';
import type { FileClaimDecision } from '@mumaris/schemas';
import { decideClaim, type FileClaim } from '../domain/file-claim';
import type { Deps } from './deps';
import { openGranted } from './open-claimed-file';

export interface DecideFileClaim {
  readonly claimId: string;
  readonly decision: FileClaimDecision;
  readonly reason: string;
  readonly caller: Caller;
}

/** A reviewer decides a claim in which identity differs (IDN-16). @throws RuleViolation REQUIRED, TOO_LONG, NOT_FOUND, and those of decideClaim */
export const decideFileClaim = (deps: Deps) => {
  const { files, fileClaims, claimRules, clock, transact } = deps;
  return async ({ claimId, decision, reason: said, caller }: DecideFileClaim): Promise<FileClaim> => {
    const reviewerId = accountOf(caller);
    const { reason } = allRead({ reason: required(readLine(said, claimRules.reasonMaxLength, 'reason'), 'reason') });
    return transact(async (tx) => {
      const decide = async (claim: FileClaim) => {
        // One that fits no file is nobody's to decide.
        if (claim.fileId === null) throw new RuleViolation('NOT_FOUND');
        const file = await files.get(claim.fileId, tx);
        return decideClaim(claim, file, { decision, reason, reviewerId }, claimRules, clock.now());
      };
      const decided = await fileClaims.update(claimId, decide, tx);
      await openGranted(deps)(decided, tx);
      return decided;
    });
  };
};
