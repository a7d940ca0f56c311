import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import { type Connection, Schema } from 'mongoose';
import type { LogInChallenge } from '../domain/log-in-challenge';

type ChallengeRow = Omit<LogInChallenge, 'id'> & {
  readonly _id: string;
  /** By the machine's time, which the store clears up by; a challenge ends by the platform's. */
  readonly storedAt: Date;
};

const keepSeconds = 3_600;

const schema = new Schema<ChallengeRow>(
  {
    _id: text,
    accountId: text,
    passwordMark: text,
    rememberMe: { type: Boolean, required: true },
    triesLeft: { type: Number, required: true },
    expiresAt: date,
    storedAt: date,
  } satisfies EveryField<ChallengeRow>,
  { collection: 'log-in-challenges', versionKey: false, strict: 'throw' },
).index({ storedAt: 1 }, { expireAfterSeconds: keepSeconds });

export interface LogInChallengeRepository {
  add(challenge: LogInChallenge): Promise<void>;
  /** Takes one try before the code is judged, in one step of the store; undefined where none can be taken now. */
  takeTry(id: string, now: Date): Promise<LogInChallenge | undefined>;
  /** Uses the challenge up; false where it was used before. */
  use(id: string, tx: Transaction): Promise<boolean>;
}

/** Sign-ins that wait for their second factor (IDN-14). */
export const logInChallengeRepository = (connection: Connection): LogInChallengeRepository => {
  const model = connection.model<ChallengeRow>('LogInChallenge', schema);
  return {
    add: async ({ id, ...challenge }) => {
      await model.create([{ ...challenge, _id: id, storedAt: new Date() }]);
    },
    takeTry: async (id, now) => {
      const row = await model
        .findOneAndUpdate(
          { _id: id, triesLeft: { $gt: 0 }, expiresAt: { $gte: now } },
          { $inc: { triesLeft: -1 } },
          { returnDocument: 'after' },
        )
        .lean<ChallengeRow | null>();
      if (!row) return undefined;
      const { _id, storedAt: _storedAt, ...challenge } = row;
      return { id: _id, ...challenge };
    },
    use: async (id, tx) => (await model.deleteOne({ _id: id }, { session: tx })).deletedCount === 1,
  };
};
