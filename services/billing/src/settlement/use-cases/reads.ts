import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { type Day, minutesAfter } from '@mumaris/kit/calendar';
import type { PageArguments } from '@mumaris/kit/page';
import type { PaymentMethod } from '@mumaris/schemas';
import { assertOver } from '../domain/settlement';
import type { Deps } from './deps';

const minutes = 15;

/** Where the file of a day is sent to. */
export interface SettlementUpload {
  readonly url: string;
  readonly expiresAt: Date;
}

/** What one request reads of settlement files; who may is said of their fields. */
export const createSettlementReads = (
  { settlements, tickets, settlementsUrl, clock }: Pick<Deps, 'settlements' | 'tickets' | 'settlementsUrl' | 'clock'>,
  caller: Caller,
) => ({
  get: settlements.get,
  page: (page: PageArguments) => settlements.page(page),
  /** @throws RuleViolation SETTLEMENT_DAY_NOT_OVER */
  upload: (method: PaymentMethod, day: Day): SettlementUpload => {
    assertOver(day, clock.now());
    const expiresAt = minutesAfter(clock.now(), minutes);
    const ticket = tickets.write({ method, day, by: accountOf(caller), until: expiresAt.getTime() });
    return { url: `${settlementsUrl}/settlements?ticket=${ticket}`, expiresAt };
  },
});

export type SettlementReads = ReturnType<typeof createSettlementReads>;
