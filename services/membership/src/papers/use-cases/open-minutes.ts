import { startOfDay } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { minutesPaper } from '../domain/minutes-paper';
import { admit } from './admit';
import type { Deps } from './deps';
import type { OpenedPaper } from './open-paper';

/**
 * Makes the minutes that an address is of (MEM-14, MEM-66): written once, they are the same for ever.
 * @throws RuleViolation DOCUMENT_LINK_EXPIRED; DOCUMENT_LINK_INVALID for everything else that is not right; TOO_MANY_TRIES_HERE; TRY_AGAIN where
 *   too many are being made
 */
export const openMinutes =
  ({ sessions, committeeRules, minutesTickets, minutesRules: rules, paperRules, readers, renderer, clock }: Deps) =>
  async (text: string): Promise<OpenedPaper> => {
    const { sessionId, readerId } = await admit(minutesTickets, text, { readers, clock });
    const session = await sessions.find(sessionId);
    const committee = session && committeeRules.committees[session.committee];
    if (!session?.minutes || !committee) throw new RuleViolation('DOCUMENT_LINK_INVALID');
    const data = minutesPaper(session, session.minutes, { rules, issuer: paperRules.issuer, committee, readerId });
    const body = await renderer.render({ template: 'minutes.typ', data, madeAt: startOfDay(session.day) });
    return { name: `${session.number}.pdf`, body };
  };
