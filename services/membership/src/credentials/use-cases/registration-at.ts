import type { Caller } from '@mumaris/kit/auth/caller';
import { visible } from '@mumaris/kit/auth/visible';
import type { Day } from '@mumaris/kit/calendar';
import { readReference } from '@mumaris/kit/text/read-reference';
import { asKnownAt } from '../domain/as-known';
import type { Registration } from '../domain/credential';
import { type RegistrationView, viewOf } from '../domain/registration-view';
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
  async ({ number, on, knownAt: asked }: Asked): Promise<RegistrationView | null> => {
    const found = await credentials.findByNumber(readReference(number));
    if (found?.kind !== 'REGISTRATION' || !isVisible(caller)(found)) return null;
    const now = clock.now();
    const knownAt = asked && asked < now ? asked : now;
    const known = asKnownAt(await credentials.factsOf(found), knownAt);
    if (!known) return null;
    return viewOf(found, known, { on, knownAt }, now);
  };
