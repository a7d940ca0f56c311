import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { type Connection, Schema } from 'mongoose';

interface AssertionRow {
  _id: string;
  expiresAt: Date;
}

const schema = new Schema<AssertionRow>(
  { _id: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  { collection: 'client-assertions', versionKey: false, strict: 'throw' },
).index({ expiresAt: 1 }, { expireAfterSeconds: 60 }); // some time more than it lives: clocks differ

/** The JWTs by which clients proved themselves: each works once (PRT-01). */
export interface AssertionRepository {
  /** Marks an assertion as used, for all replicas; false where it was used before. */
  use(id: string, expiresAt: Date): Promise<boolean>;
}

export const assertionRepository = (connection: Connection): AssertionRepository => {
  const model = connection.model<AssertionRow>('ClientAssertion', schema);
  return {
    use: async (id, expiresAt) => {
      try {
        await model.create([{ _id: id, expiresAt }]);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
  };
};
