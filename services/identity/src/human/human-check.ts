/** Tells people from robots (IDN-03). One implementation is a puzzle; another may be a provider's service. */
export interface HumanCheck {
  /** A fresh challenge, as JSON text for the page that shows it. */
  newChallenge(): Promise<{ challenge: string; expiresAt: Date }>;
  /**
   * Takes a solution, once.
   * @throws RuleViolation HUMAN_PROOF_INVALID, HUMAN_PROOF_EXPIRED, HUMAN_PROOF_USED
   */
  accept(solution: string): Promise<void>;
}
