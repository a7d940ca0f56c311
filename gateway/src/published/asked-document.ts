import { type PlainCode, RuleViolation } from '@mumaris/kit/errors';
import type { GatewayConfig } from '../config';
import { type Refusal, refusal } from '../errors/refusal';
import type { GraphRequest } from '../http/graph-request';
import type { NamedDocument } from '../http/named-document';
import { hashOf } from './hash-of';
import type { Published } from './published';

type Answered = GatewayConfig['OPERATIONS'];

/** The document of a request: its text, and which of its operations is meant. */
interface AskedDocument {
  readonly query: string;
  readonly operationName: string | undefined;
}

/** Nothing but what is published is answered: to send a text instead would help nobody. */
const onlyPublished = () => refusal(new RuleViolation('ONLY_PUBLISHED'), 403);

const unknown = (code: PlainCode) => refusal(new RuleViolation(code), 400, { isAboutOperation: true });

/** Apollo's clients know it by the very words of the library that made it up, and send the whole text then. */
const inTheirWords = (refused: Refusal, message: string) =>
  Object.assign(refused, { errors: refused.errors.map((error) => ({ ...error, message })) });

const notThere = ({ by }: NamedDocument, published: Published, answered: Answered): Refusal => {
  if (answered === 'published') return onlyPublished();
  if (by === 'documentId') return unknown('OPERATION_NOT_PUBLISHED');
  return published.size
    ? inTheirWords(unknown('PERSISTED_QUERY_NOT_FOUND'), 'PersistedQueryNotFound')
    : inTheirWords(unknown('PERSISTED_QUERY_NOT_SUPPORTED'), 'PersistedQueryNotSupported');
};

/** The document that a request asks for, by its text or by its name alone. @throws Refusal where it names none that is known */
export const askedDocument = (
  { query, named, operationName }: GraphRequest,
  published: Published,
  answered: Answered,
): AskedDocument => {
  if (query !== undefined) return { query, operationName };
  const document = published.get(named.hash);
  if (!document) throw notThere(named, published, answered);
  const { text, names } = document;
  // Its only operation is the same, and kept once, whether the client says its name or not.
  const isOnly = names.length === 1 && names[0] === operationName;
  return { query: text, operationName: isOnly ? undefined : operationName };
};

/** Holds a text that was sent against its name, and against what may be asked for at all. @throws Refusal */
export const assertText = ({ query, named }: GraphRequest, published: Published, answered: Answered): void => {
  if (query === undefined || (!named && answered === 'any')) return;
  const hash = hashOf(query);
  if (named && named.hash !== hash) throw refusal(new RuleViolation('OPERATION_HASH_WRONG'));
  if (answered === 'published' && !published.has(hash)) throw onlyPublished();
};
