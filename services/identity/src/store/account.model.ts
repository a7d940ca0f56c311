import type { Stored } from '@mumaris/kit/mongo/aggregate-store';
import { date, type EveryField, maybeDate, maybeText, text } from '@mumaris/kit/mongo/fields';
import { roles } from '@mumaris/schemas';
import { type Connection, type Model, Schema } from 'mongoose';
import type { Account } from '../domain/account';

/**
 * An account at rest: ID number and mobile are encrypted, and found again by keyed hashes; the e-mail is found by its
 * lower-case form.
 */
export interface AccountAtRest extends Omit<Account, 'passport'> {
  readonly passport: string | null;
  readonly emailKey: string;
  /** Under each key there is: while keys change, an old and a new one still meet in the unique index. */
  readonly mobileIndexes: readonly string[];
  readonly idNumberIndexes: readonly string[];
}

const schema = new Schema<Stored<AccountAtRest>>(
  {
    _id: text,
    version: { type: Number, required: true },
    status: { type: String, enum: ['ACTIVE', 'CLOSED'], required: true },
    name: { first: text, last: text },
    email: text,
    emailKey: text,
    mobile: text,
    mobileIndexes: { type: [String], required: true },
    idNumber: maybeText,
    passport: maybeText,
    idNumberIndexes: { type: [String], required: true },
    passwordHash: text,
    roles: { type: [String], enum: roles, required: true },
    language: { type: String, enum: ['AR', 'EN'], required: true },
    accepted: {
      termsVersion: text,
      newPractitioner: { type: Boolean, required: true },
      at: date,
    },
    emailConfirmedAt: date,
    mobileConfirmedAt: date,
    repeatToldAt: maybeDate,
    lockedUntil: maybeDate,
    fileNumber: maybeText,
    membershipNumber: maybeText,
    closedAt: maybeDate,
    eraseAt: maybeDate,
    createdAt: date,
  } satisfies EveryField<Stored<AccountAtRest>>,
  { collection: 'accounts', versionKey: false, strict: 'throw', minimize: false },
)
  // IDN-05: one account a person, also when two sign-ups race.
  .index({ emailKey: 1 }, { unique: true })
  .index({ mobileIndexes: 1 }, { unique: true })
  .index({ idNumberIndexes: 1 }, { unique: true })
  .index({ eraseAt: 1 }, { partialFilterExpression: { eraseAt: { $type: 'date' } } });

export const accountModel = (connection: Connection): Model<Stored<AccountAtRest>> =>
  connection.model<Stored<AccountAtRest>>('Account', schema);
