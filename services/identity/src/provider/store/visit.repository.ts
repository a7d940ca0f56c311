import { date, type EveryField, maybeText, text } from '@mumaris/kit/mongo/fields';
import { type Connection, Schema } from 'mongoose';
import type { ProviderVisit } from '../domain/visit';

type VisitRow = Omit<ProviderVisit, 'id'> & { readonly _id: string };

/** The store clears up by the machine's time; a visit ends by the platform's. */
const keepSeconds = 3_600;

const schema = new Schema<VisitRow>(
  {
    _id: text,
    sessionId: maybeText,
    begunAt: date,
    expiresAt: date,
  } satisfies EveryField<VisitRow>,
  { collection: 'provider-visits', versionKey: false, strict: 'throw' },
).index({ begunAt: 1 }, { expireAfterSeconds: keepSeconds });

export interface VisitRepository {
  add(visit: ProviderVisit): Promise<void>;
  /** Takes a visit of a session, or of a sign-in, away, so that it works once; undefined where none can be finished now. */
  take(id: string, sessionId: string | null, now: Date): Promise<ProviderVisit | undefined>;
}

/** Visits to the national identity provider that have not been finished (IDN-17). */
export const visitRepository = (connection: Connection): VisitRepository => {
  const model = connection.model<VisitRow>('ProviderVisit', schema);
  return {
    add: async ({ id, ...visit }) => {
      await model.create([{ ...visit, _id: id }]);
    },
    take: async (id, sessionId, now) => {
      const row = await model
        .findOneAndDelete({ _id: id, sessionId, expiresAt: { $gte: now } })
        .lean<VisitRow | null>();
      if (!row) return undefined;
      const { _id, ...visit } = row;
      return { id: _id, ...visit };
    },
  };
};
