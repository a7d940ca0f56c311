import path from 'node:path';
import { loadRules, text } from '@mumaris/kit/rules';
import { z } from 'zod';
import { type DocumentType, documentTypesOf, mediaTypes } from '../domain/document-type';
import type { UploadRules } from '../domain/upload-rules';

const folder = path.join(__dirname, '..', '..', '..', 'rules', 'documents');

const positive = z.int().positive();
const stated = z.enum(['NEEDED', 'ASKED']).optional();

const type: z.ZodType<DocumentType> = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,63}$/),
  name: text,
  description: text,
  mediaTypes: z
    .array(z.enum(mediaTypes))
    .min(1)
    .default([...mediaTypes]),
  dates: z.strictObject({ issuedOn: stated, expiresOn: stated, takenOn: stated }),
  fresh: z
    .strictObject({ since: z.enum(['issuedOn', 'takenOn']), months: positive })
    .nullable()
    .default(null),
  count: positive.default(1),
  picture: z
    .strictObject({
      minWidth: positive,
      minHeight: positive,
      minRatio: z.number().positive(),
      maxRatio: z.number().positive(),
    })
    .nullable()
    .default(null),
  profilePhoto: z.boolean().default(false),
});

const problemsOf = ({ code, mediaTypes: taken, dates, fresh, picture }: DocumentType): string[] => [
  ...(fresh && dates[fresh.since] !== 'NEEDED'
    ? [`${code} is fresh since ${fresh.since}, which need not be stated`]
    : []),
  ...(picture && taken.includes('application/pdf') ? [`${code} asks for a picture, and takes a PDF`] : []),
  ...(picture && picture.minRatio > picture.maxRatio ? [`${code} asks for a shape that there is not`] : []),
];

/** The whole of types.yaml; refuses a type that contradicts itself, and two of one code. */
const typeRules = z.strictObject({ types: z.array(type).min(1).max(200) }).superRefine(({ types }, { addIssue }) => {
  for (const message of types.flatMap(problemsOf)) addIssue({ code: 'custom', message });
  if (new Set(types.map(({ code }) => code)).size < types.length)
    addIssue({ code: 'custom', message: 'two types have the same code' });
  if (types.filter(({ profilePhoto }) => profilePhoto).length !== 1)
    addIssue({ code: 'custom', message: 'one type is that of the photos of profiles' });
});

const uploadRules: z.ZodType<UploadRules> = z.strictObject({
  largestBytes: positive,
  nameBytes: positive.min(32),
  unfinishedHours: positive,
  linkMinutes: positive,
  unfinishedUploads: positive,
  documents: positive,
  picturePixels: positive,
  previewPages: positive.max(100),
  previewPixels: positive,
  inspectionSeconds: positive,
  inspectionMegabytes: positive,
  inspectionsAtOnce: positive,
  scanAgainSeconds: positive,
  unnamedHours: positive,
  goneDays: positive,
});

/** Reads rules/documents/types.yaml. @throws when it is not what its shape says */
export const loadDocumentTypes = () => documentTypesOf(loadRules(path.join(folder, 'types.yaml'), typeRules).types);

/** Reads rules/documents/uploads.yaml. @throws when it is not what its shape says */
export const loadUploadRules = (): UploadRules => loadRules(path.join(folder, 'uploads.yaml'), uploadRules);
