import { addMonths, type Day } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation, type Text } from '@mumaris/kit/errors';
import type { CommitteeRules } from './committee-rules';

/** Somebody's term in a committee; terms that are over are kept. */
export interface Membership {
  readonly accountId: string;
  /** As minutes print it; null where none was given, missing in terms of before. */
  readonly name?: Text | null | undefined;
  /** The first and the last day, both counted. */
  readonly from: Day;
  readonly until: Day;
  /** Whether this member leads the sessions. */
  readonly chairs: boolean;
  readonly appointedBy: string;
  readonly appointedAt: Date;
}

/** A committee and all its terms (MEM-14, MEM-66). */
export interface Committee {
  /** Its code among the rules. */
  readonly id: string;
  readonly memberships: readonly Membership[];
}

const isOn = ({ from, until }: Membership, day: Day): boolean => from <= day && day <= until;

/** Those whose term has a day. */
export const membersOn = ({ memberships }: Committee, day: Day): readonly Membership[] =>
  memberships.filter((one) => isOn(one, day));

export const isMember = (committee: Committee, accountId: string, day: Day): boolean =>
  membersOn(committee, day).some((one) => one.accountId === accountId);

/** Refuses who does not lead the committee on a day. @throws RuleViolation NOT_THE_CHAIR */
export const assertChair = (committee: Committee, accountId: string, day: Day): void => {
  if (!membersOn(committee, day).some((one) => one.accountId === accountId && one.chairs))
    throw new RuleViolation('NOT_THE_CHAIR');
};

const overlaps = (one: Pick<Membership, 'from' | 'until'>, other: Pick<Membership, 'from' | 'until'>): boolean =>
  one.from <= other.until && other.from <= one.until;

/**
 * Appoints a member for a term (MEM-14).
 * @throws RuleViolation TERM_DAYS_CROSSED, TERM_TOO_LONG, MEMBER_ALREADY, CHAIR_ALREADY, LIST_FULL
 */
export const appoint = (
  committee: Committee,
  membership: Membership,
  { longestTermMonths, mostMembers }: Pick<CommitteeRules, 'longestTermMonths' | 'mostMembers'>,
): Change<Committee> => {
  const { from, until, accountId, chairs } = membership;
  if (until < from) throw new RuleViolation('TERM_DAYS_CROSSED', {}, 'until');
  if (until > addMonths(from, longestTermMonths))
    throw new RuleViolation('TERM_TOO_LONG', { months: longestTermMonths }, 'until');
  const meanwhile = committee.memberships.filter((one) => overlaps(one, membership));
  if (meanwhile.some((one) => one.accountId === accountId)) throw new RuleViolation('MEMBER_ALREADY', {}, 'accountId');
  if (chairs && meanwhile.some((one) => one.chairs)) throw new RuleViolation('CHAIR_ALREADY', {}, 'chairs');
  if (meanwhile.length >= mostMembers) throw new RuleViolation('LIST_FULL', { max: mostMembers });
  return silent({ ...committee, memberships: [...committee.memberships, membership] });
};

/** Ends a running term with a day that is not over yet; what was voted before stays. @throws RuleViolation NOT_A_MEMBER, TERM_DAYS_CROSSED */
export const endTerm = (
  committee: Committee,
  { accountId, lastDay }: { readonly accountId: string; readonly lastDay: Day },
  today: Day,
): Change<Committee> => {
  const term = committee.memberships.find((one) => one.accountId === accountId && one.until >= today);
  if (!term) throw new RuleViolation('NOT_A_MEMBER', {}, 'accountId');
  if (lastDay < today || lastDay > term.until || lastDay < term.from)
    throw new RuleViolation('TERM_DAYS_CROSSED', {}, 'lastDay');
  const memberships = committee.memberships.map((one) => (one === term ? { ...one, until: lastDay } : one));
  return silent({ ...committee, memberships });
};
