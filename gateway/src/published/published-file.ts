import { z } from 'zod';
import { hashOf } from './hash-of';
import type { Published } from './published';

/** Characters of the whole file. */
export const maxLength = 10_000_000;
/** So many operations of one client are published at once, in all its manifests together. */
export const maxOperations = 2_000;
export const maxManifests = 50;
const maxClients = 50;
/** So much of what is wrong with a file is told. */
const longestWords = 500;

const hash = z.string().regex(/^[\da-f]{64}$/);
export const clientName = z.string().regex(/^[a-z][a-z\d-]{0,39}$/);
/** What a frontend calls a version of its own. */
export const label = z.string().regex(/^[\p{L}\p{N}\p{P}\p{S} ]{1,100}$/u);

const manifest = z.strictObject({
  at: z.iso.datetime(),
  label: label.optional(),
  /** The hashes of its documents. */
  operations: z.array(hash),
});

const file = z.strictObject({
  format: z.literal('mumaris-published-operations'),
  version: z.literal(1),
  /** The manifests of each client, the newest last. */
  clients: z.record(clientName, z.array(manifest).min(1).max(maxManifests)),
  /** What the manifests name, each once. */
  documents: z.record(hash, z.strictObject({ text: z.string(), names: z.array(z.string()) })),
});

export type PublishedManifest = z.infer<typeof manifest>;
/** What clients published, as it lies in a file. */
export type PublishedFile = z.infer<typeof file>;

export const emptyFile: PublishedFile = {
  format: 'mumaris-published-operations',
  version: 1,
  clients: {},
  documents: {},
};

/** The hashes that some manifests name, those of each client's newest first. */
export const hashesIn = (clients: Iterable<readonly PublishedManifest[]>): Set<string> => {
  const byAge: PublishedManifest[][] = [];
  for (const manifests of clients)
    for (const [age, one] of manifests.toReversed().entries()) (byAge[age] ??= []).push(one);
  return new Set(byAge.flat().flatMap(({ operations }) => operations));
};

const assertBounds = ({ clients }: PublishedFile): void => {
  const names = Object.keys(clients);
  if (names.length > maxClients) throw new Error(`there are ${names.length} clients; ${maxClients} are taken`);
  for (const [name, manifests] of Object.entries(clients)) {
    const { size } = hashesIn([manifests]);
    if (size > maxOperations)
      throw new Error(
        `${name} has ${size} operations in its ${manifests.length} last manifests; ${maxOperations} are taken: keep fewer manifests`,
      );
  }
};

/** Writes a file. @throws Error in words where it would hold too much */
export const printFile = (content: PublishedFile): string => {
  assertBounds(content);
  const text = `${JSON.stringify(content, null, 1)}\n`;
  if (text.length > maxLength)
    throw new Error(`the file would have ${text.length} characters; ${maxLength} are taken: keep fewer manifests`);
  return text;
};

/** Reads a file. @throws Error in words where it is none that was written here, or not whole */
export const parseFile = (text: string): PublishedFile => {
  if (text.length > maxLength) throw new Error(`it has ${text.length} characters; ${maxLength} are taken`);
  const { data: content, error } = file.safeParse(JSON.parse(text));
  if (error) throw new Error(z.prettifyError(error).slice(0, longestWords));
  assertBounds(content);
  for (const [name, document] of Object.entries(content.documents))
    if (hashOf(document.text) !== name) throw new Error(`the document ${name} has another hash: it was changed`);
  for (const name of hashesIn(Object.values(content.clients)))
    if (!Object.hasOwn(content.documents, name)) throw new Error(`the document ${name} is not there`);
  return content;
};

/** What a file publishes. */
export const publishedOf = ({ clients, documents }: PublishedFile): Published =>
  new Map(
    [...hashesIn(Object.values(clients))].flatMap((name) => {
      const document = documents[name];
      return document ? [[name, document]] : [];
    }),
  );
