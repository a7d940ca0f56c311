import type { HumanProvider } from '@mumaris/schemas';

interface HumanChallenge {
  readonly provider: HumanProvider;
  readonly challenge: string;
  readonly expiresAt: Date;
}

/** Tells people from robots (IDN-03). One implementation is a puzzle; another may be a provider's service. */
export interface HumanCheck {
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
