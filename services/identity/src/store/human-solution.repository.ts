import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { type Connection, Schema } from 'mongoose';

interface SolutionRow {
  _id: string;
  expiresAt: Date;
}

const schema = new Schema<SolutionRow>(
  { _id: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  { collection: 'human-solutions', versionKey: false, strict: 'throw' },
).index({ expiresAt: 1 }, { expireAfterSeconds: 60 }); // some time more than the challenge lives: clocks differ

export interface HumanSolutionRepository {
  /** Marks the solution of a challenge as used; false where it was used before. */
  use(challenge: string, expiresAt: Date): Promise<boolean>;
}

export const humanSolutionRepository = (connection: Connection): HumanSolutionRepository => {
  const model = connection.model<SolutionRow>('HumanSolution', schema);
  return {
    use: async (challenge, expiresAt) => {
      try {
        await model.create([{ _id: challenge, expiresAt }]);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
  };
};
