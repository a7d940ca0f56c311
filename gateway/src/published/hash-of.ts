import { createHash } from 'node:crypto';

/** The SHA-256 of a document's text, in lower-case hex. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** As GraphQL over HTTP's persisted documents have it, or the hash alone, as clients' generators write it. */
const idForm = /^(?:sha256:)?([\da-f]{64})$/;

/** The hash that a document's id says; undefined where it is none. */
export const hashIn = (id: unknown): string | undefined => (typeof id === 'string' ? idForm.exec(id)?.[1] : undefined);
