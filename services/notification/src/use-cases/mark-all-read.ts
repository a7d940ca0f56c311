import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import type { Deps } from './deps';

/** Marks the caller's whole inbox as read; how many messages were unread (NTF-02). */
export const markAllRead =
  ({ messages }: Deps) =>
  ({ caller }: { caller: Caller }): Promise<number> =>
    messages.markAllRead(accountOf(caller));
