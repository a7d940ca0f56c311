import { askAgain, askLater } from '../domain/verification-case';
import type { Deps } from './deps';
import { receiveWord } from './receive-word';
import { submitCase } from './submit-case';

/**
 * Asks the company of a case of which it has been silent (MEM-51); one that it does not know is handed in again.
 * @throws ProviderFault: later again
 */
export const askCompany = (deps: Deps) => {
  const { verificationCases, verificationRules, verifier, clock } = deps;
  const [submit, receive] = [submitCase(deps), receiveWord(deps)];
  return async (caseId: string): Promise<void> => {
    const one = await verificationCases.get(caseId);
    try {
      const word = await verifier.ask(one);
      if (word) await receive({ ...word, caseId });
      else await submit({ caseId, round: one.round });
    } catch (error) {
      // One that is away is not asked of all its cases each second.
      await verificationCases.update(caseId, (current) => askAgain(current, verificationRules, clock.now()));
      throw error;
    }
    await verificationCases.update(caseId, (current) => askLater(current, verificationRules, clock.now()));
  };
};
