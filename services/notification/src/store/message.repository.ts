import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { findPage, type Page, type PageArguments } from '@mumaris/kit/page';
import type { Connection } from 'mongoose';
import type { Message } from '../domain/message';
import { messageModel, type MessageRow } from './message.model';

const toMessage = ({ _id, ...rest }: MessageRow): Message => ({ id: _id, ...rest });

/** How many messages of an account are unread. */
interface Unread {
  accountId: string;
  unread: number;
}

export interface Messages {
  add(message: Message, tx: Transaction): Promise<void>;
  /** An account's inbox, newest first (NTF-02). @throws RuleViolation BAD_PAGE */
  page(accountId: string, unreadOnly: boolean, page: PageArguments): Promise<Page<Message>>;
  /** Those of the ids that are the account's own, in any order. */
  findOwn(accountId: string, ids: readonly string[]): Promise<Message[]>;
  /** How many are unread, of the accounts that have any. */
  countUnread(accountIds: readonly string[]): Promise<Unread[]>;
  /** Marks one of the account's own as read; undefined when it has no such message. */
  markRead(accountId: string, id: string): Promise<Message | undefined>;
  /** Marks all as read; how many were not. */
  markAllRead(accountId: string): Promise<number>;
}

export const createMessages = (connection: Connection): Messages => {
  const model = messageModel(connection);
  return {
    add: async ({ id, ...rest }, tx) => void (await model.create([{ _id: id, ...rest }], { session: tx })),
    page: (accountId, unreadOnly, page) =>
      findPage(
        model,
        { accountId, ...(unreadOnly && { read: false }) },
        page,
        { by: 'sentAt', direction: 'newest' },
        toMessage,
      ),
    findOwn: async (accountId, ids) =>
      (await model.find({ _id: { $in: ids }, accountId }).lean<MessageRow[]>()).map(toMessage),
    countUnread: (accountIds) =>
      model.aggregate<Unread>([
        { $match: { accountId: { $in: accountIds }, read: false } },
        { $group: { _id: '$accountId', unread: { $sum: 1 } } },
        { $project: { _id: 0, accountId: '$_id', unread: 1 } },
      ]),
    markRead: async (accountId, id) => {
      const row = await model
        .findOneAndUpdate({ _id: id, accountId }, { $set: { read: true } }, { returnDocument: 'after' })
        .lean<MessageRow | null>();
      return row ? toMessage(row) : undefined;
    },
    markAllRead: async (accountId) =>
      (await model.updateMany({ accountId, read: false }, { $set: { read: true } })).modifiedCount,
  };
};
