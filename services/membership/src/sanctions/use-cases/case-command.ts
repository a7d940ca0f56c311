import type { Caller } from '@mumaris/kit/auth/caller';

/** Staff do something about a case. */
export interface CaseCommand {
  readonly caller: Caller;
  readonly caseId: string;
}

/** What staff write of a case, in characters of each language. */
export const longestReason = 2_000;
