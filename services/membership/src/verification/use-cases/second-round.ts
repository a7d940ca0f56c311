import { accountOf, assertOwner } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import type { Change } from '@mumaris/kit/change';
import { readParagraphs } from '@mumaris/kit/text/read-text';
import { allRead, required } from '@mumaris/kit/text/reading';
import { appeal, complete } from '../domain/second-round';
import type { VerificationCase } from '../domain/verification-case';
import type { Deps } from './deps';
import { assertSendable } from './own-documents';
import { submitTask } from './tasks';

interface Command {
  readonly caller: Caller;
  readonly caseId: string;
}

const mostGrounds = 2_000;

/** Changes a case of the caller's and hands it in anew, both or neither. @throws RuleViolation NOT_FOUND, and what the domain refuses */
const sendAgain =
  ({ verificationCases, tasks, transact }: Pick<Deps, 'verificationCases' | 'tasks' | 'transact'>) =>
  (
    { caller, caseId }: Command,
    change: (one: VerificationCase) => Change<VerificationCase>,
  ): Promise<VerificationCase> =>
    transact(async (tx) => {
      const changed = await verificationCases.update(
        caseId,
        (one) => {
          assertOwner(caller, one);
          return change(one);
        },
        tx,
      );
      await tasks.add([submitTask(changed)], tx);
      return changed;
    });

/** Appeals a result (MEM-51). @throws RuleViolation NOT_FOUND, REQUIRED, TOO_LONG, and what the domain refuses */
export const appealVerification =
  (deps: Deps) =>
  async ({ grounds: written, ...command }: Command & { grounds: string }) => {
    const { grounds } = allRead({ grounds: required(readParagraphs(written, mostGrounds, 'grounds'), 'grounds') });
    return sendAgain(deps)(command, (one) => appeal(one, grounds, deps.verificationRules, deps.clock.now()));
  };

/** Completes a case with other documents (MEM-51). @throws RuleViolation NOT_FOUND, as assertSendable, and what the domain refuses */
export const completeVerification =
  (deps: Deps) =>
  async ({ documentIds, ...command }: Command & { documentIds: readonly string[] }) => {
    const { caller, caseId } = command;
    assertOwner(caller, await deps.verificationCases.get(caseId));
    const sendable = await assertSendable(deps)(caller, accountOf(caller), documentIds);
    return sendAgain(deps)(command, (one) => complete(one, sendable, deps.verificationRules, deps.clock.now()));
  };
