import { type Day, dayOf, endOfDay } from '@mumaris/kit/calendar';
import { conditionsAt } from './condition';
import type { Registration } from './credential';
import type { Condition } from './standing';
import { type InForce, isRenewalUnderWay, lastDayOf, statusAt } from './status';

/** What was in force of a registration on a day, and when that was known (MEM-60). */
export interface RegistrationView extends Pick<
  Registration,
  'number' | 'accountId' | 'holder' | 'category' | 'issuedOn' | 'expiresOn'
> {
  readonly on: Day;
  readonly knownAt: Date;
  readonly startsOn: Day;
  readonly status: ReturnType<typeof statusAt>;
  readonly renewalUnderWay: boolean;
  readonly conditions: readonly Condition[];
}

interface Asked {
  readonly on: Day;
  readonly knownAt: Date;
}

/** How a registration stood on a day by what was known of it: as the day stood when it was over, the present one as it stands now. */
export const viewOf = (
  registration: Registration,
  known: InForce,
  { on, knownAt }: Asked,
  now: Date,
): RegistrationView => {
  const at = on === dayOf(now) ? now : endOfDay(on);
  const { number, accountId, holder, category, issuedOn, content } = registration;
  return {
    ...{ number, accountId, holder, category, issuedOn, on, knownAt },
    startsOn: known.startsOn ?? content.startsOn,
    expiresOn: lastDayOf(known),
    status: statusAt(known, at),
    renewalUnderWay: isRenewalUnderWay(known, at),
    conditions: conditionsAt(known, at),
  };
};
