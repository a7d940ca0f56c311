import type { Connection } from 'mongoose';
import { forgeryModel } from '../events/forgeries';
import { withoutPersonalData } from '../log-error';
import { maxTimeMS } from '../mongo/bounds';

/** A message that was refused because it is not its service's word; nothing of its content. */
export interface Forged {
  readonly foundAt: Date;
  readonly topic: string;
  /** Where it lies: `topic/partition/offset`. */
  readonly place: string;
  readonly key: string;
  /** What was wrong with it. */
  readonly reason: string;
  /** Whose word it pretended to be; null where that was not kept. */
  readonly author: string | null;
}

const shownFields = { foundAt: 1, key: 1, reason: 1, author: 1 };
/** A stranger writes keys as long as the broker lets him; ours are ids. */
const maxKey = 200;

/** What was refused and kept aside in one service, the latest first; `leftOut` says how many more there are. */
export const listForged = async (
  connection: Connection,
  limit: number,
): Promise<{ forged: Forged[]; leftOut: number }> => {
  const model = forgeryModel(connection);
  const rows = await model
    .find({}, shownFields)
    .sort({ foundAt: -1, _id: -1 })
    .limit(limit)
    .maxTimeMS(maxTimeMS)
    .lean();
  const all = rows.length < limit ? rows.length : await model.countDocuments().maxTimeMS(maxTimeMS);
  const forged = rows.map(({ _id: place, foundAt, key, reason, author }) => ({
    foundAt,
    topic: place.split('/', 1)[0] ?? '',
    place,
    key: withoutPersonalData(key.slice(0, maxKey)),
    reason: withoutPersonalData(reason),
    author: author ?? null,
  }));
  return { forged, leftOut: Math.max(0, all - rows.length) };
};
