import type { EventHandler } from '@mumaris/kit/events/handler';
import { on } from '@mumaris/kit/events/handler';
import { AccountClosedV1, FileClaimedV1 } from '@mumaris/schemas';
import type { HearingDeps } from '../use-cases/deps';
import { receiveClaim } from '../use-cases/receive-claim';

/** What identity tells of who has a file from before (IDN-16): the claim, and that the account is closed. */
export const createFileHandlers = (deps: HearingDeps): EventHandler[] => {
  const receive = receiveClaim(deps);
  return [
    on(FileClaimedV1, ({ data }, tx) => receive(data, tx)),
    on(AccountClosedV1, ({ data: { accountId } }, tx) => deps.knownDocuments.forget(accountId, tx)),
  ];
};
