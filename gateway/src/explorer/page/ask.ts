import { proveHuman } from './human';

interface Request {
  query: string;
  operationName?: string;
  variables?: { input?: Record<string, unknown> };
}

interface SignedIn {
  tokens?: { accessToken: string } | null;
}

interface Answer {
  data?: {
    humanChallenge?: { challenge: string };
    logIn?: SignedIn;
    completeLogIn?: SignedIn;
    refreshSession?: SignedIn;
  };
  errors?: { extensions?: { code?: string } }[];
}

type Headers = Record<string, string>;

/** Carries a request to the graph and its answer back. */
export type Post = (request: Request, headers: Headers) => Promise<Answer>;

/** Where the page keeps its token. */
interface Token {
  read(): string;
  keep(token: string): void;
}

const overHttp: Post = async (request, headers) => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...headers,
    },
    body: JSON.stringify(request),
  });
  return (await response.json()) as Answer;
};

/** A sample's `human` that is left empty is filled in, as the widget of an app would. */
const withProof = async (post: Post, request: Request): Promise<Request> => {
  const { input } = request.variables ?? {};
  if (input?.['human'] !== '') return request;
  const { data } = await post({ query: '{ humanChallenge { challenge } }' }, {});
  const challenge = data?.humanChallenge?.challenge;
  const human = challenge ? await proveHuman(JSON.parse(challenge) as Parameters<typeof proveHuman>[0]) : '';
  return { ...request, variables: { ...request.variables, input: { ...input, human } } };
};

const tokenIn = ({ data }: Answer) => (data?.logIn ?? data?.completeLogIn ?? data?.refreshSession)?.tokens?.accessToken;

const tokenFaults = new Set(['TOKEN_EXPIRED', 'TOKEN_REVOKED', 'TOKEN_INVALID']);

/** Whether the gateway refused a request for its token: nothing of it was carried out (IDN-08). */
const refusesToken = ({ data, errors = [] }: Answer): boolean =>
  !data && errors.some(({ extensions }) => tokenFaults.has(extensions?.code ?? ''));

/**
 * How the editor asks the graph: with the token, where there is one, and with a fresh one kept for what follows. A token
 * that is not taken any more is forgotten, and the request goes once more without it: else nobody could sign in again. The
 * schema is read without it, so that the documentation stays when a token has expired.
 */
export const askWith =
  (token: Token, post: Post = overHttp) =>
  async (request: Request, { headers }: { headers?: Headers } = {}): Promise<Answer> => {
    const bearer = request.operationName === 'IntrospectionQuery' ? '' : token.read().trim();
    const proven = await withProof(post, request);
    let answer = await post(proven, { ...(bearer && { authorization: `Bearer ${bearer}` }), ...headers });
    if (bearer && refusesToken(answer)) {
      token.keep('');
      answer = await post(proven, { ...headers });
    }
    const fresh = tokenIn(answer);
    if (fresh) token.keep(fresh);
    return answer;
  };
