import { on } from '@mumaris/kit/events/handler';
import { IdNumberFreedV1 } from '@mumaris/schemas';
import type { DeliveryDeps } from '../use-cases/deliver-notice';
import { forgetRecipient } from '../use-cases/forget-recipient';
import { tellContact } from '../use-cases/tell-contact';
import { noticeOf } from './notice-of';

/** Sends the last message of an account that staff closed to the contact that the event carries, and forgets its own (IDN-17). */
export const onIdNumberFreed = (deps: DeliveryDeps) =>
  on(IdNumberFreedV1, async (event, tx) => {
    await tellContact(deps)(noticeOf(event), tx);
    await forgetRecipient(deps)(event.data.accountId, tx);
  });
