import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { batchOne } from '@mumaris/kit/batch';
import { dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { PageArguments } from '@mumaris/kit/page';
import type { BallotStatus } from '@mumaris/schemas';
import type { Ballot } from '../domain/ballot';
import { type Committee, isMember, membersOn } from '../domain/committee';
import type { Deps } from './deps';
import { assertKnown } from './terms';

interface Asked extends PageArguments {
  readonly committee: string;
  readonly statuses?: readonly BallotStatus[] | null | undefined;
}

/** What one request reads of committees: what is before one, its members and the Secretary-General alone. */
export const createCommitteeReads = (deps: Deps, caller: Caller) => {
  const { committees, ballots, sessions, committeeRules, clock } = deps;
  const byCode = batchOne(
    (codes: readonly string[]) => Promise.all(codes.map((code) => committees.of(code))),
    ({ id }) => id,
  );
  const sessionById = batchOne(
    (ids: readonly string[]) => sessions.byIds(ids),
    ({ id }) => id,
  );
  const of = async (code: string): Promise<Committee> => (await byCode.load(code)) ?? { id: code, memberships: [] };
  const today = () => dayOf(clock.now());
  const maySee = async (code: string): Promise<boolean> =>
    caller.roles.includes('SECRETARY_GENERAL') || isMember(await of(code), accountOf(caller), today());
  /** @throws RuleViolation UNKNOWN_COMMITTEE, NOT_A_MEMBER */
  const assertSeen = async (code: string): Promise<void> => {
    assertKnown(deps, code);
    if (!(await maySee(code))) throw new RuleViolation('NOT_A_MEMBER');
  };
  /** A matter of one's own is nobody's to look at as a member. */
  const assertNotOwn = (ballot: Ballot): void => {
    if (ballot.accountId === accountOf(caller)) throw new RuleViolation('NOT_FOUND');
  };
  return {
    all: () => Promise.all(Object.keys(committeeRules.committees).map(of)),
    of,
    kindOf: ({ id }: Committee) => {
      const kind = committeeRules.committees[id];
      if (!kind) throw new Error(`there is no committee ${id} among the rules`);
      return kind;
    },
    membersOf: (committee: Committee) => membersOn(committee, today()),
    sessionOf: async ({ sessionId }: Ballot) =>
      sessionId === null ? null : ((await sessionById.load(sessionId)) ?? null),
    /** @throws RuleViolation NOT_FOUND */
    ballot: async (id: string): Promise<Ballot> => {
      const ballot = await ballots.find(id);
      if (!ballot || !(await maySee(ballot.committee))) throw new RuleViolation('NOT_FOUND');
      assertNotOwn(ballot);
      return ballot;
    },
    /** @throws RuleViolation UNKNOWN_COMMITTEE, NOT_A_MEMBER, BAD_PAGE */
    ballots: async ({ committee, statuses, ...page }: Asked) => {
      await assertSeen(committee);
      return ballots.page(committee, statuses ?? undefined, page);
    },
    /** @throws RuleViolation UNKNOWN_COMMITTEE, NOT_A_MEMBER, BAD_PAGE */
    sessions: async ({ committee, ...page }: Omit<Asked, 'statuses'>) => {
      await assertSeen(committee);
      return sessions.page(committee, page);
    },
    agendaOf: (agenda: readonly string[]) => ballots.byIds(agenda),
  };
};

export type CommitteeReads = ReturnType<typeof createCommitteeReads>;
