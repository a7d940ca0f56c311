import { type EveryField, maybeDate, maybeText, text } from '@mumaris/kit/mongo/fields';
import { licenceProofs, qualificationDegrees, qualificationKinds } from '@mumaris/schemas';
import { Schema } from 'mongoose';
import type { Experience } from '../domain/experience';
import { type Licence, usualLicence } from '../domain/licence';
import { type Qualification, usualQualification } from '../domain/qualification';

const part = { _id: false, strict: 'throw' } as const;
const documentIds = { type: [String], required: true };

/** How the entries of a profile's lists lie in its row. */
export const experience = new Schema(
  {
    id: text,
    country: text,
    city: text,
    workplace: text,
    specialty: text,
    jobTitle: text,
    jobDescription: maybeText,
    startsOn: text,
    endsOn: maybeText,
    authorityType: text,
    practice: { type: Boolean, required: true },
    documentIds,
  } satisfies EveryField<Experience>,
  part,
);

export const licence = new Schema(
  {
    id: text,
    specialty: text,
    number: text,
    expiresOn: text,
    country: text,
    authority: text,
    issuedAs: { type: String, enum: licenceProofs, default: usualLicence.issuedAs },
    verificationReference: maybeText,
    documentIds,
  } satisfies EveryField<Licence>,
  part,
);

export const qualification = new Schema(
  {
    id: text,
    degree: { type: String, enum: qualificationDegrees, required: true },
    kind: { type: String, enum: qualificationKinds, default: usualQualification.kind },
    ministryEquivalency: { type: Boolean, default: usualQualification.ministryEquivalency },
    specialty: text,
    university: maybeText,
    universityName: maybeText,
    country: text,
    graduatedOn: text,
    documentIds,
    documentedAt: maybeDate,
  } satisfies EveryField<Qualification>,
  part,
);
