import type { BallotResult, BallotVote } from '@mumaris/schemas';
import type { Quorum } from './committee-rules';

/** What a vote came to. */
export interface Tally {
  /** How many could vote, without those in conflict. */
  readonly entitled: number;
  /** How many of them have to take part for it to count. */
  readonly needed: number;
  readonly took: number;
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
  readonly result: BallotResult;
}

/**
 * Counts a vote (MEM-14, MEM-66): who abstains takes part and no more; a tie is no; without a quorum nothing is decided.
 * @param votes one of each who took part
 */
export const count = (entitled: number, votes: readonly BallotVote[], { moreThanOneOf, least }: Quorum): Tally => {
  const needed = Math.max(least, Math.floor(entitled / moreThanOneOf) + 1);
  const of = (vote: BallotVote) => votes.filter((one) => one === vote).length;
  const [yes, no] = [of('FOR'), of('AGAINST')];
  const decided = yes > no ? 'CARRIED' : 'NOT_CARRIED';
  return {
    entitled,
    needed,
    took: votes.length,
    for: yes,
    against: no,
    abstained: of('ABSTAINED'),
    result: votes.length < needed ? 'NO_QUORUM' : decided,
  };
};
