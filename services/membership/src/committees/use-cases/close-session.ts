import { writeMinutes } from '../domain/session';
import type { Deps } from './deps';
import { closeOverdue } from './votes';

/** Ends a session whose day is over: its open votes are closed, each in a transaction of its own, and the minutes are written (MEM-66). */
export const closeSession = (deps: Deps) => {
  const { sessions, ballots, committees, clock } = deps;
  const close = closeOverdue(deps);
  return async (sessionId: string): Promise<void> => {
    const { agenda, committee: code } = await sessions.get(sessionId);
    for (const ballot of await ballots.byIds(agenda))
      if (ballot.status === 'ON_AGENDA' && ballot.sessionId === sessionId) await close(ballot.id);
    const committee = await committees.of(code);
    const closed = await ballots.byIds(agenda);
    await sessions.update(sessionId, (session) => writeMinutes(session, closed, committee, clock.now()));
  };
};
