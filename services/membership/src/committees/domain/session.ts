import { type Day, dayOf } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation, type Text } from '@mumaris/kit/errors';
import type { Ballot } from './ballot';
import type { Committee } from './committee';
import { membersOn } from './committee';
import type { CommitteeRules } from './committee-rules';

/** What the minutes keep of a matter (MEM-66). */
type MinutedBallot = Pick<Ballot, 'number' | 'subject' | 'subjectNumber' | 'conflicts' | 'reason'> &
  Pick<Ballot['rounds'][number], 'words' | 'tally'> & {
    /** Whose matter it is; missing in minutes of before. */
    readonly accountId?: string | undefined;
  };

/** What was said and decided on the day of a session; written once. */
interface Minutes {
  readonly at: Date;
  /** The members of that day, and who led. */
  readonly members: readonly {
    readonly accountId: string;
    readonly name?: Text | null | undefined;
    readonly chairs: boolean;
  }[];
  readonly ballots: readonly MinutedBallot[];
}

/** A day on which a committee meets and votes (MEM-14, MEM-66). */
export interface Session {
  readonly id: string;
  /** `S-482-913-075`: what people call it. */
  readonly number: string;
  /** The committee's code. */
  readonly committee: string;
  readonly day: Day;
  readonly scheduledBy: string;
  readonly agenda: readonly string[];
  /** Null until the day is over. */
  readonly minutes: Minutes | null;
}

type Scheduled = Pick<Session, 'id' | 'number' | 'committee' | 'day' | 'scheduledBy'>;

/** @throws RuleViolation DAY_PAST */
export const schedule = (scheduled: Scheduled, now: Date): Change<Session> => {
  if (scheduled.day < dayOf(now)) throw new RuleViolation('DAY_PAST', {}, 'day');
  return silent({ ...scheduled, agenda: [], minutes: null });
};

/** @throws RuleViolation SESSION_OVER, LIST_FULL */
export const addToAgenda = (
  session: Session,
  ballotId: string,
  { mostOnAgenda }: Pick<CommitteeRules, 'mostOnAgenda'>,
  now: Date,
): Change<Session> => {
  if (session.minutes || session.day < dayOf(now)) throw new RuleViolation('SESSION_OVER', {}, 'sessionId');
  if (session.agenda.includes(ballotId)) return silent(session);
  if (session.agenda.length >= mostOnAgenda) throw new RuleViolation('LIST_FULL', { max: mostOnAgenda });
  return silent({ ...session, agenda: [...session.agenda, ballotId] });
};

const minuted = (session: Session, ballot: Ballot): MinutedBallot[] => {
  const { number, subject, subjectNumber, accountId, conflicts, reason, status } = ballot;
  const round = ballot.rounds.find(({ sessionId }) => sessionId === session.id);
  if (!round) return [];
  const { words, tally } = round;
  const told = status === 'DECIDED' && round === ballot.rounds.at(-1) ? reason : null;
  return [{ number, subject, subjectNumber, accountId, conflicts, reason: told, words, tally }];
};

/** Writes the minutes once every vote of the day is closed; written, they stay. */
export const writeMinutes = (
  session: Session,
  ballots: readonly Ballot[],
  committee: Committee,
  now: Date,
): Change<Session> => {
  if (session.minutes) return silent(session);
  const members = membersOn(committee, session.day).map(({ accountId, name = null, chairs }) => ({
    accountId,
    name,
    chairs,
  }));
  return silent({
    ...session,
    minutes: { at: now, members, ballots: ballots.flatMap((ballot) => minuted(session, ballot)) },
  });
};
