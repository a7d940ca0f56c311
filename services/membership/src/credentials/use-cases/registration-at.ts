import type { Caller } from '@mumaris/kit/auth/caller';
import { visible } from '@mumaris/kit/auth/visible';
import { type Day, dayOf, endOfDay } from '@mumaris/kit/calendar';
import { readReference } from '@mumaris/kit/text/read-reference';
import { asKnownAt } from '../domain/as-known';
import { conditionsAt } from '../domain/condition';
import type { Registration } from '../domain/credential';
import { isRenewalUnderWay, lastDayOf, statusAt } from '../domain/status';
import type { Deps } from './deps';

const isVisible = visible<Registration>('membership', 'RegistrationView');

interface Asked {
  readonly number: string;
  readonly on: Day;
  readonly knownAt?: Date | null | undefined;
}

/** What was in force of a registration on a day, as it is known now or was known at a moment (MEM-60); null where there is none for who asks. */
export const registrationAt =
  ({ credentials, clock }: Pick<Deps, 'credentials' | 'clock'>, caller: Caller) =>
  async ({ number, on, knownAt: asked }: Asked) => {
    const found = await credentials.findByNumber(readReference(number));
    if (found?.kind !== 'REGISTRATION' || !isVisible(caller)(found)) return null;
    const now = clock.now();
    const knownAt = asked && asked < now ? asked : now;
    const known = asKnownAt(await credentials.factsOf(found), knownAt);
    if (!known) return null;
    // A day counts as it stood when it was over; the present one as it stands now.
    const at = on === dayOf(now) ? now : endOfDay(on);
    const { holder, category, issuedOn, content, accountId } = found;
    return {
      ...{ number: found.number, accountId, holder, category, issuedOn, on, knownAt },
      startsOn: known.startsOn ?? content.startsOn,
      expiresOn: lastDayOf(known),
      status: statusAt(known, at),
      renewalUnderWay: isRenewalUnderWay(known, at),
      conditions: conditionsAt(known, at),
    };
  };

export type RegistrationView = NonNullable<Awaited<ReturnType<ReturnType<typeof registrationAt>>>>;
