import { type EventHandler, on } from '@mumaris/kit/events/handler';
import { AccountActivatedV1, FileClaimedV1 } from '@mumaris/schemas';
import type { HearingDeps } from '../use-cases/deps';
import { openClaimedFile } from '../use-cases/open-claimed-file';
import { receiveClaim } from '../use-cases/receive-claim';

/** What identity tells of who has a file from before (IDN-16): the claim, and that its account can be used. */
export const createFileHandlers = (deps: HearingDeps): EventHandler[] => {
  const [receive, open] = [receiveClaim(deps), openClaimedFile(deps)];
  return [
    on(FileClaimedV1, ({ data }, tx) => receive(data, tx)),
    on(AccountActivatedV1, ({ data: { accountId } }, tx) => open(accountId, tx)),
  ];
};
