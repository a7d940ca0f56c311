import { IdNumberAddedV1 } from '@mumaris/schemas';
import { heardOf, kindsOf } from './support/factors';
import { idNumber } from './support/form';
import { actions, activePerson, callerOf, codesOf, signedUpPerson } from './support/people';
import { openProviderWorld, type ProviderWorld } from './support/provider-world';
import { start } from './support/world';

let world: ProviderWorld;
let act: ProviderWorld['act'];
beforeAll(async () => {
  world = await openProviderWorld();
  ({ act } = world);
});
afterAll(() => world.close());
afterEach(() => world.clock.moveTo(start));

let nextPassport = 0;
/** Somebody who signed up by a passport and has just signed in. */
const fromAbroad = async (index: number) => {
  const passport = { number: `A${1_000_000 + ++nextPassport}`, country: 'EG' };
  const person = await signedUpPerson(world, index, { idNumber: null, passport });
  const { tokens } = await actions(world).logIn({ identifier: person.email });
  return { ...person, caller: callerOf(tokens) };
};

test('IDN-01 a passport’s holder adds the iqama that the provider verified, once, and signs in by it to the same account', async () => {
  const { accountId, caller, password } = await fromAbroad(1);
  const iqama = idNumber(2, 2);
  const added = await act.addAs({ idNumber: iqama }, caller);
  expect({ account: added.account, errors: added.errors }).toEqual({ account: { idNumber: iqama }, errors: [] });
  const { account } = await actions(world).logIn({ identifier: iqama, password });
  expect(account).toMatchObject({ id: accountId, idNumber: iqama });
  await heardOf(world, IdNumberAddedV1, accountId);
  expect(await kindsOf(world, accountId)).toContain('ID_NUMBER_ADDED');
  expect(codesOf(await act.addAs({ idNumber: idNumber(3, 2) }, caller))).toEqual(['ID_NUMBER_THERE']);
  const shown = '{ me { idNumber passport { country } } }';
  expect((await world.ask(shown, undefined, caller)).data).toEqual({
    me: { idNumber: iqama, passport: { country: 'EG' } },
  });
});

test('IDN-05 a number that an account has is not added, and that account stays as it is', async () => {
  const holder = await activePerson(world, 10);
  const { caller, email } = await fromAbroad(11);
  expect(codesOf(await act.addAs({ idNumber: holder.idNumber }, caller))).toEqual(['ID_NUMBER_HELD']);
  expect((await actions(world).logIn({ identifier: holder.idNumber })).account?.id).toBe(holder.accountId);
  expect(codesOf(await actions(world).logIn({ identifier: email }))).toEqual([]);
});

test('IDN-05 of two who add one number at once one has it', async () => {
  const [one, other] = [await fromAbroad(20), await fromAbroad(21)];
  const person = { idNumber: idNumber(22, 2) };
  const first = await act.bringBack(await act.beginProof(one.caller), person);
  const second = await act.bringBack(await act.beginProof(other.caller), person);
  const answers = await Promise.all([act.add(first, one.caller), act.add(second, other.caller)]);
  expect(answers.map((answer) => codesOf(answer)[0]).toSorted()).toEqual(['ID_NUMBER_HELD', undefined]);
});

test('IDN-17 an open session that is older than half an hour adds nothing', async () => {
  const { caller } = await fromAbroad(30);
  world.clock.moveTo('2026-11-22T09:30:00.001Z');
  expect(codesOf(await act.addAs({ idNumber: idNumber(31, 2) }, caller))).toEqual(['SIGN_IN_AGAIN']);
});
