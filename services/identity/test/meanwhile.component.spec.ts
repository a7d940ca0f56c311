import { waitFor } from '@mumaris/kit/testing';
import { createAuthenticator } from './support/authenticator';
import { challenged, codeOf, enrolled, factorActions } from './support/factors';
import { activePerson, callerOf, codesOf } from './support/people';
import { openWorld, type World } from './support/world';

let world: World;
let act: ReturnType<typeof factorActions>;
let nextPerson = 0;
beforeAll(async () => {
  world = await openWorld();
  act = factorActions(world);
});
afterAll(() => world.close());

const rows = (name: string) => world.store.collection<{ _id: string }>(name);
const countOf = (name: string, filter: object) => rows(name).countDocuments(filter);

interface Race<T> {
  readonly accountId: string;
  readonly work: () => Promise<T>;
  /** Whether the work was let in, and now waits to write. */
  readonly letIn: () => Promise<boolean>;
  readonly other: () => Promise<unknown>;
}
/** Has something else done once the work was let in, which adds to the same trail as the work. */
const meanwhile = async <T>({ accountId, work, letIn, other }: Race<T>): Promise<T> => {
  const session = await world.store.startSession();
  session.startTransaction();
  await rows('audit-heads').updateOne({ _id: accountId }, { $set: { held: true } }, { session });
  const working = work();
  await waitFor(letIn);
  await other();
  await session.commitTransaction();
  await session.endSession();
  return working;
};

const signedIn = async () => {
  const person = await activePerson(world, ++nextPerson);
  const caller = callerOf((await act.logIn({ identifier: person.email })).tokens);
  const endSession = () => rows('sessions').updateOne({ _id: caller.sessionId }, { $set: { revokedAt: new Date() } });
  return { ...person, caller, endSession };
};

test('IDN-14 a session that is ended while it adds a passkey adds none', async () => {
  const { accountId, caller, endSession } = await signedIn();
  const { options } = await act.beginPasskeyRegistration(caller);
  const response = createAuthenticator().create(options ?? '');
  const finish = async () => codesOf(await act.finishPasskeyRegistration({ response, name: 'هاتف' }, caller));
  expect(
    await meanwhile({
      accountId,
      work: finish,
      letIn: async () => (await countOf('passkey-challenges', { _id: accountId })) === 0,
      other: endSession,
    }),
  ).toEqual(['UNAUTHENTICATED']);
  expect(await countOf('passkeys', { accountId })).toBe(0);
});

test('IDN-14 a session that is ended while it enrols an app enrols none', async () => {
  const { accountId, caller, endSession } = await signedIn();
  const { enrolment } = await act.enrolTotp(caller);
  const confirm = async () => codesOf(await act.confirmTotp({ code: codeOf(enrolment?.secret ?? '') }, caller));
  expect(
    await meanwhile({
      accountId,
      work: confirm,
      letIn: async () => (await countOf('limits', { key: new RegExp(`^ownProof/subject.*${accountId}`) })) === 1,
      other: endSession,
    }),
  ).toEqual(['UNAUTHENTICATED']);
  expect(await countOf('second-factors', { _id: accountId, totp: { $ne: null } })).toBe(0);
});

test('IDN-14 a passkey that is removed while it signs in signs nobody in', async () => {
  const { accountId, caller } = await signedIn();
  const authenticator = createAuthenticator();
  const { options } = await act.beginPasskeyRegistration(caller);
  await act.finishPasskeyRegistration({ response: authenticator.create(options ?? ''), name: 'هاتف' }, caller);
  const { challenge } = await act.beginPasskeyLogIn();
  const response = authenticator.get(challenge?.options ?? '');
  const enter = async () => codesOf(await act.logInWithPasskey({ challengeId: challenge?.id, response }));
  expect(
    await meanwhile({
      accountId,
      work: enter,
      letIn: async () => (await countOf('passkeys', { accountId, lastUsedAt: { $ne: null } })) === 1,
      other: () => rows('passkeys').deleteMany({ accountId }),
    }),
  ).toEqual(['PASSKEY_REFUSED']);
  expect(await countOf('sessions', { accountId })).toBe(1);
});

test('IDN-14 an app that is taken away while its code signs in signs nobody in', async () => {
  const person = await activePerson(world, ++nextPerson);
  const { accountId, email } = person;
  const { secret } = await enrolled(world, person);
  const challengeId = await challenged(world, email);
  expect(
    await meanwhile({
      accountId,
      work: async () => codesOf(await act.completeLogIn({ challengeId, code: codeOf(secret) })),
      letIn: async () => (await countOf('log-in-challenges', { _id: challengeId })) === 0,
      other: () => rows('second-factors').deleteOne({ _id: accountId }),
    }),
  ).toEqual(['LOG_IN_ENDED']);
  expect(await countOf('sessions', { accountId })).toBe(1);
});
