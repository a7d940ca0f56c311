import { type AggregateStore, type Ground, sealedStore, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { date, type EveryField, maybeDate, maybeText, text } from '@mumaris/kit/mongo/fields';
import { allIds } from '@mumaris/kit/mongo/ids';
import type { FieldCipher } from '@mumaris/kit/secrets/cipher';
import { fileClaimStatuses } from '@mumaris/schemas';
import { Schema } from 'mongoose';
import type { FileClaim } from '../domain/file-claim';

/** For as long an answered claim can be looked up by its number. */
const keepAnsweredSeconds = 366 * 86_400;

/** A claim at rest: what was filled in is encrypted as a whole. */
interface ClaimAtRest extends Omit<FileClaim, 'form'> {
  readonly form: string | null;
}

const schema = new Schema<Stored<ClaimAtRest>>(
  {
    _id: text,
    version: { type: Number, required: true },
    number: text,
    accountId: text,
    signUpId: maybeText,
    status: { type: String, enum: fileClaimStatuses, required: true },
    form: maybeText,
    madeAt: date,
    answeredAt: maybeDate,
  } satisfies EveryField<Stored<ClaimAtRest>>,
  { collection: 'file-claims', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ number: 1 }, { unique: true })
  .index({ answeredAt: 1 }, { expireAfterSeconds: keepAnsweredSeconds });

/** The claims of files; only it knows how they are encrypted. */
export interface ClaimRepository extends Pick<
  AggregateStore<FileClaim>,
  'model' | 'find' | 'get' | 'insert' | 'update'
> {
  findByNumber(number: string): Promise<FileClaim | undefined>;
  /** Encrypts one anew under the newest key. */
  reseal(id: string): Promise<unknown>;
  ids(): AsyncIterable<string>;
}

const formOf = (cipher: FieldCipher) => ({
  seal: ({ form, ...claim }: FileClaim): ClaimAtRest => ({
    ...claim,
    form: form && cipher.encrypt(JSON.stringify(form)),
  }),
  open: ({ form, ...claim }: ClaimAtRest): FileClaim => ({
    ...claim,
    form: form === null ? null : (JSON.parse(cipher.decrypt(form)) as FileClaim['form']),
  }),
});

export const claimRepository = (ground: Ground, cipher: FieldCipher): ClaimRepository => {
  const model = ground.connection.model<Stored<ClaimAtRest>>('FileClaim', schema);
  const store = sealedStore<FileClaim, ClaimAtRest>({ ...ground, model, form: formOf(cipher) });
  const { find, get, insert, update, fromRow } = store;
  return {
    model: store.model,
    find,
    get,
    insert,
    update,
    findByNumber: async (number) => {
      const row = await model.findOne({ number }).lean<Stored<ClaimAtRest> | null>();
      return row ? fromRow(row) : undefined;
    },
    reseal: (id) => update(id, (claim) => ({ state: { ...claim } })),
    ids: () => allIds(model),
  };
};
