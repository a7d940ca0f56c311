import { isUtf8 } from 'node:buffer';
import { isObject } from '../execute/json';
import { hashIn, hashOf } from '../published/hash-of';
import { maxLength, maxOperations } from '../published/published-file';

/** A document that a frontend's build wrote down. */
export interface BuiltDocument {
  /** What its author calls it. */
  readonly title: string;
  readonly text: string;
}

/** A document that cannot be published, and why. */
export interface Fault {
  readonly title: string;
  readonly why: string;
}

interface Manifest {
  /** By the hashes of their texts; those as well whose names are wrong, so that all that is wrong with them can be told at once. */
  readonly documents: ReadonlyMap<string, BuiltDocument>;
  readonly faults: readonly Fault[];
}

interface Entry {
  readonly id: unknown;
  readonly title: string;
  readonly text: unknown;
}

const longestTitle = 80;
const short = (text: string): string => (text.length > longestTitle ? `${text.slice(0, longestTitle)}…` : text);

const operationPattern = /(?:query|mutation|subscription)\s+([_A-Za-z]\w*)/;

/** What a document of a plain map is called: after its first operation, or else by its id. */
const titleOf = (id: string, text: unknown): string =>
  short((typeof text === 'string' ? operationPattern.exec(text)?.[1] : undefined) ?? id);

/** `@apollo/generate-persisted-query-manifest` writes it. */
const apolloFormat = 'apollo-persisted-query-manifest';

const apolloEntries = ({ version, operations }: Record<string, unknown>): Entry[] => {
  if (version !== 1 || !Array.isArray(operations))
    throw new Error(`an ${apolloFormat} has the version 1, and a list of operations`);
  return operations.map((one: unknown, index) => {
    const { id, name, body } = isObject(one) ? one : {};
    return { id, title: typeof name === 'string' && name ? short(name) : `operation ${index + 1}`, text: body };
  });
};

/** graphql-codegen's client preset and Relay write a map from id to text. */
const mapEntries = (json: Record<string, unknown>): Entry[] =>
  Object.entries(json).map(([id, text]) => ({ id, title: titleOf(id, text), text }));

const howToHash =
  "Have it made by SHA-256: graphql-codegen's hashAlgorithm: 'sha256', Relay's persistConfig.algorithm: 'SHA256'";

const faultOf = ({ id, text }: Entry, known: ReadonlyMap<string, BuiltDocument>): string | undefined => {
  if (typeof text !== 'string') return 'it has no text. Build the manifest again';
  const named = hashIn(id);
  if (named === undefined) return `its id is no SHA-256 in lower-case hex. ${howToHash}`;
  const hash = hashOf(text);
  if (named !== hash)
    return `its id is not the SHA-256 of its text, which is ${hash}. ${howToHash}, and change no text after that`;
  const twin = known.get(hash);
  return twin && `the same text is there as ${twin.title} as well. Leave one of them out`;
};

const jsonOf = (bytes: Buffer): Record<string, unknown> => {
  if (bytes.length > maxLength) throw new Error(`the manifest has ${bytes.length} bytes; ${maxLength} are taken`);
  if (!isUtf8(bytes)) throw new Error('the manifest is not valid UTF-8');
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`the manifest is not valid JSON: ${(error as Error).message}`, { cause: error });
  }
  if (!isObject(json)) throw new Error(`the manifest is neither an ${apolloFormat} nor a map from SHA-256 to text`);
  return json;
};

/** Reads what a frontend's build wrote. @throws Error in words where it is no manifest, or too large */
export const readManifest = (bytes: Buffer): Manifest => {
  const json = jsonOf(bytes);
  const entries = json['format'] === apolloFormat ? apolloEntries(json) : mapEntries(json);
  if (!entries.length) throw new Error('the manifest has no operations');
  if (entries.length > maxOperations)
    throw new Error(`the manifest has ${entries.length} operations; ${maxOperations} are taken`);
  const documents = new Map<string, BuiltDocument>();
  const faults: Fault[] = [];
  for (const entry of entries) {
    const why = faultOf(entry, documents);
    if (why) faults.push({ title: entry.title, why });
    if (typeof entry.text !== 'string') continue;
    const hash = hashOf(entry.text);
    if (!documents.has(hash)) documents.set(hash, { title: entry.title, text: entry.text });
  }
  return { documents, faults };
};
