import { giveUp } from '../domain/document';
import type { Deps } from './deps';

type GiveUpDeps = Pick<Deps, 'documents' | 'arrivals' | 'uploadRules' | 'clock' | 'transact'>;

/** Gives up an upload that was not finished in its time, that its owner ended, or whose file is empty; any other stays. */
export const giveUpUpload =
  ({ documents, arrivals, uploadRules, clock, transact }: GiveUpDeps) =>
  async (id: string): Promise<void> => {
    const isGone = await transact(async (tx) => {
      const { status } = await documents.update(id, (document) => giveUp(document, uploadRules, clock.now()), tx);
      if (status === 'REMOVED') await arrivals.release(id, tx);
      return status === 'REMOVED';
    });
    if (isGone) await arrivals.clear(id);
  };
