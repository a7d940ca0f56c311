import {
  FileClaimDecidedV1,
  FileClaimedV1,
  FileClaimRefusedV1,
  MembershipNumberGivenV1,
  PractitionerOpenedV1,
} from '@mumaris/schemas';
import { waitFor } from '@mumaris/kit/testing';
import { readRules } from '../src/rules';
import { claimForm } from './support/claim-form';
import { mutate } from './support/mutate';
import { actions, activePerson, codesOf } from './support/people';
import { openWorld, type WithErrors, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Claimed extends WithErrors {
  claim: { number: string; status: string; madeAt: string; answeredAt: string | null } | null;
  signUpId: string | null;
}

const claim = async (index: number, changes: object = {}, caller: object = {}) => {
  const input = { human: await world.human(), ...claimForm(index, changes) };
  return mutate<Claimed>(world, 'claimFile', input, 'claim { number status madeAt answeredAt } signUpId', caller);
};
const claimed = async (index: number, changes: object = {}) => {
  const before = world.bus.heard().length;
  const { claim: made, signUpId, errors } = await claim(index, changes);
  expect(errors).toEqual([]);
  const told = await waitFor(() =>
    world.bus
      .heard()
      .slice(before)
      .find(({ type }) => type === FileClaimedV1.type),
  );
  return { number: made?.number ?? '', signUpId: signUpId ?? '', told: FileClaimedV1.parse(told.data), made };
};
const answer = ({ told: { claimId, accountId } }: Awaited<ReturnType<typeof claimed>>, granted: boolean) =>
  world.bus.publish(
    FileClaimDecidedV1,
    { claimId, accountId, granted, decidedAt: world.clock.now().toISOString() },
    { subject: claimId },
  );
let asked = 0;
/** Asked from somewhere else each time, so that it can be asked until it is answered. */
const statusOf = async (number: string) =>
  (
    await world.ask<{ fileClaim: { status: string; answeredAt: string | null } | null }>(
      'query ($number: ID!) { fileClaim(number: $number) { status answeredAt } }',
      { number },
      { address: `2001:db8:0:${(asked += 1).toString(16)}::1` },
    )
  ).data.fileClaim;
const until = (number: string, status: string) =>
  waitFor(async () => (await statusOf(number))?.status === status, { what: `${number} to be ${status}` });

test('IDN-16 a claim gets its number and status; membership is told what was stated, sealed', async () => {
  const { made, number, told } = await claimed(1);
  expect(made).toMatchObject({ status: 'RECEIVED', answeredAt: null });
  expect(number).toMatch(/^C-\d{3}-\d{3}-\d{3}$/);
  expect(await statusOf(number.toLowerCase())).toEqual({ status: 'RECEIVED', answeredAt: null });
  expect(await statusOf('C-000-000-000')).toBeNull();
  const { idNumber } = claimForm(1);
  expect(await world.unsealer.unseal(told.statement)).toMatchObject({
    registrationNumber: '12-R-0004001',
    idNumber,
    dateOfBirth: '1992-03-14',
    name: { en: 'Sara Mohammed Al-Qahtani' },
  });
  expect(JSON.stringify(world.bus.heard())).not.toMatch(new RegExp(`${idNumber}|0004001|Mohammed`));
  expect(await world.everythingStored()).not.toMatch(new RegExp(`${idNumber}|0004001|Mohammed`));
});

test('IDN-16 a granted claim opens its account by link and code, once, however often the answer comes', async () => {
  const waiting = await claimed(2);
  const { followLink, enterCode, logIn } = actions(world);
  const event = await answer(waiting, true);
  const { token, code } = await world.letters(waiting.signUpId);
  await world.bus.publishAgain(event);
  await answer(waiting, true);
  await until(waiting.number, 'GRANTED');
  await followLink(token, { signUpId: waiting.signUpId });
  expect((await enterCode(waiting.signUpId, code)).activation?.active).toBe(true);
  const { account } = await logIn({ identifier: claimForm(2).idNumber });
  expect(account?.id).toBe(waiting.told.accountId);
  expect(await world.letters(waiting.signUpId)).toMatchObject({ token, code });
});

test('IDN-16 who stated what fits no file is told by a letter, and no account is opened', async () => {
  const waiting = await claimed(3);
  await answer(waiting, false);
  const refused = await world.bus.hear(FileClaimRefusedV1, ({ number }) => number === waiting.number);
  expect(await world.unsealer.unseal(refused.contact)).toMatchObject({ email: claimForm(3).email });
  await until(waiting.number, 'REFUSED');
  await answer(waiting, true);
  const next = await claimed(4);
  await answer(next, true);
  await until(next.number, 'GRANTED');
  expect(world.bus.heard().filter(({ subject }) => subject === waiting.signUpId)).toEqual([]);
});

test('IDN-05 IDN-16 no second account: the answer is the same, nothing is sent, and the owner is told', async () => {
  const owner = await activePerson(world, 20);
  const { email, idNumber, mobile } = owner;
  const waiting = await claimed(21, { email, emailConfirmation: email, idNumber, mobile });
  await answer(waiting, true);
  await until(waiting.number, 'GRANTED');
  const kinds = world.bus.heard().map(({ type, subject }) => `${type.split('.').at(-2)} ${subject}`);
  expect(kinds).toContain(`sign-up-repeated ${owner.accountId}`);
  expect(kinds).not.toContain(`sign-up-link-requested ${waiting.signUpId}`);
});

test('IDN-12 IDN-16 one registration number is guessed five times in a day from one address network, and from another still', async () => {
  const registrationNumber = '12-R-9999999';
  const guess = (index: number, address: string) => claim(index, { registrationNumber }, { address });
  for (let time = 0; time < 5; time++) expect(codesOf(await guess(30 + time, '198.51.100.7'))).toEqual([]);
  expect(codesOf(await guess(41, '198.51.100.7'))).toEqual(['TOO_MANY_TRIES_HERE']);
  expect(codesOf(await guess(42, '203.0.113.9'))).toEqual([]);
});

test('IDN-16 what is wrong with a form is said at once, and takes nobody’s tries', async () => {
  expect(codesOf(await claim(50, { dateOfBirth: '2020-01-01', mobile: '12' }))).toEqual([
    'MOBILE_INVALID',
    'AGE_OUT_OF_RANGE',
  ]);
});

describe('IDN-16 who signed up as new and has a file', () => {
  const { registrationNumber, name, dateOfBirth, nationality, address } = claimForm(60);
  const input = { registrationNumber, name, dateOfBirth, nationality, address };
  const connect = (accountId: string, changes: object = {}) =>
    mutate<Claimed>(world, 'connectFile', { ...input, ...changes }, 'claim { number status }', {
      accountId,
      roles: ['PRACTITIONER'],
    });
  const toldOf = (accountId: string) =>
    waitFor(() =>
      world.bus
        .heard()
        .find(
          ({ type, data }) => type === FileClaimedV1.type && (data as { accountId: string }).accountId === accountId,
        ),
    );

  test('connects it by the document and the contact of the account, and hears of a refusal there', async () => {
    const { accountId, email, idNumber } = await activePerson(world, 60);
    const { claim: made } = await connect(accountId);
    const told = FileClaimedV1.parse((await toldOf(accountId)).data);
    expect(told).toMatchObject({ hasAccount: true });
    expect(await world.unsealer.unseal(told.statement)).toMatchObject({ idNumber, email, registrationNumber });
    const { claimId } = told;
    const decided = { claimId, accountId, granted: false, decidedAt: world.clock.now().toISOString() };
    await world.bus.publish(FileClaimDecidedV1, decided, { subject: claimId });
    const refused = await world.bus.hear(FileClaimRefusedV1, ({ number }) => number === made?.number);
    expect(await world.unsealer.unseal(refused.contact)).toMatchObject({ email });
  });

  test('is told what is wrong with the form, and that a file is there already', async () => {
    const { accountId } = await activePerson(world, 61);
    expect(codesOf(await connect(accountId, { dateOfBirth: 'soon', registrationNumber: '' }))).toEqual([
      'REQUIRED',
      'BAD_DATE',
    ]);
    const opened = {
      practitionerId: 'pra_61',
      accountId,
      fileNumber: 'F-1',
      membershipNumber: '12-R-61',
      category: 'NURSE' as const,
    };
    await world.bus.publish(PractitionerOpenedV1, opened, { subject: 'pra_61' });
    await waitFor(async () => (await world.assembly.accounts.get(accountId)).membershipNumber === '12-R-61');
    expect(codesOf(await connect(accountId))).toEqual(['FILE_THERE']);
  });

  test('MEM-12 is known by the membership number that the first registration gave', async () => {
    const { accountId } = await activePerson(world, 62);
    const given = { practitionerId: 'pra_62', accountId, fileNumber: 'F-62', membershipNumber: 'm 204 118 366' };
    await world.bus.publish(MembershipNumberGivenV1, given, { subject: 'pra_62' });
    const account = await waitFor(async () => {
      const found = await world.assembly.accounts.get(accountId);
      return found.membershipNumber ? found : undefined;
    });
    expect(account).toMatchObject({ fileNumber: 'F-62', membershipNumber: 'M-204-118-366' });
    expect(codesOf(await connect(accountId))).toEqual(['FILE_THERE']);
  });
});

test('IDN-16 IDN-12 how far a claim is, is told so often for one number and network, whether or not there is one', async () => {
  const { number } = await claimed(9);
  const { points } = readRules().lookUps.fileClaim.perNumberFromHere;
  const codesFor = async (asking: string, address: string) => {
    const ask = async () => {
      const { errors = [] } = await world.ask(`{ fileClaim(number: "${asking}") { status } }`, {}, { address });
      return errors.map(({ extensions }) => extensions['code']);
    };
    const first = await ask();
    const { modifiedCount } = await world.store
      .collection('limits')
      .updateOne({ key: { $regex: `^fileClaim/perNumberFromHere:.*/${address}$` } }, { $set: { points: points - 1 } });
    return [modifiedCount, first, await ask(), await ask()];
  };
  const expected = [1, [], [], ['TOO_MANY_TRIES_HERE']];
  expect(await codesFor(number, '192.0.2.1')).toEqual(expected);
  expect(await codesFor('C-000-000-000', '192.0.2.2')).toEqual(expected);
});
