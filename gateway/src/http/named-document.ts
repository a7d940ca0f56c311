import { RuleViolation } from '@mumaris/kit/errors';
import { refusal } from '../errors/refusal';
import { isObject, type Json } from '../execute/json';
import { hashIn } from '../published/hash-of';

/** A document by the SHA-256 of its text, in lower-case hex, and where the request says so. */
export interface NamedDocument {
  readonly hash: string;
  readonly by: 'documentId' | 'persistedQuery';
}

/** What Apollo's clients send. What is none of theirs names nothing that is known. */
const hashOfPersistedQuery = (persistedQuery: unknown): string => {
  const { version, sha256Hash } = isObject(persistedQuery) ? persistedQuery : {};
  return version === 1 && typeof sha256Hash === 'string' ? sha256Hash : '';
};

/** The document that a request names. @throws Refusal DOCUMENT_ID_MALFORMED */
export const namedDocument = ({ documentId, extensions }: Readonly<Json>): NamedDocument | undefined => {
  if (documentId !== undefined && documentId !== null) {
    const hash = hashIn(documentId);
    if (hash === undefined) throw refusal(new RuleViolation('DOCUMENT_ID_MALFORMED', {}, 'documentId'));
    return { hash, by: 'documentId' };
  }
  const persistedQuery = isObject(extensions) ? (extensions['persistedQuery'] ?? undefined) : undefined;
  return persistedQuery === undefined
    ? undefined
    : { hash: hashOfPersistedQuery(persistedQuery), by: 'persistedQuery' };
};
