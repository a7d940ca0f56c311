import { factorActions, kindsOf, withApp } from './support/factors';
import { idNumber } from './support/form';
import { actions, activePerson, callerOf, codesOf } from './support/people';
import { openProviderWorld, type ProviderWorld } from './support/provider-world';
import { start } from './support/world';

let world: ProviderWorld;
let act: ProviderWorld['act'];
let provider: ProviderWorld['provider'];
let nextPerson = 0;
beforeAll(async () => {
  world = await openProviderWorld();
  ({ act, provider } = world);
});
afterAll(() => world.close());
afterEach(() => world.clock.moveTo(start));

/** Somebody whose session is older than half an hour. */
const somebodyLater = async () => {
  const person = await activePerson(world, ++nextPerson);
  const { tokens } = await actions(world).logIn({ identifier: person.email });
  world.clock.moveTo('2026-11-22T10:00:00.000Z');
  return { ...person, caller: callerOf(tokens) };
};
const enrol = (caller: object) => factorActions(world).enrolTotp(caller);

test('IDN-17 an old session may do what is sensitive once the provider has proved its owner', async () => {
  const { idNumber: own, accountId, caller } = await somebodyLater();
  expect(codesOf(await enrol(caller))).toEqual(['SIGN_IN_AGAIN']);
  const begun = await act.beginProof(caller);
  const asked = Object.fromEntries(new URL(begun.visit?.url ?? '').searchParams);
  expect(asked).toMatchObject({ prompt: 'login', max_age: '0' });
  const { session, errors } = await act.prove(await act.bringBack(begun, { idNumber: own }), caller);
  expect(errors).toEqual([]);
  expect(session).toEqual({ id: caller.sessionId, ownerProvedAt: '2026-11-22T10:00:00.000Z' });
  expect(codesOf(await enrol(caller))).toEqual([]);
  expect(await kindsOf(world, accountId)).toEqual(['PROVIDER_PROVED', 'SIGNED_IN']);
  world.clock.moveTo('2026-11-22T10:30:00.001Z');
  expect(codesOf(await enrol(caller))).toEqual(['SIGN_IN_AGAIN']);
});

test('IDN-14 IDN-17 where there is a second factor, the provider has to vouch for two', async () => {
  const { idNumber: own, caller } = await withApp(world, ++nextPerson);
  world.clock.moveTo('2026-11-22T10:00:00.000Z');
  expect(codesOf(await enrol(caller))).toEqual(['SECOND_FACTOR_NEEDED']);
  expect(codesOf(await act.proveAs({ idNumber: own, acr: 'substantial' }, caller))).toEqual(['PROVIDER_ASSURANCE_LOW']);
  expect(codesOf(await enrol(caller))).toEqual(['SECOND_FACTOR_NEEDED']);
  expect(codesOf(await act.proveAs({ idNumber: own, acr: 'high' }, caller))).toEqual([]);
  expect(codesOf(await enrol(caller))).toEqual([]);
});

test('IDN-17 somebody else proves nothing, and the owner can read of it', async () => {
  const { accountId, caller, email } = await somebodyLater();
  const other = { idNumber: idNumber(80_002), email, acr: 'high' };
  expect(codesOf(await act.proveAs(other, caller))).toEqual(['PROVIDER_OTHER_PERSON']);
  expect(codesOf(await enrol(caller))).toEqual(['SIGN_IN_AGAIN']);
  expect(await kindsOf(world, accountId)).toEqual(['PROVIDER_REFUSED', 'SIGNED_IN']);
});

test('IDN-17 who has been signed in at the provider for long proves nothing by it', async () => {
  const { idNumber: own, caller } = await somebodyLater();
  const brought = await act.bringBack(await act.beginProof(caller), { idNumber: own });
  provider.play.idToken = (claims, sign) => sign({ ...claims, auth_time: Number(claims['auth_time']) - 600 });
  const answer = await act.prove(brought, caller);
  provider.play.idToken = undefined;
  expect(codesOf(answer)).toEqual(['PROVIDER_REFUSED']);
});

test('IDN-17 a visit proves the session that began it, and is no sign-in', async () => {
  const one = await somebodyLater();
  const { tokens } = await actions(world).logIn({ identifier: one.email });
  const brought = await act.bringBack(await act.beginProof(one.caller), { idNumber: one.idNumber });
  expect(codesOf(await act.prove(brought, callerOf(tokens)))).toEqual(['PROVIDER_VISIT_ENDED']);
  expect(codesOf(await act.finish(brought))).toEqual(['PROVIDER_VISIT_ENDED']);
  expect(codesOf(await act.prove(brought, one.caller))).toEqual([]);
  const signIn = await act.bringBack(await act.begin(), { idNumber: one.idNumber });
  expect(codesOf(await act.prove(signIn, one.caller))).toEqual(['PROVIDER_VISIT_ENDED']);
});
