import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { dayOf } from '@mumaris/kit/calendar';
import type { Text } from '@mumaris/kit/errors';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { allRead, required } from '@mumaris/kit/text/reading';
import { readText } from '@mumaris/kit/text/read-bilingual';
import { readParagraphs } from '@mumaris/kit/text/read-text';
import type { BallotVote } from '@mumaris/schemas';
import {
  type Ballot,
  cast,
  closeEarly,
  closeVote as close,
  declareConflict as declare,
  outcomeOf,
} from '../domain/ballot';
import { assertChair, type Committee, membersOn } from '../domain/committee';
import type { Deps } from './deps';

const mostCharacters = 2_000;

interface Command {
  readonly caller: Caller;
  readonly ballotId: string;
}

/** The members of a day who have declared whose matter it is a relative. */
const relativesAmong = async (
  { committeePorts }: Pick<Deps, 'committeePorts'>,
  committee: Committee,
  { practitionerId, sessionDay }: Ballot,
): Promise<ReadonlySet<string>> => {
  const members = membersOn(committee, sessionDay ?? '').map(({ accountId }) => accountId);
  const are = await Promise.all(members.map((id) => committeePorts.isRelative(id, practitionerId)));
  return new Set(members.filter((_, index) => are[index]));
};

/** A member votes (MEM-14, MEM-66). @throws RuleViolation NOT_FOUND, TOO_LONG, and as cast does */
export const castCommitteeVote =
  ({ committees, ballots, committeeRules, committeePorts, transact, clock }: Deps) =>
  ({ caller, ballotId, vote, reason }: Command & { vote: BallotVote; reason?: string | null | undefined }) => {
    const accountId = accountOf(caller);
    const read = allRead({ reason: readParagraphs(reason ?? '', mostCharacters, 'reason') });
    return transact((tx) =>
      ballots.update(
        ballotId,
        async (ballot) => {
          const isRelative = await committeePorts.isRelative(accountId, ballot.practitionerId);
          const word = { member: { accountId, isRelative }, vote, reason: read.reason || null };
          return cast(ballot, word, await committees.of(ballot.committee, tx), committeeRules, clock.now());
        },
        tx,
      ),
    );
  };

/** A member declares a conflict of interests (MEM-14). @throws RuleViolation NOT_FOUND, REQUIRED, TOO_LONG, NOT_A_MEMBER, VOTE_CLOSED */
export const declareConflict =
  ({ committees, ballots, transact, clock }: Deps) =>
  ({ caller, ballotId, why: written }: Command & { why: string }) => {
    const { why } = allRead({ why: required(readParagraphs(written, mostCharacters, 'why'), 'why') });
    const conflict = { by: accountOf(caller), why };
    return transact((tx) =>
      ballots.update(
        ballotId,
        async (ballot) => declare(ballot, conflict, await committees.of(ballot.committee, tx), clock.now()),
        tx,
      ),
    );
  };

type Closing = (ballot: Ballot, committee: Committee, relatives: ReadonlySet<string>) => ReturnType<typeof close>;

/** Closes a vote and does what it decided, in one transaction. */
const closeIn = async (deps: Deps, ballotId: string, closing: Closing, tx: Transaction): Promise<Ballot> => {
  const { committees, ballots, committeePorts } = deps;
  const closed = await ballots.update(
    ballotId,
    async (ballot) => {
      const committee = await committees.of(ballot.committee, tx);
      return closing(ballot, committee, await relativesAmong(deps, committee, ballot));
    },
    tx,
  );
  if (outcomeOf(closed)) await committeePorts.carryOut(closed, tx);
  return closed;
};

/** The chair closes a vote before the day is over (MEM-14). @throws RuleViolation NOT_FOUND, NOT_THE_CHAIR, TEXT_ARABIC, TEXT_ENGLISH, and as closeEarly does */
export const closeCommitteeVote =
  (deps: Deps) =>
  ({ caller, ballotId, reason: written }: Command & { reason?: Text | null | undefined }): Promise<Ballot> => {
    const { committeeRules, transact, clock } = deps;
    const reason = written ? allRead(readText(written, mostCharacters, ['reason'])) : null;
    return transact((tx) =>
      closeIn(
        deps,
        ballotId,
        (ballot, committee, relatives) => {
          const now = clock.now();
          assertChair(committee, accountOf(caller), dayOf(now));
          return closeEarly(ballot, { committee, relatives, reason }, committeeRules, now);
        },
        tx,
      ),
    );
  };

/** The day of its session is over: what is not closed is (MEM-14). */
export const closeOverdue =
  (deps: Deps) =>
  (ballotId: string): Promise<Ballot> => {
    const { committeeRules, transact, clock } = deps;
    const end: Closing = (ballot, committee, relatives) =>
      close(ballot, { committee, relatives, reason: null }, committeeRules, clock.now());
    return transact((tx) => closeIn(deps, ballotId, end, tx));
  };
