import { date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import { type Connection, Schema } from 'mongoose';
import type { PasskeyChallenge } from '../domain/passkey';

type ChallengeRow = Omit<PasskeyChallenge, 'id'> & {
  readonly _id: string;
  /** By the machine's time, which the store clears up by. */
  readonly storedAt: Date;
};

const keepSeconds = 3_600;

const schema = new Schema<ChallengeRow>(
  {
    _id: text,
    purpose: { type: String, enum: ['REGISTRATION', 'LOG_IN'], required: true },
    challenge: text,
    expiresAt: date,
    storedAt: date,
  } satisfies EveryField<ChallengeRow>,
  { collection: 'passkey-challenges', versionKey: false, strict: 'throw' },
).index({ storedAt: 1 }, { expireAfterSeconds: keepSeconds });

export interface PasskeyChallengeRepository {
  /** Keeps a challenge in the place of the one that has the same id. */
  put(challenge: PasskeyChallenge): Promise<void>;
  /** Takes a challenge away, so that it works once; undefined where there is none, or its time is over. */
  take(id: string, purpose: PasskeyChallenge['purpose'], now: Date): Promise<string | undefined>;
}

/** What browsers were asked to sign (IDN-14). */
export const passkeyChallengeRepository = (connection: Connection): PasskeyChallengeRepository => {
  const model = connection.model<ChallengeRow>('PasskeyChallenge', schema);
  return {
    put: async ({ id, ...challenge }) => {
      await model.replaceOne({ _id: id }, { ...challenge, storedAt: new Date() }, { upsert: true });
    },
    take: async (id, purpose, now) => {
      const row = await model.findOneAndDelete({ _id: id, purpose }).lean<ChallengeRow | null>();
      return row && now <= row.expiresAt ? row.challenge : undefined;
    },
  };
};
