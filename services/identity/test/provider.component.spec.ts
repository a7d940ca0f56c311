import { NewDeviceUsedV1 } from '@mumaris/schemas';
import { codeOf as totpOf, factorActions, heardOf, kindsOf, makeStaff, withApp } from './support/factors';
import { idNumber } from './support/form';
import { mutate } from './support/mutate';
import { actions, activePerson, callerOf, codesOf } from './support/people';
import { providerActions } from './support/provider-actions';
import { openProviderWorld, type ProviderWorld } from './support/provider-world';
import { start, type World } from './support/world';

let world: ProviderWorld;
let act: ProviderWorld['act'];
let nextPerson = 0;
beforeAll(async () => {
  world = await openProviderWorld();
  ({ act } = world);
});
afterAll(() => world.close());
afterEach(() => world.clock.moveTo(start));

const somebody = () => activePerson(world, ++nextPerson);

test('IDN-17 the provider is offered by its name', async () => {
  const { data } = await world.ask('{ identityProvider { name { ar en } } }');
  expect(data).toEqual({ identityProvider: { name: { ar: 'النفاذ الوطني الموحد', en: 'Unified National Access' } } });
});

test('IDN-17 whom the provider verified is signed in to the account of the ID number', async () => {
  const { accountId, idNumber: own } = await somebody();
  const begun = await act.begin();
  expect(begun.visit?.expiresAt).toBe('2026-11-22T09:10:00.000Z');
  const asked = new URL(begun.visit?.url ?? '').searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    scope: 'openid national_id',
    acr_values: 'high substantial',
  });
  const { account, tokens, errors } = await act.finish({
    ...(await act.bringBack(begun, { idNumber: own })),
    rememberMe: true,
  });
  expect(errors).toEqual([]);
  expect(account?.id).toBe(accountId);
  expect(tokens?.sessionExpiresAt).toBe('2026-12-22T09:00:00.000Z');
  expect(callerOf(tokens).roles).toEqual(['PRACTITIONER']);
  expect(await kindsOf(world, accountId)).toEqual(['SIGNED_IN', 'PROVIDER_PROVED']);
});

test('IDN-17 nothing but the verified ID number is heeded: the e-mail of somebody else gives nothing', async () => {
  const { email, accountId } = await somebody();
  const stranger = idNumber(80_001);
  expect(codesOf(await act.signIn({ idNumber: stranger, email, acr: 'high' }))).toEqual(['PROVIDER_NO_ACCOUNT']);
  expect(await kindsOf(world, accountId)).toEqual([]);
});

test.each([
  ['none', undefined, 'PROVIDER_ID_NUMBER_MISSING'],
  ['one that is none', '1234567890', 'PROVIDER_ID_NUMBER_MISSING'],
])('IDN-17 a person with %s as ID number is not signed in', async (_, claim, code) => {
  const { email } = await somebody();
  expect(codesOf(await act.signIn({ idNumber: claim, email }))).toEqual([code]);
});

test('IDN-17 a weak verification signs nobody in', async () => {
  const { idNumber: own } = await somebody();
  expect(codesOf(await act.signIn({ idNumber: own, acr: 'low' }))).toEqual(['PROVIDER_ASSURANCE_LOW']);
});

test('IDN-17 a closed account signs nobody in', async () => {
  const { idNumber: own, accountId, password } = await somebody();
  await mutate(world, 'closeAccount', { password }, '', { accountId });
  expect(codesOf(await act.signIn({ idNumber: own }))).toEqual(['PROVIDER_NO_ACCOUNT']);
});

test('IDN-12 IDN-17 strangers’ wrong passwords keep nobody out who comes through the provider', async () => {
  const { idNumber: own, email } = await somebody();
  const { logIn } = actions(world);
  for (let time = 0; time < 10; time++) await logIn({ identifier: email, password: 'wrong' });
  expect(codesOf(await logIn({ identifier: email }))).toEqual(['LOG_IN_LOCKED']);
  expect(codesOf(await act.signIn({ idNumber: own }))).toEqual([]);
});

test('IDN-17 a device that is new is told of, as at any sign-in', async () => {
  const { idNumber: own, accountId } = await somebody();
  const from = (device: string) => ({
    ...world,
    ask: ((q, v, c) => world.ask(q, v, { ...c, device })) as World['ask'],
  });
  await providerActions(from('Firefox on a desk'), world.provider).signIn({ idNumber: own });
  await providerActions(from('Safari on a phone'), world.provider).signIn({ idNumber: own });
  expect(await heardOf(world, NewDeviceUsedV1, accountId)).toMatchObject([{ device: 'Safari on a phone' }]);
});

test('IDN-17 a visit works once, also when its answer is brought many times at once', async () => {
  const { idNumber: own } = await somebody();
  const brought = await act.bringBack(await act.begin(), { idNumber: own });
  const answers = await Promise.all(Array.from({ length: 10 }, () => act.finish(brought)));
  expect(answers.filter(({ tokens }) => tokens)).toHaveLength(1);
  expect(codesOf(await act.finish(brought))).toEqual(['PROVIDER_VISIT_ENDED']);
});

test('IDN-17 an answer that was lost is given again for the same key', async () => {
  const { idNumber: own } = await somebody();
  const input = { ...(await act.bringBack(await act.begin(), { idNumber: own })), idempotencyKey: 'lost-answer-1' };
  const first = await act.finish(input);
  expect((await act.finish(input)).tokens).toEqual(first.tokens);
});

test.each([
  ['to the last millisecond of its 10 minutes', '2026-11-22T09:10:00.000Z', []],
  ['and no millisecond longer', '2026-11-22T09:10:00.001Z', ['PROVIDER_VISIT_ENDED']],
])('IDN-17 a visit can be finished %s', async (_, instant, expected) => {
  const { idNumber: own } = await somebody();
  const brought = await act.bringBack(await act.begin(), { idNumber: own });
  world.clock.moveTo(instant);
  expect(codesOf(await act.finish(brought))).toEqual(expected);
});

describe('who did not begin', () => {
  test('IDN-17 signs in to nobody’s account by the address of somebody else’s visit', async () => {
    const victim = await somebody();
    const attackers = await act.begin();
    // The victim follows the attacker's address; what comes back is in the victim's browser, which began another visit or none.
    const brought = await act.bringBack(attackers, { idNumber: victim.idNumber });
    const victims = await act.begin();
    expect(codesOf(await act.finish({ ...brought, visitId: victims.visit?.id }))).toEqual(['PROVIDER_REFUSED']);
    expect(codesOf(await act.finish({ ...brought, visitId: 'made up' }))).toEqual(['PROVIDER_REFUSED']);
    // The victim's own visit is not used up by it.
    const own = await act.bringBack(victims, { idNumber: victim.idNumber });
    expect(codesOf(await act.finish(own))).toEqual([]);
  });

  test('IDN-17 cannot bring a code of another visit', async () => {
    const [one, other] = [await somebody(), await somebody()];
    const [first, second] = [await act.begin(), await act.begin()];
    const { code } = await act.bringBack(first, { idNumber: one.idNumber });
    const brought = await act.bringBack(second, { idNumber: other.idNumber });
    expect(codesOf(await act.finish({ ...brought, code }))).toEqual(['PROVIDER_REFUSED']);
  });

  test('IDN-17 finds nothing in the store to finish a visit with', async () => {
    const { visit } = await act.begin();
    const { searchParams } = new URL(visit?.url ?? '');
    const stored = await world.everythingStored();
    for (const secret of [visit?.id, searchParams.get('state'), searchParams.get('nonce')])
      expect(stored).not.toContain(secret);
  });
});

describe('the second factor', () => {
  test('IDN-14 IDN-17 the provider’s word for one factor counts as a password: an app is asked for', async () => {
    const { accountId, idNumber: own, secret } = await withApp(world, ++nextPerson);
    await makeStaff(world, accountId, ['PRACTITIONER', 'REVIEWER']);
    const asked = await act.signIn({ idNumber: own });
    expect(asked).toMatchObject({ tokens: null, account: null, errors: [] });
    const { tokens } = await factorActions(world).completeLogIn({
      challengeId: asked.secondFactor?.id,
      code: totpOf(secret),
    });
    expect(callerOf(tokens).roles).toEqual(['PRACTITIONER', 'REVIEWER']);
  });

  test('IDN-14 IDN-17 its word for two factors stands for them', async () => {
    const { accountId, idNumber: own } = await withApp(world, ++nextPerson);
    await makeStaff(world, accountId, ['PRACTITIONER', 'REVIEWER']);
    const { tokens, secondFactor } = await act.signIn({ idNumber: own, acr: 'high' });
    expect(secondFactor).toBeNull();
    expect(callerOf(tokens).roles).toEqual(['PRACTITIONER', 'REVIEWER']);
  });

  test('IDN-14 IDN-17 staff without a second factor get no rights of staff by one', async () => {
    const { accountId, idNumber: own } = await somebody();
    await makeStaff(world, accountId, ['PRACTITIONER', 'REVIEWER']);
    const { tokens, secondFactorMissing } = await act.signIn({ idNumber: own });
    expect(secondFactorMissing).toBe(true);
    expect(callerOf(tokens).roles).toEqual(['PRACTITIONER']);
  });
});
