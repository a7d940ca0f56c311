interface Told {
  readonly code?: string;
  readonly message?: string | { readonly en: string };
  readonly extensions?: { readonly code?: string };
}

/** One failure as somebody reads it who runs a script; what is no failure of the graph as it is. */
const inWords = (failure: Told): string => {
  const { code = failure.extensions?.code, message } = failure;
  if (message === undefined) return JSON.stringify(failure);
  return `${typeof message === 'string' ? message : message.en} (${code ?? 'UNKNOWN'})`;
};

/** The graph refused a request as a whole, or a mutation's payload carries errors: its message is the graph's own words. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly code: string,
    readonly details: unknown,
  ) {
    super(Array.isArray(details) ? (details as Told[]).map(inWords).join('\n') : `${code}: ${JSON.stringify(details)}`);
  }
}

interface Answer<T> {
  data?: T;
  errors?: { message: string; extensions?: { code?: string } }[];
}

interface Payload {
  errors: { code: string; message: { ar: string; en: string } }[];
}

export interface Graph {
  /** The whole answer, errors and all. */
  raw<T>(document: string, variables?: object, token?: string): Promise<{ status: number; body: Answer<T> }>;
  /** @throws Refused where the answer carries errors */
  ask<T>(document: string, variables?: object, token?: string): Promise<T>;
  /** Carries out the only mutation of a document. @throws Refused with the first code of its payload's errors */
  change<T>(document: string, input: object, token?: string): Promise<T>;
}

/** The graph as any frontend reaches it: over HTTP, through the gateway. Nothing waits longer than `timeoutMs`. */
export const createGraph = (gatewayUrl: string, timeoutMs = 20_000): Graph => {
  const raw = async <T>(document: string, variables: object = {}, token?: string) => {
    const response = await fetch(`${gatewayUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query: document, variables }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, body: (await response.json()) as Answer<T> };
  };
  const ask = async <T>(document: string, variables?: object, token?: string) => {
    const { body } = await raw<T>(document, variables, token);
    if (body.errors?.length) throw new Refused(body.errors[0]?.extensions?.code ?? 'UNKNOWN', body.errors);
    return body.data as T;
  };
  return {
    raw,
    ask,
    change: async <T>(document: string, input: object, token?: string) => {
      const data = await ask<Record<string, T & Payload>>(document, { input }, token);
      const [payload] = Object.values(data);
      if (!payload) throw new Refused('NO_PAYLOAD', data);
      if (payload.errors.length) throw new Refused(payload.errors[0]?.code ?? 'UNKNOWN', payload.errors);
      return payload;
    },
  };
};
