import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { readLine } from '@mumaris/kit/text/read-text';
import { allRead, required } from '@mumaris/kit/text/reading';
import type { FileClaimDecision, Language } from '@mumaris/schemas';
import type { EarlierFile } from '../domain/earlier-file';
import { decideClaim, type FileClaim } from '../domain/file-claim';
import type { DecidingDeps } from './deps';
import { giveFile } from './give-file';

export interface DecideFileClaim {
  readonly claimId: string;
  readonly decision: FileClaimDecision;
  readonly reason: string;
  readonly caller: Caller;
}

/** Whom a file reaches by e-mail, sealed, and the language that it has the name in. */
const contactOnFile = async ({ notificationSealer }: DecidingDeps, { person }: EarlierFile) => {
  const { email, nameAr, nameEn } = person;
  if (!email) return null;
  const language: Language = nameAr ? 'AR' : 'EN';
  return { contact: await notificationSealer.seal({ email, name: nameAr ?? nameEn }), language };
};

/** A reviewer decides a claim in which identity differs (IDN-16). @throws RuleViolation REQUIRED, TOO_LONG, NOT_FOUND, and those of decideClaim */
export const decideFileClaim = (deps: DecidingDeps) => {
  const { files, fileClaims, claimRules, clock, transact } = deps;
  const give = giveFile(deps);
  return async ({ claimId, decision, reason: said, caller }: DecideFileClaim): Promise<FileClaim> => {
    const reviewerId = accountOf(caller);
    const { reason } = allRead({ reason: required(readLine(said, claimRules.reasonMaxLength, 'reason'), 'reason') });
    return transact(async (tx) => {
      const decide = async (claim: FileClaim) => {
        // One that fits no file is nobody's to decide.
        if (claim.fileId === null) throw new RuleViolation('NOT_FOUND');
        const file = await files.get(claim.fileId, tx);
        const onFile = await contactOnFile(deps, file);
        return decideClaim(claim, file, { decision, reason, reviewerId, onFile }, claimRules, clock.now());
      };
      const decided = await fileClaims.update(claimId, decide, tx);
      await give(decided, tx);
      return decided;
    });
  };
};
