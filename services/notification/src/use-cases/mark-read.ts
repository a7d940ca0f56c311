import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Message } from '../domain/message';
import type { Deps } from './deps';

interface MarkRead {
  messageId: string;
  caller: Caller;
}

/** Marks a message of the caller's own inbox as read; twice is once (NTF-02). @throws RuleViolation NOT_FOUND */
export const markRead =
  ({ messages }: Deps) =>
  async ({ messageId, caller }: MarkRead): Promise<Message> => {
    const message = await messages.markRead(accountOf(caller), messageId);
    if (!message) throw new RuleViolation('NOT_FOUND', {}, 'messageId');
    return message;
  };
