import { proveHuman, visitProvider } from '@mumaris/sandbox/outsider';
import { newPractitioner } from './people';
import { addresses, graph, town } from './platform';

interface Visit {
  visit: { id: string; url: string };
}
interface Me {
  me: { id: string; securityEvents: { edges: { node: { kind: string } }[] } };
}

const change = <T extends object>(name: string, input: object, selection: string, token?: string) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const document = `mutation ($input: ${type}) { ${name}(input: $input) { ${selection} errors { code } } }`;
  return graph.change<T>(document, input, token);
};

/** Goes to the provider and comes back as whoever has the number, with what finishes the visit. */
const comeBackAs = async (idNumber: string, { visit }: Visit, acr?: 'substantial') => {
  const { code, state, iss } = await visitProvider(visit.url, { idNumber, ...(acr && { acr }) });
  return { visitId: visit.id, code, state, iss };
};
const begin = async () => change<Visit>('beginProviderSignIn', { human: await proveHuman(graph) }, 'visit { id url }');

test('IDN-17 a person signs in through the national identity provider, and proves there later that it is still the same', async () => {
  const person = await newPractitioner();
  const { identityProvider } = await graph.ask<{ identityProvider: { name: { ar: string } } }>(
    '{ identityProvider { name { ar en } } }',
  );
  expect(identityProvider.name.ar).not.toBe('');
  const { tokens, account } = await change<{ tokens: { accessToken: string }; account: { id: string } }>(
    'signInWithProvider',
    await comeBackAs(person.idNumber, await begin()),
    'tokens { accessToken } account { id }',
  );
  expect(account.id).toBe(person.accountId);
  const token = tokens.accessToken;
  const proof = await change<Visit>('beginProviderProof', {}, 'visit { id url }', token);
  const proved = await change<{ session: { ownerProvedAt: string } }>(
    'proveWithProvider',
    await comeBackAs(person.idNumber, proof, 'substantial'),
    'session { ownerProvedAt }',
    token,
  );
  expect(Date.parse(proved.session.ownerProvedAt)).toBeLessThanOrEqual((await town.now()).getTime());
  const query = '{ me { id securityEvents(first: 3) { edges { node { kind } } } } }';
  const { me } = await graph.ask<Me>(query, {}, token);
  expect(me.securityEvents.edges.map(({ node }) => node.kind)).toEqual([
    'PROVIDER_PROVED',
    'SIGNED_IN',
    'PROVIDER_PROVED',
  ]);
});

test('IDN-17 who has no account is told to sign up, by the portal’s pages too', async () => {
  const at = (path: string) => `${addresses.sandbox}/portal/${path}`;
  const left = await fetch(at('provider-sign-in'), { method: 'POST', redirect: 'manual' });
  const cookie = left.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const idNumber = '1101234563';
  const brought = await visitProvider(left.headers.get('location') ?? '', { idNumber });
  const body = new URLSearchParams(brought);
  const finished = await fetch(at('provider-return'), { method: 'POST', body, headers: { cookie } });
  expect([finished.status, await finished.text()]).toEqual([422, expect.stringContaining('Sign up first.')]);
});
