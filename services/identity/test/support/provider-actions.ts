import type { Caller } from '@mumaris/kit/auth/caller';
import { answerOf } from './browser';
import type { Input, SignInAnswer } from './factors';
import { mutate, mutation } from './mutate';
import { type Person, returnUrl, type TestProvider } from './provider';
import type { WithErrors, World } from './world';

interface VisitAnswer extends WithErrors {
  visit: { id: string; url: string; expiresAt: string } | null;
}
interface ProofAnswer extends WithErrors {
  session: { id: string; ownerProvedAt: string | null } | null;
}

const visit = 'visit { id url expiresAt }';
const signedIn =
  'tokens { accessToken accessTokenExpiresAt refreshToken sessionExpiresAt } account { id roles } secondFactor { id expiresAt } secondFactorMissing';

/** Sign-in through the national identity provider, in the words of the graph. */
export const providerActions = (world: World, provider: TestProvider) => {
  const finish = mutation<SignInAnswer>(world, 'signInWithProvider', signedIn);
  const prove = mutation<ProofAnswer>(world, 'proveWithProvider', 'session { id ownerProvedAt }');
  const add = mutation<WithErrors & { account: { idNumber: string } | null }>(
    world,
    'addIdNumber',
    'account { idNumber }',
  );
  const begin = async (input: Input = {}) =>
    mutate<VisitAnswer>(world, 'beginProviderSignIn', { human: await world.human(), ...input }, visit);
  const beginProof = (caller: Partial<Caller>) => mutate<VisitAnswer>(world, 'beginProviderProof', {}, visit, caller);
  /** What a person brings back from a visit that has begun. */
  const bringBack = async ({ visit: begun }: VisitAnswer, person: Person) => {
    if (!begun) throw new Error('no visit was begun');
    provider.play.person = person;
    return { visitId: begun.id, ...(await answerOf(begun.url, returnUrl)) };
  };
  return {
    add,
    begin,
    beginProof,
    bringBack,
    finish,
    prove,
    /** The whole way of one person. */
    signIn: async (person: Person, input: Input = {}) =>
      finish({ ...(await bringBack(await begin(), person)), ...input }),
    addAs: async (person: Person, caller: Partial<Caller>) =>
      add(await bringBack(await beginProof(caller), person), caller),
    proveAs: async (person: Person, caller: Partial<Caller>) =>
      prove(await bringBack(await beginProof(caller), person), caller),
  };
};
