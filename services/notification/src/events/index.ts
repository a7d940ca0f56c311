import type { EventHandler } from '@mumaris/kit/events/handler';
import type { Unsealer } from '@mumaris/kit/secrets/seal';
import type { DeliveryDeps } from '../use-cases/deliver-notice';
import { onAccountClosed } from './on-account-closed';
import { onAccountRegistered } from './on-account-registered';
import { onContactChanged } from './on-contact-changed';
import { onIdNumberFreed } from './on-id-number-freed';
import { noticeHandlers } from './on-notice';

/** What this service does when another says something: first of all what changes whom it tells. */
export const handlers = (deps: DeliveryDeps & { unsealer: Unsealer }): EventHandler[] => {
  const own = [onAccountRegistered(deps), onContactChanged(deps), onAccountClosed(deps), onIdNumberFreed(deps)];
  const types = own.map(({ type }) => type);
  return [...own, ...noticeHandlers(deps).filter(({ type }) => !types.includes(type))];
};
