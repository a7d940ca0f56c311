import { addDays, addMonths, type Day } from '@mumaris/kit/calendar';
import { type Change, silent } from '@mumaris/kit/change';
import { ProfileConfirmationDueV1 } from '@mumaris/schemas';
import type { Practitioner } from './practitioner';
import type { ProfileRules } from './profile-rules';

/** Whether a practitioner is asked to confirm the profile (MEM-31). */
export interface Confirmation {
  readonly confirmedOn: Day;
  /** The last day of the period for which that counts. */
  readonly dueOn: Day;
  readonly due: boolean;
}

/** How a profile stands on a day. */
export const confirmationOf = (
  { confirmedOn }: Pick<Practitioner, 'confirmedOn'>,
  { confirmedForMonths }: ProfileRules,
  today: Day,
): Confirmation => {
  const dueOn = addMonths(confirmedOn, confirmedForMonths);
  return { confirmedOn, dueOn, due: today > dueOn };
};

/** The last day on which somebody was asked, or confirmed, whose next period is over today. */
export const askedUntil = ({ confirmedForMonths }: ProfileRules, today: Day): Day => {
  const over = (day: Day) => addMonths(day, confirmedForMonths) < today;
  let day = addMonths(addDays(today, -1), -confirmedForMonths);
  // The last days of a long month share the end of their period.
  while (over(addDays(day, 1))) day = addDays(day, 1);
  return day;
};

/** Confirms that the profile is right, today (MEM-31). */
export const confirmProfile = (practitioner: Practitioner, today: Day): Change<Practitioner> =>
  practitioner.confirmedOn === today
    ? silent(practitioner)
    : silent({ ...practitioner, confirmedOn: today, askedOn: today });

/** Asks to confirm a profile whose period is over, once, and once for each period that nobody answers; any other stays as it is (MEM-31). */
export const askToConfirm = (practitioner: Practitioner, rules: ProfileRules, today: Day): Change<Practitioner> => {
  const { id: practitionerId, accountId, confirmedOn } = practitioner;
  if (practitioner.askedOn > askedUntil(rules, today)) return silent(practitioner);
  let askedOn = addMonths(practitioner.askedOn, rules.confirmedForMonths);
  // The sweep may have stood still for longer than a period: it asks once for all of them.
  while (askedOn <= askedUntil(rules, today)) askedOn = addMonths(askedOn, rules.confirmedForMonths);
  return {
    state: { ...practitioner, askedOn },
    events: [ProfileConfirmationDueV1.of({ practitionerId, accountId, confirmedOn })],
  };
};
