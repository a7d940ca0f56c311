import { Agent, request } from 'undici';

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
  headers: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
}

const longestMs = 8_000;

// No wait without an end, and no answer that fills the memory.
const agent = new Agent({
  connect: { timeout: 3_000 },
  headersTimeout: 6_000,
  bodyTimeout: 6_000,
  maxResponseSize: 256 * 1024,
  // What was tried with the providers is HTTP/1.1; undici would ask for HTTP/2 by itself.
  allowH2: false,
});

/** Asks a provider and gives the JSON of its answer. @throws ProviderFault on anything but a 2xx with JSON */
export const send = async ({ what, method, url, headers, body, signal }: Outgoing): Promise<unknown> => {
  const ends = [AbortSignal.timeout(longestMs), ...(signal ? [signal] : [])];
  try {
    const answer = await request(url, {
      dispatcher: agent,
      method,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body ?? null,
      signal: AbortSignal.any(ends),
    });
    if (answer.statusCode >= 200 && answer.statusCode < 300) return await answer.body.json();
    await answer.body.dump();
    throw new ProviderFault(what, answer.statusCode);
  } catch (error) {
    throw error instanceof ProviderFault ? error : new ProviderFault(what, undefined, error);
  }
};

/** An address under a provider's own, which may have a path. */
export const under = (baseUrl: string, path: string): URL => new URL(`${baseUrl.replace(/\/$/, '')}${path}`);
