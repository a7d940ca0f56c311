import { on } from '@mumaris/kit/events/handler';
import type { Unsealer } from '@mumaris/kit/secrets/seal';
import { AccountRegisteredV1 } from '@mumaris/schemas';
import { openContact } from '../channels/open-contact';
import type { DeliveryDeps } from '../use-cases/deliver-notice';
import { keepRecipient } from '../use-cases/keep-recipient';

/** Keeps the recipient of an account's messages. */
export const onAccountRegistered = (deps: DeliveryDeps & { unsealer: Unsealer }) =>
  on(AccountRegisteredV1, async ({ data: { accountId, language, contact }, sequence }, tx) => {
    const opened = await openContact(contact, ['email', 'mobile', 'name'], deps.unsealer);
    await keepRecipient(deps)({ accountId, language, ...opened }, sequence, tx);
  });
