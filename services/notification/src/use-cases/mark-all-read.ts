import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import type { Messages } from '../store/message.repository';

/** Marks the caller's whole inbox as read; how many messages were unread (NTF-02). */
export const markAllRead =
  ({ messages }: { messages: Messages }) =>
  ({ caller }: { caller: Caller }): Promise<number> =>
    messages.markAllRead(accountOf(caller));
