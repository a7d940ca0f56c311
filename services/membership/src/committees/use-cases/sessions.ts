import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { type Day, dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { newId, newNumber } from '@mumaris/kit/id';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { putOnAgenda as put } from '../domain/ballot';
import { assertChair } from '../domain/committee';
import { addToAgenda, schedule, type Session } from '../domain/session';
import type { Deps } from './deps';
import { assertKnown } from './terms';

/** The chair schedules a session; one that is scheduled on that day already is it. @throws RuleViolation UNKNOWN_COMMITTEE, NOT_THE_CHAIR, DAY_PAST */
export const scheduleSession =
  (deps: Deps) =>
  async ({ caller, committee: code, day }: { caller: Caller; committee: string; day: Day }): Promise<Session> => {
    assertKnown(deps, code);
    const { committees, sessions, clock } = deps;
    const by = accountOf(caller);
    assertChair(await committees.of(code), by, dayOf(clock.now()));
    for (;;) {
      const there = await sessions.on(code, day);
      if (there) return there;
      try {
        const named = { id: newId('ses'), number: newNumber('S') };
        return await sessions.insert(schedule({ ...named, committee: code, day, scheduledBy: by }, clock.now()));
      } catch (error) {
        // Scheduled meanwhile, or the number is taken: look again.
        if (!isDuplicate(error)) throw error;
      }
    }
  };

/** The chair puts a matter on the agenda of a session. @throws RuleViolation NOT_FOUND, NOT_THE_CHAIR, BALLOT_NOT_NOW, SESSION_OVER, LIST_FULL */
export const putOnAgenda =
  ({ committees, ballots, sessions, committeeRules, transact, clock }: Deps) =>
  ({ caller, sessionId, ballotId }: { caller: Caller; sessionId: string; ballotId: string }): Promise<Session> =>
    transact(async (tx) => {
      const now = clock.now();
      const session = await sessions.update(sessionId, (one) => addToAgenda(one, ballotId, committeeRules, now), tx);
      assertChair(await committees.of(session.committee, tx), accountOf(caller), dayOf(now));
      const ballot = await ballots.update(ballotId, (one) => put(one, session), tx);
      if (ballot.committee !== session.committee) throw new RuleViolation('NOT_FOUND', {}, 'ballotId');
      return session;
    });
