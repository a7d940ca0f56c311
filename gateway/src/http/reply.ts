import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, brotliCompress, gzip } from 'node:zlib';
import { rangesOf } from './ranges';
import { secureHeaders } from './secure-headers';

/** Shorter answers are sent as they are: packing them saves nothing. */
const packedFrom = 2_048;

const packers = {
  br: (text: string) => promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (text: string) => promisify(gzip)(text, { level: 4 }),
};

type Encoding = keyof typeof packers;

/** The encoding that a client likes best; of equal ones that which packs better. */
const encodingFor = (accepted: string | undefined): Encoding | undefined => {
  if (!accepted) return undefined;
  const ranges = new Map(rangesOf(accepted).map(({ name, quality }) => [name, quality]));
  const likingOf = (encoding: Encoding) => ranges.get(encoding) ?? ranges.get('*') ?? 0;
  const [br, gzipped] = [likingOf('br'), likingOf('gzip')];
  if (br === 0 && gzipped === 0) return undefined;
  return br >= gzipped ? 'br' : 'gzip';
};

/** The same on each answer, so that they are worked out once: names and values in turn. */
const secured = (): readonly string[] => {
  const headers: string[] = [];
  const response = {
    setHeader: (name: string, value: string) => headers.push(name, value),
    removeHeader: () => undefined,
  };
  secureHeaders({} as IncomingMessage, response as unknown as ServerResponse, () => undefined);
  return headers;
};

const always = secured();

export interface Reply {
  readonly status: number;
  readonly media: string;
  readonly body: string;
  /** Further headers, names and values in turn. */
  readonly headers: readonly string[];
}

/** Sends an answer, packed where it is long and the client unpacks it. */
export const reply = async (
  request: IncomingMessage,
  response: ServerResponse,
  { status, media, body, headers }: Reply,
) => {
  const encoding = body.length < packedFrom ? undefined : encodingFor(request.headers['accept-encoding']);
  const sent = encoding ? await packers[encoding](body) : body;
  // All at once: headers that are set one by one cost more than what they say.
  response.writeHead(status, [
    ...always,
    ...headers,
    ...(encoding ? ['content-encoding', encoding] : []),
    ...['content-type', `${media}; charset=utf-8`, 'content-length', String(Buffer.byteLength(sent))],
  ]);
  response.end(sent);
};
