import { answerRefused } from '../domain/file-claim';
import type { Deps } from './deps';

/** Tells of a claim that fits no file, or was refused, once its day has come (IDN-16). */
export const answerRefusedClaim =
  ({ fileClaims, claimRules, clock }: Deps) =>
  (id: string) =>
    fileClaims.update(id, (claim) => answerRefused(claim, claimRules, clock.now()));
