import { bothLanguages, type EveryField } from '@mumaris/kit/mongo/fields';
import type { Stored } from '@mumaris/kit/mongo/aggregate-store';
import { credentialKinds, professionalCategories } from '@mumaris/schemas';
import { type Connection, type Model, Schema } from 'mongoose';
import { type Credential, type Extension, keptStatuses, type Reactivation } from '../domain/credential';
import { part, standing } from './standing.schema';

/** A credential as it lies: with the day by which the sweep of its end finds it. */
export type CredentialAtRest = Credential & {
  /** From which day its holder is to be given notice of its end; `none` where nothing is to come, missing in rows of before. */
  readonly noticeOn: string;
  /** That it has its place in the lists of status (MEM-61); missing in rows of before. */
  readonly isListed: boolean;
};

type CredentialRow = Stored<CredentialAtRest>;

const extension = new Schema(
  {
    exceptionId: { type: String, required: true },
    until: { type: String, required: true },
  } satisfies EveryField<Extension>,
  part,
);

const reactivation = new Schema(
  {
    applicationId: { type: String, required: true },
    from: { type: String, required: true },
    until: { type: String, required: true },
  } satisfies EveryField<Reactivation>,
  part,
);

const schema = new Schema<CredentialRow>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    kind: { type: String, enum: credentialKinds, required: true },
    number: { type: String, required: true },
    code: { type: String, required: true },
    practitionerId: { type: String, required: true },
    accountId: { type: String, required: true },
    applicationId: { type: String, required: true },
    holder: { type: bothLanguages, required: true },
    category: { type: String, enum: professionalCategories, required: true },
    status: { type: String, enum: keptStatuses, required: true },
    issuedOn: { type: String, required: true },
    expiresOn: { type: String, default: null },
    extension: { type: extension, default: null },
    reactivation: { type: reactivation, default: null },
    followedBy: { type: String, default: null },
    replacedBy: { type: String, default: null },
    // Rows of before have neither.
    standing: { type: standing, default: null },
    noticeOn: { type: String, default: null },
    isListed: { type: Boolean, default: null },
    content: { type: Object, required: true },
  } satisfies EveryField<CredentialRow>,
  { collection: 'credentials', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ number: 1 }, { unique: true })
  // One application grants once, whatever is said twice.
  .index({ applicationId: 1 }, { unique: true })
  .index({ practitionerId: 1, _id: -1 })
  .index({ practitionerId: 1, kind: 1, status: 1 })
  // What has joined the list of specialties.
  .index({ kind: 1, status: 1, _id: 1 }, { partialFilterExpression: { kind: 'LISTED_QUALIFICATION' } })
  // What ends within some days, and what exceptions stand on.
  .index({ kind: 1, expiresOn: 1, number: 1 })
  // Whose holder is to be given notice of its end (MEM-62).
  .index({ kind: 1, noticeOn: 1 })
  // What has no place in the lists of status yet.
  .index({ isListed: 1 })
  .index(
    { 'extension.exceptionId': 1, kind: 1 },
    { partialFilterExpression: { 'extension.exceptionId': { $gt: '' } } },
  );

export const credentialModel = (connection: Connection): Model<CredentialRow> =>
  connection.model<CredentialRow>('Credential', schema);
