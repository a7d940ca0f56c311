import { proveHuman } from './human';

const post = async (request, headers) => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...headers,
    },
    body: JSON.stringify(request),
  });
  return response.json();
};

/** A sample's `human` that is left empty is filled in, as the widget of an app would. */
const withProof = async (request) => {
  const { input } = request.variables ?? {};
  if (input?.human !== '') return request;
  const { data } = await post({ query: '{ humanChallenge { challenge } }' });
  const human = data ? await proveHuman(JSON.parse(data.humanChallenge.challenge)) : '';
  return { ...request, variables: { ...request.variables, input: { ...input, human } } };
};

const tokenIn = ({ data }) => (data?.logIn ?? data?.completeLogIn ?? data?.refreshSession)?.tokens?.accessToken;

/**
 * How the editor asks the graph: with the token, where there is one, and with a fresh one kept for what follows. The
 * schema is read without it, so that the documentation stays when a token has expired.
 * @param {{ read(): string, keep(token: string): void }} token
 */
export const askWith =
  (token) =>
  async (request, { headers } = {}) => {
    const bearer = request.operationName === 'IntrospectionQuery' ? '' : token.read().trim();
    const authorization = bearer && { authorization: `Bearer ${bearer}` };
    const answer = await post(await withProof(request), { ...authorization, ...headers });
    const fresh = tokenIn(answer);
    if (fresh) token.keep(fresh);
    return answer;
  };
