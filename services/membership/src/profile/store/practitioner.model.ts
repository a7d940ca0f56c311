import { bothLanguages, date, type EveryField, maybeText, text } from '@mumaris/kit/mongo/fields';
import type { Stored } from '@mumaris/kit/mongo/aggregate-store';
import { genders, idDocumentKinds, professionalCategories } from '@mumaris/schemas';
import { type Connection, type Model, Schema } from 'mongoose';
import type { FullName, NameParts } from '../domain/full-name';
import type { HomeAddress, NationalAddress } from '../domain/home-address';
import type { IdDocument } from '../domain/id-document';
import type { Practitioner } from '../domain/practitioner';
import type { Profile } from '../domain/profile';
import { experience, licence, qualification } from './entry.models';

/** Fields that a type may lack. */
type Partly<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

/** What rows that were written before it was stated do not have. */
type StatedLater = 'photoId' | 'experiences' | 'licences' | 'qualifications' | 'confirmedOn' | 'askedOn';

/** A practitioner at rest: the number of the ID document is encrypted. */
export interface PractitionerAtRest extends Partly<Omit<Practitioner, 'profile'>, StatedLater> {
  readonly profile: Partly<Omit<Profile, 'address'>, 'names' | 'idDocument'> & {
    readonly address: Partly<HomeAddress, 'national'>;
  };
}

export type PractitionerRow = Stored<PractitionerAtRest>;

const part = { _id: false, strict: 'throw' } as const;

const nameParts = new Schema(
  { first: text, father: maybeText, grandfather: maybeText, family: text } satisfies EveryField<NameParts>,
  part,
);

const names = new Schema(
  {
    ar: { type: nameParts, required: true },
    en: { type: nameParts, required: true },
  } satisfies EveryField<FullName>,
  part,
);

const national = new Schema(
  { buildingNumber: text, street: text, district: text, additionalNumber: text } satisfies EveryField<NationalAddress>,
  part,
);

const address = new Schema(
  {
    line: text,
    city: text,
    postalCode: maybeText,
    country: text,
    national: { type: national, default: null },
  } satisfies EveryField<HomeAddress>,
  part,
);

const idDocument = new Schema(
  {
    kind: { type: String, enum: idDocumentKinds, required: true },
    number: text,
    country: text,
    expiresOn: maybeText,
  } satisfies EveryField<IdDocument>,
  part,
);

const profile = new Schema(
  {
    name: { type: bothLanguages, required: true },
    names: { type: names, default: null },
    dateOfBirth: text,
    gender: { type: String, enum: genders, required: true },
    nationality: text,
    category: { type: String, enum: professionalCategories, required: true },
    address: { type: address, required: true },
    idDocument: { type: idDocument, default: null },
  } satisfies EveryField<Profile>,
  part,
);

const schema = new Schema<PractitionerRow>(
  {
    _id: text,
    version: { type: Number, required: true },
    accountId: text,
    fileNumber: text,
    membershipNumber: maybeText,
    profile: { type: profile, required: true },
    photoId: maybeText,
    experiences: { type: [experience], default: [] },
    licences: { type: [licence], default: [] },
    qualifications: { type: [qualification], default: [] },
    openedAt: date,
    confirmedOn: maybeText,
    askedOn: maybeText,
  } satisfies EveryField<PractitionerRow>,
  { collection: 'practitioners', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ accountId: 1 }, { unique: true })
  .index({ fileNumber: 1 }, { unique: true })
  .index({ membershipNumber: 1 }, { unique: true, partialFilterExpression: { membershipNumber: { $type: 'string' } } })
  .index({ askedOn: 1, openedAt: 1 });

export const practitionerModel = (connection: Connection): Model<PractitionerRow> =>
  connection.model<PractitionerRow>('Practitioner', schema);
