import type { EventHandler } from '@mumaris/kit/events/handler';
import type { Unsealer } from '@mumaris/kit/secrets/seal';
import type { DeliveryDeps } from '../use-cases/deliver-notice';
import { onAccountRegistered } from './on-account-registered';
import { noticeHandlers } from './on-notice';

/** What this service does when another says something. */
export const handlers = (deps: DeliveryDeps & { unsealer: Unsealer }): EventHandler[] => [
  onAccountRegistered(deps),
  ...noticeHandlers(deps),
];
