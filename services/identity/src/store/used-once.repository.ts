import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import { type Connection, Schema } from 'mongoose';

interface UsedRow {
  _id: string;
  expiresAt: Date;
}

const schemaOf = (collection: string) =>
  new Schema<UsedRow>({ _id: text, expiresAt: date } satisfies EveryField<UsedRow>, {
    collection,
    versionKey: false,
    strict: 'throw',
  }).index({ expiresAt: 1 }, { expireAfterSeconds: 60 }); // some time more than it lives: clocks differ

/** Things that work once, and are forgotten when they would not work any longer. */
export interface UsedOnceRepository {
  /** Marks one as used, for all replicas; false where it was used before. */
  use(id: string, expiresAt: Date): Promise<boolean>;
}

const usedOnce = (connection: Connection, name: string, collection: string): UsedOnceRepository => {
  const model = connection.model<UsedRow>(name, schemaOf(collection));
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

/** The JWTs by which clients proved themselves (PRT-01). */
export const assertionRepository = (connection: Connection) =>
  usedOnce(connection, 'ClientAssertion', 'client-assertions');

/** The solutions by which people proved that they are people. */
export const humanSolutionRepository = (connection: Connection) =>
  usedOnce(connection, 'HumanSolution', 'human-solutions');
