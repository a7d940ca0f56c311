import type { Caller } from '@mumaris/kit/auth/caller';
import { batchVisible, visible } from '@mumaris/kit/auth/visible';
import type { Practitioner } from '../domain/practitioner';
import type { Deps } from './deps';

const isVisible = visible<Practitioner>('membership', 'Practitioner');

/** What one request reads of profiles: batched over its whole operation, and each authorised. */
export const createProfileReads = ({ practitioners }: Pick<Deps, 'practitioners'>, caller: Caller) => ({
  byId: batchVisible(isVisible(caller), practitioners.byIds, ({ id }) => id),
  byAccount: batchVisible(isVisible(caller), practitioners.byAccountIds, ({ accountId }) => accountId),
});

export type ProfileReads = ReturnType<typeof createProfileReads>;
