import { type AggregateStore, type Ground, sealedStore, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { allIds, earliestIds } from '@mumaris/kit/mongo/ids';
import { date, type EveryField, maybeDate, text } from '@mumaris/kit/mongo/fields';
import type { FieldCipher } from '@mumaris/kit/secrets/cipher';
import { roles } from '@mumaris/schemas';
import { Schema } from 'mongoose';
import type { Applicant } from '../domain/applicant';
import type { SignUp } from '../domain/sign-up';
import { codeSchema, takeTryOf } from './code-tries';

const link = new Schema({ hash: text, expiresAt: date, followedAt: maybeDate }, { _id: false, strict: 'throw' });

const reach = new Schema(
  {
    contact: text,
    language: text,
    email: { type: Boolean, required: true },
    mobile: { type: Boolean, required: true },
  },
  { _id: false, strict: 'throw' },
);

/** A sign-up at rest: what was filled in is encrypted as a whole. */
interface SignUpAtRest extends Omit<SignUp, 'applicant'> {
  readonly applicant: string;
}

const schema = new Schema<Stored<SignUpAtRest>>(
  {
    _id: text,
    version: { type: Number, required: true },
    accountId: text,
    applicant: text,
    passwordHash: text,
    roles: { type: [String], enum: roles, required: true },
    code: { type: codeSchema, required: true },
    link: { type: link, default: null },
    mobileConfirmedAt: maybeDate,
    reach: { type: reach, required: true },
    resentAt: { type: [Date], required: true },
    createdAt: date,
    dueAt: date,
  } satisfies EveryField<Stored<SignUpAtRest>>,
  { collection: 'sign-ups', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ 'link.hash': 1 }, { unique: true, partialFilterExpression: { 'link.hash': { $type: 'string' } } })
  .index({ dueAt: 1 });

/** The requests for an account; only it knows how they are encrypted. */
export interface SignUpRepository extends Pick<AggregateStore<SignUp>, 'find' | 'get' | 'insert' | 'update'> {
  /** Takes one try of the code before it is judged. @returns undefined where none can be taken now (IDN-12) */
  takeTry(id: string, now: Date): Promise<SignUp | undefined>;
  findByLink(linkHash: string): Promise<SignUp | undefined>;
  findDue(now: Date, limit: number): Promise<string[]>;
  remove(id: string): Promise<void>;
  /** Encrypts one anew under the newest key. */
  reseal(id: string): Promise<unknown>;
  ids(): AsyncIterable<string>;
}

const formOf = (cipher: FieldCipher) => ({
  seal: ({ applicant, passwordHash, ...signUp }: SignUp): SignUpAtRest => ({
    ...signUp,
    applicant: cipher.encrypt(JSON.stringify(applicant)),
    passwordHash: cipher.encrypt(passwordHash),
  }),
  open: ({ applicant, passwordHash, ...signUp }: SignUpAtRest): SignUp => ({
    ...signUp,
    applicant: JSON.parse(cipher.decrypt(applicant)) as Applicant,
    passwordHash: cipher.decrypt(passwordHash),
  }),
});

export const signUpRepository = (ground: Ground, cipher: FieldCipher): SignUpRepository => {
  const model = ground.connection.model<Stored<SignUpAtRest>>('SignUp', schema);
  const form = formOf(cipher);
  const { find, get, insert, update, fromRow } = sealedStore<SignUp, SignUpAtRest>({ ...ground, model, form });
  return {
    find,
    get,
    insert,
    update,
    takeTry: async (id, now) => {
      const taken = await takeTryOf<SignUpAtRest>(model, id, now);
      return taken && form.open(taken);
    },
    findByLink: async (linkHash) => {
      const row = await model.findOne({ 'link.hash': linkHash }).lean<Stored<SignUpAtRest> | null>();
      return row ? fromRow(row) : undefined;
    },
    findDue: (now, limit) => earliestIds(model, { dueAt: { $lt: now } }, 'dueAt', limit),
    remove: async (id) => {
      await model.deleteOne({ _id: id });
    },
    reseal: (id) => update(id, (signUp) => ({ state: { ...signUp } })),
    ids: () => allIds(model),
  };
};
