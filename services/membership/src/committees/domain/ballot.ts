import { type Day, dayOf } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation, type Text } from '@mumaris/kit/errors';
import type { BallotStatus, BallotSubject, BallotVote } from '@mumaris/schemas';
import type { Committee } from './committee';
import { isMember, membersOn } from './committee';
import { assertImpartial, type Participant } from './impartial';
import type { CommitteeRules } from './committee-rules';
import { count, type Tally } from './tally';

/** A member's word; each is kept, and the last one of a member counts. */
export interface Word {
  readonly by: string;
  readonly at: Date;
  readonly vote: BallotVote;
  readonly reason: string | null;
}

/** A member who has an interest in the matter and is out of it. */
export interface Conflict {
  readonly by: string;
  readonly at: Date;
  readonly why: string;
}

/** A day on which it was voted on, and what came of it. */
export interface Round {
  readonly sessionId: string;
  readonly words: readonly Word[];
  readonly tally: Tally;
  readonly closedAt: Date;
}

/** A matter that a committee votes on: a yes carries out what is asked for (MEM-14, MEM-66). */
export interface Ballot {
  readonly id: string;
  /** `B-482-913-075`: what people call it. */
  readonly number: string;
  /** The committee's code. */
  readonly committee: string;
  readonly subject: BallotSubject;
  /** Names the matter in its own feature, and its number, for people. */
  readonly subjectId: string;
  readonly subjectNumber: string;
  /** Whose matter it is. */
  readonly accountId: string;
  readonly practitionerId: string;
  readonly status: BallotStatus;
  readonly broughtAt: Date;
  /** The session on whose agenda it is, and that session's day; null while it waits for one. */
  readonly sessionId: string | null;
  readonly sessionDay: Day | null;
  readonly conflicts: readonly Conflict[];
  /** The words of this round. */
  readonly words: readonly Word[];
  /** The rounds that found no quorum, and the one that decided. */
  readonly rounds: readonly Round[];
  /** What the person concerned is told of the decision; null before. */
  readonly reason: Text | null;
}

type Brought = Pick<
  Ballot,
  'id' | 'number' | 'committee' | 'subject' | 'subjectId' | 'subjectNumber' | 'accountId' | 'practitionerId'
>;

/** Brings a matter before a committee; it waits for a session. */
export const bring = (brought: Brought, now: Date): Change<Ballot> =>
  silent({
    ...brought,
    status: 'WAITING',
    broughtAt: now,
    sessionId: null,
    sessionDay: null,
    conflicts: [],
    words: [],
    rounds: [],
    reason: null,
  });

/** The statuses in which a matter is still to be decided. */
export const openStatuses = ['WAITING', 'ON_AGENDA'] as const satisfies readonly BallotStatus[];

const isOpen = ({ status }: Ballot): boolean => openStatuses.some((one) => one === status);

/** The matter is gone, as when an applicant cancels; what is decided stays. */
export const withdraw = (ballot: Ballot): Change<Ballot> =>
  silent(isOpen(ballot) ? { ...ballot, status: 'WITHDRAWN', sessionId: null, sessionDay: null } : ballot);

/** @throws RuleViolation BALLOT_NOT_NOW */
export const putOnAgenda = (ballot: Ballot, session: { readonly id: string; readonly day: Day }): Change<Ballot> => {
  if (ballot.status !== 'WAITING') throw new RuleViolation('BALLOT_NOT_NOW', {}, 'ballotId');
  return silent({ ...ballot, status: 'ON_AGENDA', sessionId: session.id, sessionDay: session.day, words: [] });
};

const hasConflict = ({ conflicts }: Ballot, accountId: string): boolean => conflicts.some(({ by }) => by === accountId);

/** Refuses who is no member today or has to stay out of it. @throws RuleViolation NOT_A_MEMBER, OWN_CASE, RELATIVES_CASE */
const assertMayVote = (ballot: Ballot, committee: Committee, member: Participant, now: Date): void => {
  if (!isMember(committee, member.accountId, dayOf(now))) throw new RuleViolation('NOT_A_MEMBER');
  assertImpartial(ballot, member);
};

/** A member says that there is a conflict of interests, and is out of the matter for good. @throws RuleViolation NOT_A_MEMBER, VOTE_CLOSED */
export const declareConflict = (
  ballot: Ballot,
  { by, why }: { readonly by: string; readonly why: string },
  committee: Committee,
  now: Date,
): Change<Ballot> => {
  if (!isMember(committee, by, dayOf(now))) throw new RuleViolation('NOT_A_MEMBER');
  if (!isOpen(ballot)) throw new RuleViolation('VOTE_CLOSED', {}, 'ballotId');
  if (hasConflict(ballot, by)) return silent(ballot);
  return silent({ ...ballot, conflicts: [...ballot.conflicts, { by, at: now, why }] });
};

const lastWordOf = (words: readonly Word[], by: string): Word | undefined => words.findLast((word) => word.by === by);

/** @throws RuleViolation VOTE_CLOSED, VOTE_NOT_OPEN */
const assertVoting = ({ status, sessionDay }: Ballot, now: Date): void => {
  if (status === 'DECIDED' || status === 'WITHDRAWN') throw new RuleViolation('VOTE_CLOSED', {}, 'ballotId');
  const today = dayOf(now);
  if (status === 'WAITING' || sessionDay === null || today < sessionDay)
    throw new RuleViolation('VOTE_NOT_OPEN', {}, 'ballotId');
  if (today > sessionDay) throw new RuleViolation('VOTE_CLOSED', {}, 'ballotId');
};

/**
 * A member votes on the day of the session; the same word again changes nothing, another is kept beside it and counts.
 * @throws RuleViolation VOTE_CLOSED, VOTE_NOT_OPEN, NOT_A_MEMBER, OWN_CASE, RELATIVES_CASE, CONFLICT_DECLARED, LIST_FULL
 */
export const cast = (
  ballot: Ballot,
  { member, vote, reason }: Pick<Word, 'vote' | 'reason'> & { readonly member: Participant },
  committee: Committee,
  { mostWords }: Pick<CommitteeRules, 'mostWords'>,
  now: Date,
): Change<Ballot> => {
  const by = member.accountId;
  assertVoting(ballot, now);
  assertMayVote(ballot, committee, member, now);
  if (hasConflict(ballot, by)) throw new RuleViolation('CONFLICT_DECLARED');
  const before = lastWordOf(ballot.words, by);
  if (before?.vote === vote && before.reason === reason) return silent(ballot);
  if (ballot.words.length >= mostWords) throw new RuleViolation('LIST_FULL', { max: mostWords });
  return silent({ ...ballot, words: [...ballot.words, { by, at: now, vote, reason }] });
};

/** Who may vote on a day: the members but for those in conflict, and whose matter it is. */
const entitledOn = (ballot: Ballot, committee: Committee, day: Day, relatives: ReadonlySet<string>): string[] =>
  membersOn(committee, day)
    .map(({ accountId }) => accountId)
    .filter((id) => id !== ballot.accountId && !relatives.has(id) && !hasConflict(ballot, id));

/** What the words come to now; a word of somebody who is out of it meanwhile does not count. */
export const tallyOf = (
  ballot: Ballot,
  committee: Committee,
  relatives: ReadonlySet<string>,
  { quorum }: Pick<CommitteeRules, 'quorum'>,
): Tally => {
  const entitled = entitledOn(ballot, committee, ballot.sessionDay ?? '', relatives);
  const votes = entitled.flatMap((id) => lastWordOf(ballot.words, id)?.vote ?? []);
  return count(entitled.length, votes, quorum);
};

interface Close {
  readonly committee: Committee;
  /** The members whose relative the matter is. */
  readonly relatives: ReadonlySet<string>;
  /** What the person concerned is told; the rules' words where nobody gave a reason. */
  readonly reason: Text | null;
}

/**
 * Closes the vote of a session: it is decided, or waits for another session where there was no quorum.
 * @throws RuleViolation BALLOT_NOT_NOW, LIST_FULL
 */
export const closeVote = (
  ballot: Ballot,
  { committee, relatives, reason }: Close,
  rules: CommitteeRules,
  now: Date,
): Change<Ballot> => {
  const { status, sessionId, words, rounds } = ballot;
  if (status !== 'ON_AGENDA' || sessionId === null) throw new RuleViolation('BALLOT_NOT_NOW', {}, 'ballotId');
  if (rounds.length >= rules.mostRounds) throw new RuleViolation('LIST_FULL', { max: rules.mostRounds });
  const tally = tallyOf(ballot, committee, relatives, rules);
  const closed = [...rounds, { sessionId, words, tally, closedAt: now }];
  if (tally.result === 'NO_QUORUM')
    return silent({ ...ballot, status: 'WAITING', sessionId: null, sessionDay: null, words: [], rounds: closed });
  const told = tally.result === 'NOT_CARRIED' ? (reason ?? rules.committees[committee.id]?.notCarried ?? null) : reason;
  return silent({ ...ballot, status: 'DECIDED', rounds: closed, reason: told });
};

/** The chair ends a vote before the day is over, once enough have taken part. @throws RuleViolation NO_QUORUM_YET, and as closeVote does */
export const closeEarly = (ballot: Ballot, close: Close, rules: CommitteeRules, now: Date): Change<Ballot> => {
  assertVoting(ballot, now);
  const { result, needed, took } = tallyOf(ballot, close.committee, close.relatives, rules);
  if (result === 'NO_QUORUM') throw new RuleViolation('NO_QUORUM_YET', { needed, took }, 'ballotId');
  return closeVote(ballot, close, rules, now);
};

/** What was decided; undefined where nothing is yet. */
export const outcomeOf = ({ status, rounds }: Ballot): Tally | undefined =>
  status === 'DECIDED' ? rounds.at(-1)?.tally : undefined;

/** Everybody who voted or abstained on it, in any round: who hears an appeal is somebody else (MEM-33). */
export const tookPart = ({ rounds, words }: Ballot): string[] => [
  ...new Set([...rounds.flatMap((round) => round.words), ...words].map(({ by }) => by)),
];
