import { Agent, type Dispatcher, request } from 'undici';

/** A provider of the outside world did not do what was asked: it is away, busy, or refuses. */
export class ProviderFault extends Error {
  override readonly name = 'ProviderFault';

  /** @param status of the answer; undefined when there was none */
  constructor(
    what: string,
    readonly status?: number,
    cause?: unknown,
  ) {
    super(status === undefined ? `${what}: no answer` : `${what}: answered ${status}`, { cause });
  }
}

interface Outgoing {
  /** For people who read the log. */
  what: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: URL;
  /** Its content type is JSON unless they say another. */
  headers: Record<string, string>;
  body?: string | Uint8Array;
  signal?: AbortSignal;
}

const longestMs = 8_000;

// No wait without an end, and no answer that fills the memory.
const agentFor = (maxResponseSize: number) =>
  new Agent({
    connect: { timeout: 3_000 },
    headersTimeout: 6_000,
    bodyTimeout: 6_000,
    maxResponseSize,
    // What was tried with the providers is HTTP/1.1; undici would ask for HTTP/2 by itself.
    allowH2: false,
  });
const agent = agentFor(256 * 1024);
const fileAgent = agentFor(16 * 1024 * 1024);

const ask = async <T>(
  { what, method, url, headers, body, signal }: Outgoing,
  dispatcher: Agent,
  read: (answer: Dispatcher.ResponseData) => Promise<T>,
): Promise<T> => {
  const ends = [AbortSignal.timeout(longestMs), ...(signal ? [signal] : [])];
  try {
    const answer = await request(url, {
      dispatcher,
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      body: body ?? null,
      signal: AbortSignal.any(ends),
    });
    if (answer.statusCode >= 200 && answer.statusCode < 300) return await read(answer);
    await answer.body.dump();
    throw new ProviderFault(what, answer.statusCode);
  } catch (error) {
    throw error instanceof ProviderFault ? error : new ProviderFault(what, undefined, error);
  }
};

/** Asks a provider and gives the JSON of its answer. @throws ProviderFault on anything but a 2xx with JSON */
export const send = (outgoing: Outgoing): Promise<unknown> =>
  ask({ ...outgoing, headers: { accept: 'application/json', ...outgoing.headers } }, agent, ({ body }) => body.json());

/** Asks a provider for a file of at most 16 MiB. @throws ProviderFault on anything but a 2xx with one */
export const fetchFile = (outgoing: Outgoing): Promise<Buffer> =>
  ask(outgoing, fileAgent, async ({ body }) => Buffer.from(await body.bytes()));

/** An address under a provider's own, which may have a path. */
export const under = (baseUrl: string, path: string): URL => new URL(`${baseUrl.replace(/\/$/, '')}${path}`);
