import { isDuplicate } from '@mumaris/kit/mongo/faults';
import type { FieldCipher } from '@mumaris/kit/secrets/cipher';
import { date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import type { JWK } from 'jose';
import { type Connection, Schema } from 'mongoose';
import type { KeyAge } from '../domain/signing-key';

/** A key that signs access tokens. */
export interface SigningKey extends KeyAge {
  readonly kid: string;
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
}

type SigningKeyRow = Omit<SigningKey, 'generation' | 'privateJwk'> & { _id: number; privateJwk: string };

const schema = new Schema<SigningKeyRow>(
  {
    // The generation: of several replicas that make the next key at once, one succeeds.
    _id: { type: Number, required: true },
    kid: text,
    publicJwk: { type: Object, required: true },
    privateJwk: text,
    createdAt: date,
    signsFrom: date,
  } satisfies EveryField<SigningKeyRow>,
  { collection: 'signing-keys', versionKey: false, strict: 'throw', minimize: false },
);

export interface SigningKeyRepository {
  all(): Promise<SigningKey[]>;
  /** Adds a key; false where another replica made this generation first. */
  add(key: SigningKey): Promise<boolean>;
  remove(generations: readonly number[]): Promise<void>;
  /** Encrypts the private parts anew under the newest key. @returns how many */
  reseal(): Promise<number>;
}

/** The signing keys; the private parts lie encrypted. */
export const signingKeyRepository = (connection: Connection, cipher: FieldCipher): SigningKeyRepository => {
  const model = connection.model<SigningKeyRow>('SigningKey', schema);
  return {
    all: async () =>
      (await model.find().sort({ _id: 1 }).lean<SigningKeyRow[]>()).map(({ _id, privateJwk, ...row }) => ({
        ...row,
        generation: _id,
        privateJwk: JSON.parse(cipher.decrypt(privateJwk)) as JWK,
      })),
    add: async ({ generation, privateJwk, ...key }) => {
      try {
        await model.create([{ ...key, _id: generation, privateJwk: cipher.encrypt(JSON.stringify(privateJwk)) }]);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    reseal: async () => {
      const rows = await model.find().lean<SigningKeyRow[]>();
      for (const { _id, privateJwk } of rows)
        await model.updateOne({ _id }, { $set: { privateJwk: cipher.encrypt(cipher.decrypt(privateJwk)) } });
      return rows.length;
    },
    remove: async (generations) => {
      if (generations.length) await model.deleteMany({ _id: { $in: [...generations] } });
    },
  };
};
