import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { type Day, dayOf } from '@mumaris/kit/calendar';
import { RuleViolation, type Text } from '@mumaris/kit/errors';
import { readText } from '@mumaris/kit/text/read-bilingual';
import { allRead } from '@mumaris/kit/text/reading';
import { appoint, type Committee, endTerm } from '../domain/committee';
import type { Deps as AllDeps } from './deps';

type Deps = Pick<AllDeps, 'committees' | 'committeeRules' | 'clock'>;

/** @throws RuleViolation UNKNOWN_COMMITTEE */
export const assertKnown = ({ committeeRules }: Pick<Deps, 'committeeRules'>, code: string): void => {
  if (!Object.hasOwn(committeeRules.committees, code)) throw new RuleViolation('UNKNOWN_COMMITTEE', {}, 'committee');
};

interface Appointment {
  readonly caller: Caller;
  readonly committee: string;
  readonly accountId: string;
  readonly from: Day;
  readonly until: Day;
  readonly chairs: boolean;
  readonly name?: Text | null | undefined;
}

const longestName = 200;

/** The Secretary-General appoints a member for a term (MEM-14). @throws RuleViolation UNKNOWN_COMMITTEE, TEXT_ARABIC, TEXT_ENGLISH, and as appoint does */
export const appointMember =
  (deps: Deps) =>
  ({ caller, committee: code, accountId, from, until, chairs, name: written }: Appointment): Promise<Committee> => {
    assertKnown(deps, code);
    const { committees, committeeRules, clock } = deps;
    const name = written ? allRead(readText(written, longestName, ['name'])) : null;
    const membership = {
      accountId,
      name,
      from,
      until,
      chairs,
      appointedBy: accountOf(caller),
      appointedAt: clock.now(),
    };
    return committees.change(code, (committee) => appoint(committee, membership, committeeRules));
  };

/** The Secretary-General ends a term (MEM-14). @throws RuleViolation UNKNOWN_COMMITTEE, and as endTerm does */
export const endMembership =
  (deps: Deps) =>
  ({ committee: code, accountId, lastDay }: { committee: string; accountId: string; lastDay: Day }) => {
    assertKnown(deps, code);
    const { committees, clock } = deps;
    return committees.change(code, (committee) => endTerm(committee, { accountId, lastDay }, dayOf(clock.now())));
  };
