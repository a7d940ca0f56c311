import { on } from '@mumaris/kit/events/handler';
import { FileClaimDecidedV1 } from '@mumaris/schemas';
import { answerClaim } from '../use-cases/answer-claim';
import type { Deps } from '../use-cases/deps';

/** Membership has compared a claim with its file, or a reviewer has (IDN-16). */
export const onFileClaimDecided = (deps: Deps) => {
  const answer = answerClaim(deps);
  return on(FileClaimDecidedV1, ({ data }, tx) => answer(data, tx));
};
