import { on } from '@mumaris/kit/events/handler';
import { AccountLapsedV1 } from '@mumaris/schemas';
import type { DeliveryDeps } from '../use-cases/deliver-notice';
import { forgetRecipient } from '../use-cases/forget-recipient';

/** Forgets the contact of an account that was never activated; nobody is told (IDN-05). */
export const onAccountLapsed = (deps: DeliveryDeps) =>
  on(AccountLapsedV1, ({ data }, tx) => forgetRecipient(deps)(data.accountId, tx));
