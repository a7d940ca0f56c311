import { type AggregateStore, type Ground, sealedStore, type Stored } from '@mumaris/kit/mongo/aggregate-store';
import { date, type EveryField, maybeText, text } from '@mumaris/kit/mongo/fields';
import type { FieldCipher } from '@mumaris/kit/secrets/cipher';
import { mongo, Schema } from 'mongoose';
import { documentKey, type EarlierFile, type FileContent } from '../domain/earlier-file';
import { type IdDocument, keysOf } from '@mumaris/kit/text/id-document';

/** A file at rest: the person and the facts are encrypted as a whole; keyed hashes tell documents and contents apart. */
export interface FileAtRest extends Pick<
  EarlierFile,
  'id' | 'registrationNumber' | 'fileNumber' | 'importedAt' | 'held' | 'practitionerId'
> {
  readonly documentIndex: string;
  readonly contentIndex: string;
  readonly content: string;
}
type Row = Stored<FileAtRest>;

const held = new Schema({ claimId: text, until: date }, { _id: false, strict: 'throw' });

const schema = new Schema<Row>(
  {
    _id: text,
    version: { type: Number, required: true },
    registrationNumber: text,
    fileNumber: maybeText,
    importedAt: date,
    held: { type: held, default: null },
    practitionerId: maybeText,
    documentIndex: text,
    contentIndex: text,
    content: text,
  } satisfies EveryField<Row>,
  { collection: 'earlier-files', versionKey: false, strict: 'throw', minimize: false },
)
  .index({ registrationNumber: 1 }, { unique: true })
  .index({ documentIndex: 1 }, { unique: true })
  .index({ fileNumber: 1 }, { unique: true, partialFilterExpression: { fileNumber: { $type: 'string' } } });

/** What an import compares its rows with. */
export type FileKeys = Pick<
  Row,
  '_id' | 'version' | 'registrationNumber' | 'fileNumber' | 'held' | 'practitionerId' | 'documentIndex' | 'contentIndex'
>;

/** The files from before (IDN-16); only it knows how they are encrypted. */
export interface EarlierFiles extends Pick<AggregateStore<EarlierFile>, 'get' | 'update'> {
  findByRegistrationNumber(number: string): Promise<EarlierFile | undefined>;
  byIds(ids: readonly string[]): Promise<EarlierFile[]>;
  hasFileNumber(number: string): Promise<boolean>;
  /** The keyed hash of a document, by which accounts and files are brought together. */
  documentIndexOf(document: IdDocument): string;
  /** The keyed hash of each of its numbers by itself. */
  numberIndexesOf(document: IdDocument): { readonly idNumber: string | null; readonly passport: string | null };
  /** Whether nobody has claimed yet a file of a document with this hash. */
  isUnclaimed(documentIndex: string): Promise<boolean>;
  /** How a file is written by an import, with what it is told apart by. */
  seal(file: EarlierFile): FileAtRest;
  /** Those that share a number or a document with what an import brings. */
  keysLike(files: readonly FileAtRest[]): Promise<FileKeys[]>;
  /** Writes new files and new contents of those nobody claimed. @returns the registration numbers of those that could not be written: somebody was faster */
  writeAll(files: readonly { readonly file: FileAtRest; readonly version: number }[]): Promise<string[]>;
}

const formOf = (cipher: FieldCipher) => ({
  seal: ({ person, facts, ...file }: EarlierFile): FileAtRest => {
    const content = JSON.stringify({ person, facts });
    return {
      ...file,
      documentIndex: cipher.blindIndex(documentKey(person)),
      contentIndex: cipher.blindIndex(`${String(file.fileNumber)}\n${content}`),
      content: cipher.encrypt(content),
    };
  },
  open: ({ documentIndex: _d, contentIndex: _c, content, ...file }: FileAtRest): EarlierFile => ({
    ...file,
    ...(JSON.parse(cipher.decrypt(content)) as Pick<FileContent, 'person' | 'facts'>),
  }),
});

const duplicate = 11_000;

export const earlierFileRepository = (ground: Ground, cipher: FieldCipher): EarlierFiles => {
  const model = ground.connection.model<Row>('EarlierFile', schema);
  const form = formOf(cipher);
  const { get, update, fromRow } = sealedStore<EarlierFile, FileAtRest>({ ...ground, model, form });
  const rowOf = ({ id, ...file }: FileAtRest, version: number) => ({ _id: id, version, ...file }) as Row;
  return {
    get,
    update,
    documentIndexOf: (document) => cipher.blindIndex(documentKey(document)),
    numberIndexesOf: ({ idNumber, passport }) => {
      const indexOf = (part: IdDocument) => keysOf(part).map((key) => cipher.blindIndex(key))[0] ?? null;
      return { idNumber: indexOf({ idNumber, passport: null }), passport: indexOf({ idNumber: null, passport }) };
    },
    isUnclaimed: async (documentIndex) => (await model.exists({ documentIndex, practitionerId: null })) !== null,
    seal: form.seal,
    findByRegistrationNumber: async (registrationNumber) => {
      const row = await model.findOne({ registrationNumber }).lean<Row | null>();
      return row ? fromRow(row) : undefined;
    },
    byIds: async (ids) => (await model.find({ _id: { $in: ids } }).lean<Row[]>()).map(fromRow),
    hasFileNumber: async (fileNumber) => (await model.exists({ fileNumber })) !== null,
    keysLike: (files) =>
      model
        .find(
          {
            $or: [
              { registrationNumber: { $in: files.map(({ registrationNumber }) => registrationNumber) } },
              { documentIndex: { $in: files.map(({ documentIndex }) => documentIndex) } },
              { fileNumber: { $in: files.flatMap(({ fileNumber }) => fileNumber ?? []) } },
            ],
          },
          { content: 0, importedAt: 0 },
        )
        .lean<FileKeys[]>(),
    writeAll: async (files) => {
      const writes = files.map(({ file, version }) => {
        const row = rowOf(file, version);
        // What was claimed or changed meanwhile stays as it is.
        const before = { _id: file.id, version: version - 1, practitionerId: null };
        return version === 1 ? { insertOne: { document: row } } : { replaceOne: { filter: before, replacement: row } };
      });
      try {
        await model.collection.bulkWrite(writes as never, { ordered: false });
        return [];
      } catch (error) {
        const refused = error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat() : [];
        if (!refused.length || refused.some(({ code }) => code !== duplicate)) throw error;
        return refused.flatMap(({ index }) => files[index]?.file.registrationNumber ?? []);
      }
    },
  };
};
