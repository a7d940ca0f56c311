import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { type Ballot, outcomeOf } from '../../committees';
import { committeeDecides } from '../domain/committee-decision';
import type { Deps } from './deps';

/** Does on an application what its committee has decided (MEM-14), in the transaction of the decision. */
export const carryOutBallot =
  ({ journeys, rules, clock }: Pick<Deps, 'journeys' | 'rules' | 'clock'>) =>
  async (ballot: Ballot, tx: Transaction): Promise<void> => {
    const { subjectId, reason } = ballot;
    const tally = outcomeOf(ballot);
    if (!tally) return;
    if (tally.result === 'NOT_CARRIED' && !reason)
      throw new Error(`ballot ${ballot.id} was not carried, and nobody said why`);
    const decision =
      reason && tally.result === 'NOT_CARRIED' ? ({ granted: false, reason } as const) : ({ granted: true } as const);
    await journeys.advance(
      subjectId,
      (application, journey) => committeeDecides(application, decision, journey, rules, clock.now()),
      tx,
    );
  };
