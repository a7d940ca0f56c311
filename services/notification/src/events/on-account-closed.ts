import { on } from '@mumaris/kit/events/handler';
import { AccountClosedV1 } from '@mumaris/schemas';
import type { DeliveryDeps } from '../use-cases/deliver-notice';
import { forgetRecipient } from '../use-cases/forget-recipient';
import { tellContact } from '../use-cases/tell-contact';
import { noticeOf } from './notice-of';

/** Sends the last message of an account to the contact that the event carries, and forgets the account's own (IDN-15). */
export const onAccountClosed = (deps: DeliveryDeps) =>
  on(AccountClosedV1, async (event, tx) => {
    await tellContact(deps)(noticeOf(event), tx);
    await forgetRecipient(deps)(event.data.accountId, tx);
  });
