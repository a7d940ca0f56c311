import { RuleViolation } from '@mumaris/kit/errors';
import { isOpen, takeWord, type VerificationCase } from '../domain/verification-case';
import type { Told } from '../verifier/told';
import type { Deps } from './deps';
import { reportTask } from './tasks';

type WordDeps = Pick<Deps, 'verificationCases' | 'verificationRules' | 'tasks' | 'transact' | 'clock' | 'log'>;

/**
 * Takes what the company tells of a case, however often and in which order (MEM-51); once it has ended, its report is fetched.
 * @throws RuleViolation VERIFICATION_CASE_UNKNOWN
 */
export const receiveWord =
  ({ verificationCases, verificationRules, tasks, transact, clock, log }: WordDeps) =>
  async ({ caseId, ...word }: Told): Promise<VerificationCase> => {
    const changed = await transact(async (tx) => {
      if (!(await verificationCases.find(caseId, tx))) return undefined;
      let ended = false;
      let contradicted = 0;
      const state = await verificationCases.update(
        caseId,
        (one) => {
          const change = takeWord(one, word, verificationRules, clock.now());
          ended = isOpen(one) && !isOpen(change.state);
          contradicted = change.state.contradictions.length - one.contradictions.length;
          return change;
        },
        tx,
      );
      if (ended) await tasks.add([reportTask(state)], tx);
      return { state, contradicted };
    });
    if (!changed) {
      log.warn({ verification: caseId }, 'the verification company tells of a case that there is not');
      throw new RuleViolation('VERIFICATION_CASE_UNKNOWN');
    }
    const { state, contradicted } = changed;
    if (contradicted)
      log.error({ verification: caseId, said: word.status }, 'the verification company contradicts itself');
    return state;
  };
