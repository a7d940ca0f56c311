import { type Caller, callerHeader, signCaller } from '../auth/caller';
import { keyBytes } from '../secrets/cipher';

interface Call {
  url: string;
  subgraph: string;
  callerKey: string;
  caller?: Partial<Caller>;
  query: string;
  variables?: Record<string, unknown>;
}

export interface GraphAnswer<D> {
  data: D;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** Longer than a test may take: on a machine that does other things a hundred requests at once wait for each other. */
const patienceMs = 60_000;

/** Asks one subgraph as the gateway would, for the given caller or for a visitor; gives the response as it comes. */
export const sendToSubgraph = (call: Call): Promise<Response> => {
  const { url, subgraph, callerKey, caller, query, variables } = call;
  const body = JSON.stringify({ query, variables });
  const whole = { roles: [], address: '127.0.0.1', ...caller };
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [callerHeader]: signCaller(whole, subgraph, body, keyBytes(callerKey)),
    },
    body,
    signal: AbortSignal.timeout(patienceMs),
  });
};

/** The same; gives the answer of the graph. */
export const callSubgraph = async <D = Record<string, never>>(call: Call): Promise<GraphAnswer<D>> =>
  (await (await sendToSubgraph(call)).json()) as GraphAnswer<D>;
