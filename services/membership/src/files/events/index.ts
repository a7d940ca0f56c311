import { type EventHandler, on } from '@mumaris/kit/events/handler';
import { AccountActivatedV1, AccountClosedV1, FileClaimedV1 } from '@mumaris/schemas';
import type { IdDocument } from '@mumaris/kit/text/id-document';
import type { HearingDeps } from '../use-cases/deps';
import { openClaimedFile } from '../use-cases/open-claimed-file';
import { receiveClaim } from '../use-cases/receive-claim';

/** What identity tells of who has a file from before (IDN-16): the claim, that an account can be used, and that it is closed. */
export const createFileHandlers = (deps: HearingDeps): EventHandler[] => {
  const { files, knownDocuments, unsealer } = deps;
  const [receive, open] = [receiveClaim(deps), openClaimedFile(deps)];
  return [
    on(FileClaimedV1, ({ data }, tx) => receive(data, tx)),
    on(AccountActivatedV1, async ({ data: { accountId, idDocument } }, tx) => {
      const document = idDocument && (await unsealer.unseal<IdDocument>(idDocument));
      if (document) await knownDocuments.keep(accountId, files.documentIndexOf(document), tx);
      await open(accountId, tx);
    }),
    on(AccountClosedV1, ({ data: { accountId } }, tx) => knownDocuments.forget(accountId, tx)),
  ];
};
