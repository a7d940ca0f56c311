import type { Connection } from '../mongo/connect';
import { outboxModel } from './outbox';

interface Wanted {
  /** The earliest that was committed. */
  readonly since: Date;
  /** The latest; all up to now without it. */
  readonly until?: Date | undefined;
}

/**
 * Has the events of a time sent once more, for a bus that lost them or a hearer that set them aside. The service's relay carries
 * them, each aggregate's in their order; whoever handled one before drops it by its id.
 * @returns how many
 */
export const resendEvents = async (connection: Connection, { since, until = new Date() }: Wanted): Promise<number> => {
  const during = { createdAt: { $gte: since, $lte: until }, sentAt: { $ne: null } };
  const { modifiedCount } = await outboxModel(connection).updateMany(during, { $set: { sentAt: null } });
  return modifiedCount;
};
