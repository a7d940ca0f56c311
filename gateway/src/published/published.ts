/** A document that a frontend published. */
export interface PublishedDocument {
  readonly text: string;
  /** The names of its operations; none where its only one has no name. */
  readonly names: readonly string[];
}

/** The published documents by the SHA-256 of their texts, in lower-case hex; those of the newest manifests first. */
export type Published = ReadonlyMap<string, PublishedDocument>;

/** What can be asked for with a document: its operations, each under the name by which it is kept. */
export const askedWith = ({ text, names }: PublishedDocument): { query: string; name?: string }[] =>
  names.length > 1 ? names.map((name) => ({ query: text, name })) : [{ query: text }];
