import { accountOf } from '@mumaris/kit/auth/access';
import type { Context } from '../../graphql/context';
import type {
  BallotConflictResolvers,
  BallotResolvers,
  BallotRoundResolvers,
  BallotWordResolvers,
  CommitteeMemberResolvers,
  CommitteeResolvers,
  CommitteeSessionResolvers,
  QueryResolvers,
} from '../../graphql/generated';
import type { Ballot, Word } from '../domain/ballot';

const Query = {
  committees: (_, _arguments, { committees }) => committees.all(),
  ballot: (_, { id }, { committees }) => committees.ballot(id),
  ballots: (_, asked, { committees }) => committees.ballots(asked),
  committeeSessions: (_, asked, { committees }) => committees.sessions(asked),
} satisfies QueryResolvers;

const Committee = {
  code: ({ id }) => id,
  name: (committee, _, { committees }) => committees.kindOf(committee).name,
  isSecret: (committee, _, { committees }) => committees.kindOf(committee).ballot === 'SECRET',
  members: (committee, _, { committees }) => [...committees.membersOf(committee)],
  terms: ({ memberships }) => [...memberships],
} satisfies CommitteeResolvers;

const CommitteeMember = { account: ({ accountId }) => ({ id: accountId }) } satisfies CommitteeMemberResolvers;

/** The words as they may be seen: of a secret ballot by nobody. */
const seen = async (words: readonly Word[], ballot: Pick<Ballot, 'committee'>, { committees }: Context) => {
  const kind = committees.kindOf(await committees.of(ballot.committee));
  return kind.ballot === 'SECRET' ? [] : [...words];
};
const votersOf = (words: readonly Word[]) => [...new Set(words.map(({ by }) => by))].map((id) => ({ id }));

const Ballot = {
  committee: ({ committee }, _, { committees }) => committees.of(committee),
  session: (ballot, _, { committees }) => committees.sessionOf(ballot),
  voted: ({ words }) => votersOf(words),
  words: (ballot, _, context) => seen(ballot.words, ballot, context),
  conflicts: ({ conflicts }) => [...conflicts],
  rounds: (ballot) => ballot.rounds.map((round) => ({ ...round, committee: ballot.committee })),
  ownVote: ({ words }, _, { caller }) => words.findLast(({ by }) => by === accountOf(caller))?.vote ?? null,
} satisfies BallotResolvers;

const BallotRound = {
  voted: ({ words }) => votersOf(words),
  words: (round, _, context) => seen(round.words, round, context),
} satisfies BallotRoundResolvers;

const BallotWord = { by: ({ by }) => ({ id: by }) } satisfies BallotWordResolvers;
const BallotConflict = { by: ({ by }) => ({ id: by }) } satisfies BallotConflictResolvers;

const CommitteeSession = {
  committee: ({ committee }, _, { committees }) => committees.of(committee),
  agenda: ({ agenda }, _, { committees }) => committees.agendaOf(agenda),
  minutedAt: ({ minutes }) => minutes?.at ?? null,
} satisfies CommitteeSessionResolvers;

export const resolvers = {
  Query,
  Committee,
  CommitteeMember,
  Ballot,
  BallotRound,
  BallotWord,
  BallotConflict,
  CommitteeSession,
};
