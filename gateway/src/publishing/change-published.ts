import { hashesIn, type PublishedFile, type PublishedManifest } from '../published/published-file';
import type { Published } from '../published/published';

interface Publication {
  readonly client: string;
  readonly label: string | undefined;
  readonly at: Date;
  /** So many of the client's manifests are kept, this one among them. */
  readonly keep: number;
}

/** How many documents are new to the file, were there, and are of the client's manifest before this one but not of this one. */
export interface Figures {
  readonly added: number;
  readonly known: number;
  readonly gone: number;
}

/** Forgets the documents that no manifest names any more. */
const swept = (content: PublishedFile): PublishedFile => {
  const named = hashesIn(Object.values(content.clients));
  const documents = Object.fromEntries(Object.entries(content.documents).filter(([hash]) => named.has(hash)));
  return { ...content, documents };
};

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && new Set([...one, ...other]).size === one.length;

/** Publishes a manifest as a client's newest one. One of the same operations that is there already takes up no second place. */
export const withManifest = (
  { clients, documents: before, ...rest }: PublishedFile,
  { client, label, at, keep }: Publication,
  documents: Published,
): { content: PublishedFile; figures: Figures } => {
  const operations = [...documents.keys()];
  const manifest: PublishedManifest = { at: at.toISOString(), ...(label !== undefined && { label }), operations };
  const earlier = clients[client] ?? [];
  const others = earlier.filter((one) => !isSame(one.operations, operations));
  const known = operations.filter((hash) => Object.hasOwn(before, hash)).length;
  const gone = (earlier.at(-1)?.operations ?? []).filter((hash) => !documents.has(hash)).length;
  const content = swept({
    ...rest,
    clients: { ...clients, [client]: [...others, manifest].slice(-keep) },
    documents: {
      ...before,
      ...Object.fromEntries([...documents].map(([hash, { text, names }]) => [hash, { text, names: [...names] }])),
    },
  });
  return { content, figures: { added: operations.length - known, known, gone } };
};

/** Keeps the newest manifests of a client alone; with none it is forgotten. @throws Error where there is no such client */
export const withoutOlder = (content: PublishedFile, client: string, keep: number): PublishedFile => {
  const { [client]: manifests, ...others } = content.clients;
  if (!manifests) throw new Error(`no client ${client} has published anything; see: npm run operations -- list`);
  return swept({ ...content, clients: keep ? { ...others, [client]: manifests.slice(-keep) } : others });
};
