import type { Change } from '@mumaris/kit/change';
import { type Ground, sealedStore, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { allIds } from '@mumaris/kit/mongo/ids';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { FieldCipher } from '@mumaris/kit/secrets/cipher';
import { date, type EveryField, text } from '@mumaris/kit/mongo/fields';
import { Schema } from 'mongoose';
import { noSecondFactors, type SecondFactors } from '../domain/second-factor';

const part = { _id: false, strict: 'throw' } as const;

const totp = new Schema({ secret: text, enrolledAt: date, lastStep: { type: Number, required: true } }, part);
const enrolment = new Schema({ secret: text, expiresAt: date }, part);

const schema = new Schema<Stored<SecondFactors>>(
  {
    _id: text,
    version: { type: Number, required: true },
    totp: { type: totp, default: null },
    enrolment: { type: enrolment, default: null },
    recoveryHashes: { type: [String], required: true },
  } satisfies EveryField<Stored<SecondFactors>>,
  { collection: 'second-factors', versionKey: false, strict: 'throw', minimize: false },
);

type Decide = (factors: SecondFactors) => Change<SecondFactors>;

/** The authenticator apps and recovery codes of accounts, by account; the secrets lie encrypted. */
export interface SecondFactorRepository {
  find(accountId: string, tx?: Transaction): Promise<SecondFactors | undefined>;
  findMany(accountIds: readonly string[]): Promise<SecondFactors[]>;
  /** Makes place for an account's factors, where there is none yet. */
  ensure(accountId: string): Promise<void>;
  /** @throws RuleViolation NOT_FOUND where nothing was ever begun */
  update(accountId: string, decide: Decide, tx?: Transaction): Promise<SecondFactors>;
  insert(factors: SecondFactors, tx: Transaction): Promise<void>;
  remove(accountId: string, tx: Transaction): Promise<void>;
  /** Encrypts one account's secrets anew under the newest key. */
  reseal(accountId: string): Promise<unknown>;
  ids(): AsyncIterable<string>;
}

/** Turns each secret into another form of it. */
const withSecrets = (factors: SecondFactors, turn: (secret: string) => string): SecondFactors => ({
  ...factors,
  totp: factors.totp && { ...factors.totp, secret: turn(factors.totp.secret) },
  enrolment: factors.enrolment && { ...factors.enrolment, secret: turn(factors.enrolment.secret) },
});

export const secondFactorRepository = (ground: Ground, cipher: FieldCipher): SecondFactorRepository => {
  const model = ground.connection.model<Stored<SecondFactors>>('SecondFactors', schema);
  const form = {
    seal: (factors: SecondFactors) => withSecrets(factors, cipher.encrypt),
    open: (factors: SecondFactors) => withSecrets(factors, cipher.decrypt),
  };
  const store = sealedStore<SecondFactors, SecondFactors>({ ...ground, model, form });
  return {
    find: store.find,
    findMany: async (accountIds) =>
      (await model.find({ _id: { $in: [...accountIds] } }).lean<Stored<SecondFactors>[]>()).map(store.fromRow),
    ensure: async (accountId) => {
      if (await model.exists({ _id: accountId })) return;
      try {
        await store.insert({ state: noSecondFactors(accountId) });
      } catch (error) {
        // Made by another request at the same time.
        if (!isDuplicate(error)) throw error;
      }
    },
    update: store.update,
    insert: async (factors, tx) => {
      await store.insert({ state: factors }, tx);
    },
    reseal: (accountId) => store.update(accountId, (factors) => ({ state: { ...factors } })),
    ids: () => allIds(model),
    remove: async (accountId, tx) => {
      await model.deleteOne({ _id: accountId }, { session: tx });
    },
  };
};
