import { type Day, dayOf } from '@mumaris/kit/calendar';
import { assertNone, RuleViolation } from '@mumaris/kit/errors';
import { type Practitioner, type ProfileRules, withoutRoom } from '../../profile';
import type { Application } from './application';
import type { Rules } from './rules';
import { statedEntries } from './stated-entries';

/** Whose profile it is that answers join, and how long its lists are. */
export interface JoinedProfile {
  readonly practitioner: Practitioner;
  readonly lists: ProfileRules['lists'];
}

const none = { experiences: 0, licences: 0 };

const beyond = (application: Application, { practitioner, lists }: JoinedProfile, rules: Rules, today: Day) => {
  const stated = statedEntries(application, rules.of(application));
  const readers = { reference: rules.reference, today, bornOn: practitioner.profile.dateOfBirth };
  return stated ? withoutRoom(practitioner, stated, { readers, max: lists }) : none;
};

/**
 * Refuses rows for which the lists of the profile have no room (MEM-13): none is left out in silence when they join it. Their field is the
 * repeated part of the form.
 * @param before what was stated already, which a list that has filled up since does not keep from being answered further
 * @throws RuleViolation or RuleViolations LIST_FULL
 */
export const assertRoom = (
  application: Application,
  profile: JoinedProfile,
  rules: Rules,
  now: Date,
  before?: Application,
): void => {
  const today = dayOf(now);
  const known = before ? beyond(before, profile, rules, today) : none;
  const { joins } = rules.of(application);
  const over = beyond(application, profile, rules, today);
  const full = (['experiences', 'licences'] as const).filter((list) => over[list] > known[list]);
  assertNone(full.map((list) => new RuleViolation('LIST_FULL', { max: profile.lists[list] }, joins?.[list]?.rows)));
};
