import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import type { Text } from '@mumaris/kit/errors';
import { allRead } from '@mumaris/kit/text/reading';
import { decide, decideReversal as decideOn, proposeReversal as propose } from '../domain/exception';
import { readReason } from '../domain/proposal';
import type { Deps as AllDeps } from './deps';

type Deps = Pick<AllDeps, 'exceptions' | 'exceptionRules' | 'clock'>;

interface Command {
  readonly caller: Caller;
  readonly exceptionId: string;
}

/** A second person decides on a proposal (MEM-36). @throws RuleViolation NOT_FOUND, and what the domain refuses */
export const decideException =
  ({ exceptions, clock }: Deps) =>
  ({ caller, exceptionId, agree }: Command & { agree: boolean }) =>
    exceptions.update(exceptionId, (exception) => decide(exception, { agree, by: accountOf(caller) }, clock.now()));

/** Staff propose a reversal (MEM-36). @throws RuleViolation NOT_FOUND, TEXT_ARABIC, TEXT_ENGLISH, TOO_SHORT, and what the domain refuses */
export const proposeExceptionReversal =
  ({ exceptions, exceptionRules, clock }: Deps) =>
  ({ caller, exceptionId, reason: written }: Command & { reason: Text }) => {
    const reason = allRead(readReason(written, exceptionRules));
    return exceptions.update(exceptionId, (exception) =>
      propose(exception, { reason, by: accountOf(caller) }, exceptionRules, clock.now()),
    );
  };

/** A second person decides on a reversal (MEM-36). @throws RuleViolation NOT_FOUND, and what the domain refuses */
export const decideExceptionReversal =
  ({ exceptions, clock }: Deps) =>
  ({ caller, exceptionId, agree }: Command & { agree: boolean }) =>
    exceptions.update(exceptionId, (exception) => decideOn(exception, { agree, by: accountOf(caller) }, clock.now()));
