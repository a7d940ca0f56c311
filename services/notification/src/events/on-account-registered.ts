import { onLatest } from '@mumaris/kit/events/handler';
import type { Unsealer } from '@mumaris/kit/secrets/seal';
import { AccountRegisteredV1 } from '@mumaris/schemas';
import { z } from 'zod';
import type { DeliveryDeps } from '../use-cases/deliver-notice';
import { registerRecipient } from '../use-cases/register-recipient';

const contactShape = z.object({ email: z.email(), mobile: z.string().regex(/^\+\d{7,15}$/), name: z.string().min(1) });

/** Reads the sealed contact. @throws naming the fields that are wrong, never their values */
const readContact = (opened: unknown) => {
  const result = contactShape.safeParse(opened);
  if (result.success) return result.data;
  throw new Error(
    `the contact is wrong in ${result.error.issues.map(({ path }) => path.join('.') || 'all').join(', ')}`,
  );
};

/** Keeps the recipient of an account's messages. */
export const onAccountRegistered = (deps: DeliveryDeps & { unsealer: Unsealer }) =>
  onLatest(AccountRegisteredV1, async ({ data: { accountId, language, contact } }, tx) => {
    const opened = readContact(await deps.unsealer.unseal(contact));
    await registerRecipient(deps)({ accountId, language, ...opened }, tx);
  });
