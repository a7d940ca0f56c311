import type { Caller } from '@mumaris/kit/auth/caller';
import { LoginLockedV1 } from '@mumaris/schemas';
import { form, idNumber } from './support/form';
import { codeOf, mutate, wrongFor } from './support/mutate';
import { actions, activePerson, codesOf } from './support/people';
import { openWorld, start, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(() => {
  world.clock.moveTo(start);
});

const at = (minutes: number, ms = 0) => new Date(Date.parse(start) + minutes * 60_000 + ms);
const tryWrong = (identifier: string, caller?: Partial<Caller>) =>
  actions(world).logIn({ identifier, password: 'not the password' }, caller);
const tryRight = (identifier: string, caller?: Partial<Caller>) => actions(world).logIn({ identifier }, caller);
const lockOut = async (identifier: string) => {
  for (let time = 0; time < 10; time++) expect(codesOf(await tryWrong(identifier))).toEqual(['INVALID_CREDENTIALS']);
};

test('IDN-12 the 10th wrong password locks the account for 15 minutes, to the millisecond, and tells its owner', async () => {
  const person = await activePerson(world, 1);
  for (let time = 0; time < 9; time++) await tryWrong(person.email);
  expect(codesOf(await tryRight(person.email))).toEqual([]); // a success forgets the failures before it
  await lockOut(person.email);
  const { errors } = await tryRight(person.email);
  expect(errors).toMatchObject([{ code: 'LOG_IN_LOCKED', rule: 'IDN-12', field: null }]);
  expect(await world.bus.hear(LoginLockedV1, ({ accountId }) => accountId === person.accountId)).toEqual({
    accountId: person.accountId,
    until: '2026-11-22T09:15:00.000Z',
  });
  world.clock.moveTo(at(15, -1));
  // Tries during the lock do not lengthen it.
  for (let time = 0; time < 12; time++) expect(codesOf(await tryWrong(person.email))).toEqual(['LOG_IN_LOCKED']);
  expect(codesOf(await tryRight(person.email))).toEqual(['LOG_IN_LOCKED']);
  world.clock.moveTo(at(15));
  expect(codesOf(await tryRight(person.email))).toEqual([]);
});

test('IDN-12 tries by e-mail and by ID number, from many addresses, are tries at one account', async () => {
  const person = await activePerson(world, 2);
  for (let time = 0; time < 10; time++)
    await tryWrong(time % 2 ? person.email : person.idNumber, { address: `198.51.100.${time}` });
  expect(codesOf(await tryRight(person.idNumber, { address: '203.0.113.1' }))).toEqual(['LOG_IN_LOCKED']);
});

test('IDN-12 of 100 tries at once at most 10 are judged', async () => {
  const person = await activePerson(world, 3);
  const solutions = await Promise.all(Array.from({ length: 100 }, () => world.human()));
  const answers = await Promise.all(
    solutions.map((human, index) =>
      actions(world).logIn({ identifier: person.email, password: 'not it', human }, { address: `192.0.2.${index}` }),
    ),
  );
  const judged = answers.filter((answer) => codesOf(answer)[0] !== 'LOG_IN_LOCKED');
  expect(judged.length).toBeLessThanOrEqual(10);
  expect(judged.length).toBeGreaterThan(0);
  // When the lock is over, nothing of the storm counts any more.
  world.clock.moveTo(at(15));
  expect(codesOf(await tryRight(person.email))).toEqual([]);
}, 60_000);

test('IDN-12 IDN-07 who does not exist is locked in the same words and for the same time', async () => {
  const nobody = idNumber(77_777);
  await lockOut(nobody);
  expect(codesOf(await tryRight(nobody))).toEqual(['LOG_IN_LOCKED']);
  // What stands in for an account goes by the machine's time.
  const [row] = await world.store
    .collection('limits')
    .find({ key: /^logIn\/subject:(?!acc_)/, points: { $gt: 10 } })
    .toArray();
  const left = (row?.['expire'] as Date).getTime() - Date.now();
  expect(left).toBeGreaterThan(14 * 60_000);
  expect(left).toBeLessThanOrEqual(15 * 60_000);
});

test('IDN-09 IDN-12 a new password by link opens a locked account; asking for the link does not', async () => {
  const person = await activePerson(world, 4);
  await lockOut(person.email);
  await mutate(world, 'requestPasswordReset', { email: person.email, human: await world.human() });
  const token = await world.resetToken(person.accountId);
  expect(codesOf(await tryRight(person.email))).toEqual(['LOG_IN_LOCKED']);
  const password = 'an entirely new password';
  expect(codeOf(await mutate(world, 'resetPassword', { token, password, passwordConfirmation: password }))).toBe(
    undefined,
  );
  expect(codesOf(await actions(world).logIn({ identifier: person.email, password }))).toEqual([]);
});

describe('failures of the past', () => {
  /** Lets a key's tries be as old as if they had been made some minutes earlier. */
  const age = async (accountId: string, minutes: number) => {
    const tries = world.store.collection<{ key: string; points: number; expire: Date }>('limits');
    const key = `logIn/subject:${accountId}`;
    const row = await tries.findOne({ key });
    if (!row) throw new Error('no tries are counted');
    await tries.updateOne({ key }, { $set: { expire: new Date(row.expire.getTime() - minutes * 60_000) } });
    return row;
  };

  test('IDN-12 count no more after an hour', async () => {
    const { email, accountId } = await activePerson(world, 8);
    for (let time = 0; time < 9; time++) await tryWrong(email);
    const { points, expire } = await age(accountId, 60);
    expect(points).toBe(9);
    expect(expire.getTime() - Date.now()).toBeLessThanOrEqual(60 * 60_000);
    for (let time = 0; time < 9; time++) expect(codesOf(await tryWrong(email))).toEqual(['INVALID_CREDENTIALS']);
    expect(codesOf(await tryRight(email))).toEqual([]);
  });

  test('IDN-12 count until then', async () => {
    const { email, accountId } = await activePerson(world, 9);
    for (let time = 0; time < 9; time++) await tryWrong(email);
    await age(accountId, 55);
    expect(codesOf(await tryWrong(email))).toEqual(['INVALID_CREDENTIALS']);
    expect(codesOf(await tryRight(email))).toEqual(['LOG_IN_LOCKED']);
  });
});

test('IDN-12 a lock of one account is none of another', async () => {
  const [one, other] = [await activePerson(world, 5), await activePerson(world, 6)];
  await lockOut(one.email);
  expect(codesOf(await tryRight(other.email))).toEqual([]);
});

test('IDN-12 tries from one address are counted over all accounts, and successes give theirs back', async () => {
  const person = await activePerson(world, 7);
  const address = '2001:db8:7:7::1';
  for (let time = 0; time < 3; time++) expect(codesOf(await tryRight(person.email, { address }))).toEqual([]);
  await world.useUp('logIn/address:2001:db8:7:7::/64', 299);
  expect(codesOf(await tryWrong('x@example.com', { address: '2001:db8:7:7:ffff::2' }))).toEqual([
    'INVALID_CREDENTIALS',
  ]);
  const { errors } = await tryRight(person.email, { address });
  expect(errors).toMatchObject([{ code: 'TOO_MANY_TRIES_HERE', rule: 'IDN-12' }]);
  expect(codesOf(await tryRight(person.email, { address: '2001:db8:7:8::1' }))).toEqual([]);
});

interface Guessed {
  verifyMobile: { errors: { code: string }[] };
}

describe('1,000 guesses of one code', () => {
  const begin = async (index: number) => {
    const { signUp } = await actions(world).signUp(form(index));
    const signUpId = signUp?.id ?? '';
    return { signUpId, code: await world.codeOf(signUpId) };
  };
  const guess = 'errors { code }';

  test('IDN-12 as aliases of one request: 5 are judged', async () => {
    const { signUpId, code } = await begin(20);
    const fields = Array.from(
      { length: 1_000 },
      (_, index) =>
        `g${index}: verifyMobile(input: { signUpId: "${signUpId}", code: "${wrongFor(code, index + 1)}" }) { ${guess} }`,
    );
    const { data } = await world.ask<Record<string, { errors: { code: string }[] }>>(
      `mutation { ${fields.join('\n')} }`,
    );
    const codes = Object.values(data).map(({ errors }) => errors[0]?.code);
    expect(codes).toHaveLength(1_000);
    expect(codes.filter((one) => one === 'WRONG_CODE')).toHaveLength(4);
    expect(codes.filter((one) => one === 'TOO_MANY_TRIES').length).toBeGreaterThanOrEqual(1);
    // The address is out of tries as well, long before the thousandth.
    expect(codes.at(-1)).toBe('TOO_MANY_TRIES_HERE');
    expect(codeOf(await actions(world).enterCode(signUpId, code))).toMatch(/^TOO_MANY_TRIES/);
  }, 60_000);

  /** Guesses until it is answered: a store that a hundred ask at once may have been too busy. */
  const judged = async (query: string, input: object, address: string): Promise<Guessed> => {
    const { data } = await world.ask<Guessed | null>(query, { input }, { address });
    return data ?? judged(query, input, address);
  };

  test('IDN-12 in parallel and from 1,000 addresses: 5 are judged', async () => {
    const { signUpId, code } = await begin(21);
    const query = `mutation($input: VerifyMobileInput!) { verifyMobile(input: $input) { ${guess} } }`;
    const codes: (string | undefined)[] = [];
    for (let wave = 0; wave < 10; wave++) {
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, index) => {
          const by = wave * 100 + index;
          const input = { signUpId, code: wrongFor(code, by + 1) };
          const address = `10.1.${Math.floor(by / 250)}.${by % 250}`;
          return judged(query, input, address);
        }),
      );
      codes.push(...answers.map(({ verifyMobile }) => verifyMobile.errors[0]?.code));
    }
    expect(codes.filter((one) => one === 'WRONG_CODE')).toHaveLength(4);
    expect(codes.filter((one) => one === 'TOO_MANY_TRIES')).toHaveLength(996);
    const late = await world.ask<Guessed>(query, { input: { signUpId, code } }, { address: '10.9.9.9' });
    expect(late.data.verifyMobile.errors[0]?.code).toBe('TOO_MANY_TRIES');
  }, 60_000);
});
