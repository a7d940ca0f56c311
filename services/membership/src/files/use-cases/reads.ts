import { batchOne } from '@mumaris/kit/batch';
import type { PageArguments } from '@mumaris/kit/page';
import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import type { Deps } from './deps';

/** What one request reads of claims and their files; who may is said of the queue and of the decision. */
export const createFileReads = ({ files, fileClaims }: Pick<Deps, 'files' | 'fileClaims'>, caller: Caller) => ({
  queue: async (page: PageArguments) => fileClaims.queue(accountOf(caller), page),
  byId: batchOne(files.byIds, ({ id }) => id),
});

export type FileReads = ReturnType<typeof createFileReads>;
