import { on } from '@mumaris/kit/events/handler';
import type { Unsealer } from '@mumaris/kit/secrets/seal';
import { ContactChangedV1 } from '@mumaris/schemas';
import { openContact } from '../channels/open-contact';
import type { DeliveryDeps } from '../use-cases/deliver-notice';
import { keepRecipient } from '../use-cases/keep-recipient';
import { tellContact } from '../use-cases/tell-contact';
import { noticeOf } from './notice-of';

/**
 * Tells the address before that it is no longer the one, and sends what follows to the new one (IDN-11). The old address
 * is told also by an event that comes late, which replaces nothing any more.
 */
export const onContactChanged = (deps: DeliveryDeps & { unsealer: Unsealer }) =>
  on(ContactChangedV1, async (event, tx) => {
    const { accountId, language, contact } = event.data;
    const opened = await openContact(contact, ['email', 'mobile', 'name'], deps.unsealer);
    await tellContact(deps)(noticeOf(event), tx);
    await keepRecipient(deps)({ accountId, language, ...opened }, event.sequence, tx);
  });
