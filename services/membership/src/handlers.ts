import { type EventHandler, on } from '@mumaris/kit/events/handler';
import { AccountActivatedV1, RolesChangedV1 } from '@mumaris/schemas';
import { createHandlers as createApplicationHandlers } from './applications/events';
import type { Deps as ApplicationDeps } from './applications/use-cases/deps';
import { createFileHandlers } from './files/events';
import type { HearingDeps } from './files/use-cases/deps';
import { receiveAccount } from './files/use-cases/receive-account';
import type { Deps as ReviewerDeps } from './reviewers/use-cases/deps';
import { keepRoles } from './reviewers/use-cases/keep-roles';

/** What this service does when another says something: that of each feature, and what several features hear. */
export const createHandlers = (
  deps: ApplicationDeps & HearingDeps & Pick<ReviewerDeps, 'reviewers'>,
): EventHandler[] => {
  const [keep, receive] = [keepRoles(deps), receiveAccount(deps)];
  return [
    ...createApplicationHandlers(deps),
    ...createFileHandlers(deps),
    on(RolesChangedV1, ({ data }, tx) => keep(data, tx)),
    on(AccountActivatedV1, async ({ data }, tx) => {
      await keep(data, tx);
      await receive(data, tx);
    }),
  ];
};
