import type { HumanProvider } from '@mumaris/schemas';
import type { CodeCheck } from './code-check';

interface HumanChallenge {
  readonly provider: HumanProvider;
  readonly challenge: string;
  readonly expiresAt: Date;
}

/** One way to tell people from robots: a puzzle, or a provider's service. */
export interface ProviderCheck {
  /**
   * A fresh challenge for the page that shows it: a puzzle as JSON text, or the site key of a provider's widget.
   * @param address of who asks, by whose network's demand a puzzle becomes harder
   */
  newChallenge(address: string): Promise<HumanChallenge>;
  /**
   * Takes a solution, once.
   * @throws RuleViolation HUMAN_PROOF_INVALID, HUMAN_PROOF_EXPIRED, HUMAN_PROOF_USED, HUMAN_CHECK_AWAY
   */
  accept(solution: string): Promise<void>;
}

/** Tells people from robots (IDN-03), by whichever of the two ways they answer. */
export type HumanCheck = ProviderCheck & Pick<CodeCheck, 'newCode'>;
