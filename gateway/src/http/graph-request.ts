import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { RuleViolation } from '@mumaris/kit/errors';
import type { RequestLimits } from '../config';
import { refusal } from '../errors/refusal';
import { isObject, type Json } from '../execute/json';
import { assertBody } from '../limits/assert-request';
import { type NamedDocument, namedDocument } from './named-document';

/** What is asked of the graph: by a document's text, its name, or both. */
export type GraphRequest = (
  | { readonly query: string; readonly named?: NamedDocument }
  | { readonly query?: undefined; readonly named: NamedDocument }
) & {
  readonly variables: Readonly<Json>;
  readonly operationName?: string;
};

/** What a form of another site can send without asking first: such a request says nothing about who made it. */
const simpleTypes = new Set(['', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']);
const askedFirst = ['apollo-require-preflight', 'x-apollo-operation-name'] as const;

const typeOf = (headers: IncomingHttpHeaders) => {
  const [type = '', ...parameters] = (headers['content-type'] ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase().replace(/ *= */, '='));
  const charset = parameters
    .find((one) => one.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  return { type, charset };
};

/** @throws Refusal CSRF_REFUSED where another site could have sent it */
export const assertOwn = (headers: IncomingHttpHeaders): void => {
  if (simpleTypes.has(typeOf(headers).type) && !askedFirst.some((name) => headers[name]))
    throw refusal(new RuleViolation('CSRF_REFUSED'));
};

/** @throws Refusal where the body is announced as something that is not read here */
export const assertJson = (headers: IncomingHttpHeaders): void => {
  const { type, charset } = typeOf(headers);
  const encoding = (headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding !== 'identity')
    throw refusal(new RuleViolation('ENCODING_UNSUPPORTED'), 415, { headers: { 'accept-encoding': 'identity' } });
  if (type !== 'application/json' || (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8'))
    throw refusal(new RuleViolation('MEDIA_UNSUPPORTED'), 415, {
      headers: { accept: 'application/json; charset=utf-8' },
    });
};

/** Reads JSON in UTF-8, with or without its mark. */
const jsonOf = (body: Buffer): unknown => {
  if (!isUtf8(body)) throw refusal(new RuleViolation('NOT_UTF8'));
  const text = body.toString('utf8');
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as unknown;
  } catch {
    throw refusal(new RuleViolation('BAD_JSON'));
  }
};

const maybeNull = (value: unknown) => value ?? undefined;

/** What JSON asks for. @throws Refusal where it is no request to a graph */
const requestOf = (body: unknown): GraphRequest => {
  if (Array.isArray(body)) throw refusal(new RuleViolation('BATCH_REFUSED'));
  if (!isObject(body)) throw refusal(new RuleViolation('BAD_REQUEST'));
  const { variables, operationName, extensions } = body;
  const named = namedDocument(body);
  const query = maybeNull(body['query']);
  const name = maybeNull(operationName);
  const values = maybeNull(variables) ?? {};
  const isMap = isObject(values) && isObject(extensions ?? {});
  if (!isMap || (name !== undefined && typeof name !== 'string')) throw refusal(new RuleViolation('BAD_REQUEST'));
  const rest = { variables: values, ...(name !== undefined && name !== '' && { operationName: name }) };
  if (typeof query === 'string') return { query, ...(named && { named }), ...rest };
  if (named && query === undefined) return { named, ...rest };
  throw refusal(new RuleViolation('BAD_REQUEST'));
};

/** What a body asks for. @throws Refusal where it is no request to a graph, or holds too much */
export const requestOfBody = (body: Buffer, limits: RequestLimits): GraphRequest => {
  assertBody(body, limits);
  return requestOf(jsonOf(body));
};

const parsed = (text: string | null): unknown => {
  if (text === null || text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refusal(new RuleViolation('BAD_REQUEST'));
  }
};

/** What the parameters of an address ask for. @throws Refusal */
export const requestOfAddress = (url: string): GraphRequest => {
  const parameters = new URLSearchParams(url.slice(url.indexOf('?') + 1 || url.length));
  return requestOf({
    query: parameters.get('query') ?? undefined,
    documentId: parameters.get('documentId'),
    operationName: parameters.get('operationName'),
    variables: parsed(parameters.get('variables')),
    extensions: parsed(parameters.get('extensions')),
  });
};
