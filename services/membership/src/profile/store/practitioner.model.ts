import type { EveryField } from '@mumaris/kit/mongo/fields';
import type { Stored } from '@mumaris/kit/mongo/aggregate-store';
import { genders, professionalCategories } from '@mumaris/schemas';
import { type Connection, type Model, Schema } from 'mongoose';
import type { Practitioner } from '../domain/practitioner';

type PractitionerRow = Stored<Practitioner>;

const text = { ar: { type: String, required: true }, en: { type: String, required: true } };

const address = new Schema(
  {
    line: { type: String, required: true },
    city: { type: String, required: true },
    postalCode: { type: String, default: null },
    country: { type: String, required: true },
  } satisfies EveryField<Practitioner['profile']['address']>,
  { _id: false, strict: 'throw' },
);

const profile = new Schema(
  {
    name: { type: new Schema(text, { _id: false, strict: 'throw' }), required: true },
    dateOfBirth: { type: String, required: true },
    gender: { type: String, enum: genders, required: true },
    nationality: { type: String, required: true },
    category: { type: String, enum: professionalCategories, required: true },
    address: { type: address, required: true },
  } satisfies EveryField<Practitioner['profile']>,
  { _id: false, strict: 'throw' },
);

const schema = new Schema<PractitionerRow>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    accountId: { type: String, required: true },
    fileNumber: { type: String, required: true },
    membershipNumber: { type: String, default: null },
    profile: { type: profile, required: true },
    openedAt: { type: Date, required: true },
  } satisfies EveryField<PractitionerRow>,
  { collection: 'practitioners', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ accountId: 1 }, { unique: true })
  .index({ fileNumber: 1 }, { unique: true });

export const practitionerModel = (connection: Connection): Model<PractitionerRow> =>
  connection.model<PractitionerRow>('Practitioner', schema);
