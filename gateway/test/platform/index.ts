import type { Clock } from '@mumaris/kit/clock';
import type { RunningService } from '@mumaris/kit/service';
import { subgraphNames } from '@mumaris/schemas';
import { type GatewayConfig, readConfig } from '../../src/config';
import { startGateway } from '../../src/gateway';
import { audience, type Issuer, issuerName, startIssuer } from './issuer';
import { type Neighbours, startNeighbours } from './subgraphs';

export interface GraphError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; message: { ar: string; en: string }; traceId?: string; field?: string[]; rule?: string };
}

export interface Answer {
  status: number;
  headers: Headers;
  data: Record<string, unknown> | null | undefined;
  errors: GraphError[];
  text: string;
}

export interface TestPlatform {
  url: string;
  issuer: Issuer;
  neighbours: Neighbours;
  config: GatewayConfig;
  /** What a gateway over the same neighbours is configured with. */
  environment: Record<string, string>;
  /** Posts an operation, as a browser would. */
  ask(query: string, options?: Ask): Promise<Answer>;
  /** Starts one more gateway over the same neighbours. */
  another(overrides: Record<string, string>, clock?: Clock): Promise<RunningService>;
  stop(): Promise<void>;
}

export interface Ask {
  variables?: Record<string, unknown>;
  headers?: Record<string, string>;
  token?: string;
  url?: string;
}

/** Sends a request to a gateway and reads its answer. */
export const send = async (url: string, init: RequestInit): Promise<Answer> => {
  const response = await fetch(`${url}/graphql`, { signal: AbortSignal.timeout(60_000), ...init });
  const text = await response.text();
  const { data, errors = [] } = (text.startsWith('{') ? JSON.parse(text) : {}) as Partial<Answer>;
  return { status: response.status, headers: response.headers, data, errors, text };
};

const post = (url: string, query: string, { variables, headers, token }: Ask): Promise<Answer> =>
  send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers },
    body: JSON.stringify({ query, variables }),
  });

const environment = ({ urls, keys }: Neighbours, issuer: Issuer): Record<string, string> => ({
  NODE_ENV: 'test',
  LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
  HOST: '127.0.0.1',
  PORT: '0',
  JWKS_URL: issuer.jwksUrl,
  TOKEN_ISSUER: issuerName,
  TOKEN_AUDIENCE: audience,
  INTROSPECTION: 'true',
  // The stubs share this process, which is busy with them.
  MAX_WAIT_MS: '10000',
  // What a test asks for is asked of them.
  MAX_CACHED_BYTES: '0',
  ...Object.fromEntries(
    subgraphNames.flatMap((name) => [
      [`${name.toUpperCase()}_URL`, urls[name]],
      [`${name.toUpperCase()}_CALLER_KEY`, keys[name]],
    ]),
  ),
});

/** A gateway over the five subgraphs' real SDL, with an issuer of tokens. */
export const startPlatform = async (overrides: Record<string, string> = {}, clock?: Clock): Promise<TestPlatform> => {
  const issuer = await startIssuer();
  const neighbours = await startNeighbours();
  const started: RunningService[] = [];
  const another = async (more: Record<string, string>, itsClock?: Clock) => {
    const gateway = await startGateway(readConfig({ ...environment(neighbours, issuer), ...more }), itsClock);
    started.push(gateway);
    return gateway;
  };
  const { url } = await another(overrides, clock);
  return {
    url,
    issuer,
    neighbours,
    config: readConfig({ ...environment(neighbours, issuer), ...overrides }),
    environment: { ...environment(neighbours, issuer), ...overrides },
    ask: (query, options = {}) => post(options.url ?? url, query, options),
    another,
    stop: async () => {
      await Promise.all(started.map((gateway) => gateway.stop()));
      await Promise.all([neighbours.stop(), issuer.stop()]);
    },
  };
};
