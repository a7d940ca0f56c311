import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { IdDocument } from '@mumaris/kit/text/id-document';
import type { HearingDeps } from './deps';
import { openClaimedFile } from './open-claimed-file';

interface ActiveAccount {
  readonly accountId: string;
  /** Sealed; absent where identity knows none. */
  readonly idDocument?: string | null | undefined;
}

/** An account can be used now: its ID document is known, and the file that it claimed is opened (IDN-16). */
export const receiveAccount = (deps: HearingDeps) => {
  const { files, knownDocuments, unsealer } = deps;
  const open = openClaimedFile(deps);
  return async ({ accountId, idDocument }: ActiveAccount, tx: Transaction): Promise<void> => {
    const document = idDocument && (await unsealer.unseal<IdDocument>(idDocument));
    if (document) {
      const documentIndex = files.documentIndexOf(document);
      await knownDocuments.keep(accountId, { documentIndex, numbers: files.numberIndexesOf(document) }, tx);
    }
    await open(accountId, tx);
  };
};
