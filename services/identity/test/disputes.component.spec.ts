import type { Caller } from '@mumaris/kit/auth/caller';
import { IdNumberFreedV1 } from '@mumaris/schemas';
import { countOf, heardOf, trailOf } from './support/factors';
import { form } from './support/form';
import { mutate, mutation } from './support/mutate';
import { actions, activePerson, callerOf, codesOf, signedUpPerson } from './support/people';
import { openWorld, type WithErrors, type World } from './support/world';

let world: World;
let nextPerson = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Dispute {
  id: string;
  idNumber: string;
  status: string;
  openedBy: string;
  decidedBy: string | null;
  account: { id: string; status: string } | null;
}
type DisputeAnswer = WithErrors & { dispute: Dispute | null };

const selection = 'id idNumber status openedBy decidedBy account { id status }';
const support: Partial<Caller> = { accountId: 'acc_support', roles: ['SUPPORT'] };
const second: Partial<Caller> = { accountId: 'acc_second', roles: ['ADMIN'] };
const third: Partial<Caller> = { accountId: 'acc_third', roles: ['ADMIN'] };
const reason = 'The owner came with the ID card.';

const ask = (name: string) => mutation<DisputeAnswer>(world, name, `dispute { ${selection} }`);
const open = (idNumber: string, by = support) => ask('openIdNumberDispute')({ idNumber, reason }, by);
const free = (disputeId: string | undefined, by = second) => ask('freeIdNumber')({ disputeId, reason }, by);
const reject = (disputeId: string | undefined, by = second) => ask('rejectIdNumberDispute')({ disputeId, reason }, by);
const somebody = () => activePerson(world, ++nextPerson);

test('IDN-17 two members of staff free a disputed ID number, and its owner signs up', async () => {
  const holder = await somebody();
  const { tokens } = await actions(world).logIn({ identifier: holder.email });
  const { dispute: opened, errors } = await open(holder.idNumber);
  expect(errors).toEqual([]);
  expect(opened).toMatchObject({
    idNumber: `1*******${holder.idNumber.slice(-2)}`,
    status: 'OPEN',
    openedBy: 'acc_support',
    decidedBy: null,
    account: { id: holder.accountId, status: 'ACTIVE' },
  });
  const { dispute: freed } = await free(opened?.id);
  expect(freed).toMatchObject({
    status: 'FREED',
    decidedBy: 'acc_second',
    account: { id: holder.accountId, status: 'CLOSED' },
  });

  const { sessionId } = callerOf(tokens);
  const session = await world.store.collection<{ _id: string }>('sessions').findOne({ _id: sessionId });
  expect(session).toMatchObject({ revokedAt: expect.any(Date) });
  expect(codesOf(await actions(world).logIn({ identifier: holder.email }))).toEqual(['INVALID_CREDENTIALS']);
  const [told] = (await heardOf(world, IdNumberFreedV1, holder.accountId)) as IdNumberFreedV1[];
  expect(await world.unsealer.unseal(told?.contact ?? '')).toMatchObject({ email: holder.email });

  const owner = await signedUpPerson(world, 70_000 + nextPerson, { idNumber: holder.idNumber });
  const { account } = await actions(world).logIn({ identifier: holder.idNumber });
  expect(account?.id).toBe(owner.accountId);
});

test('IDN-15 IDN-17 the trails of the account and of both members of staff tell it, with the reasons', async () => {
  const { accountId, idNumber } = await somebody();
  const { dispute } = await open(idNumber);
  await free(dispute?.id);
  const said = `${dispute?.id}: ${reason}`;
  const about = async (subject: string) =>
    (await trailOf(world, subject)).filter((entry) => entry.reason === said).map(({ kind, by }) => [kind, by]);
  expect(await about(accountId)).toEqual([
    ['ID_NUMBER_FREED', 'STAFF'],
    ['ID_NUMBER_DISPUTED', 'STAFF'],
  ]);
  const rows = world.trail.collection('security-events');
  const kindsOfStaff = async (subject: string) =>
    (await rows.find({ subject, reason: said }).toArray()).map(({ kind }) => String(kind)).toSorted();
  expect(await kindsOfStaff('acc_support')).toEqual(['ID_NUMBER_DISPUTED', 'ID_NUMBER_FREED']);
  expect(await kindsOfStaff('acc_second')).toEqual(['ID_NUMBER_FREED']);
});

test('IDN-17 nobody frees alone what one opened, nor decides of one’s own number', async () => {
  const { accountId, idNumber } = await somebody();
  const own: Partial<Caller> = { accountId, roles: ['ADMIN'] };
  expect(codesOf(await open(idNumber, own))).toEqual(['ID_NUMBER_DISPUTE_OWN']);
  const { dispute } = await open(idNumber, second);
  expect(codesOf(await free(dispute?.id))).toEqual(['SECOND_PERSON_NEEDED']);
  expect(codesOf(await free(dispute?.id, own))).toEqual(['ID_NUMBER_DISPUTE_OWN']);
  expect(codesOf(await reject(dispute?.id, own))).toEqual(['ID_NUMBER_DISPUTE_OWN']);
  await expect(free(dispute?.id, support)).rejects.toThrow('FORBIDDEN');
  expect(codesOf(await free(dispute?.id, third))).toEqual([]);
});

test('IDN-17 a dispute that is rejected leaves everything as it is, and another can be opened', async () => {
  const { email, idNumber } = await somebody();
  const { dispute } = await open(idNumber);
  expect(codesOf(await open(idNumber, third))).toEqual(['ID_NUMBER_DISPUTE_OPEN']);
  expect((await reject(dispute?.id, support)).dispute).toMatchObject({ status: 'REJECTED', decidedBy: 'acc_support' });
  expect(codesOf(await free(dispute?.id))).toEqual(['ID_NUMBER_DISPUTE_ENDED']);
  expect(codesOf(await actions(world).logIn({ identifier: email }))).toEqual([]);
  expect(codesOf(await open(idNumber, third))).toEqual([]);
});

test('IDN-17 of many who open or decide at once, one does', async () => {
  const { accountId, idNumber } = await somebody();
  const opened = await Promise.all(Array.from({ length: 5 }, () => open(idNumber)));
  expect(
    countOf(
      opened.map((answer) => codesOf(answer)[0]),
      'ID_NUMBER_DISPUTE_OPEN',
    ),
  ).toBe(4);
  const id = opened.find(({ dispute }) => dispute)?.dispute?.id;
  const decided = await Promise.all([free(id), free(id, third), reject(id), free(id, third), reject(id, support)]);
  expect(
    countOf(
      decided.map((answer) => codesOf(answer)[0]),
      'ID_NUMBER_DISPUTE_ENDED',
    ),
  ).toBe(4);
  const winner = decided.find(({ dispute }) => dispute)?.dispute;
  const freed = winner?.status === 'FREED';
  expect(winner?.account).toEqual({ id: accountId, status: freed ? 'CLOSED' : 'ACTIVE' });
});

test('IDN-17 an account that its owner closed meanwhile has freed its number already', async () => {
  const { accountId, idNumber, password } = await somebody();
  const { dispute } = await open(idNumber);
  await mutate(world, 'closeAccount', { password }, '', { accountId });
  expect((await free(dispute?.id)).dispute).toMatchObject({ status: 'FREED', account: { status: 'CLOSED' } });
  expect(
    world.bus.heard().filter(({ type, subject }) => type === IdNumberFreedV1.type && subject === accountId),
  ).toEqual([]);
});

test.each([
  ['a number that nobody has', form(99_999).idNumber, reason, ['ID_NUMBER_FREE']],
  ['a number that is none', '1234567890', reason, ['ID_NUMBER_INVALID']],
  ['no reason', form(99_999).idNumber, ' ', ['REQUIRED']],
])('IDN-17 no dispute is opened of %s', async (_, idNumber, said, codes) => {
  expect(codesOf(await ask('openIdNumberDispute')({ idNumber, reason: said }, support))).toEqual(codes);
});

test('IDN-17 staff page through the disputes that wait, oldest first, and nobody else does', async () => {
  const people = [await somebody(), await somebody(), await somebody()];
  const ids: (string | undefined)[] = [];
  for (const { idNumber } of people) {
    world.clock.moveTo(new Date(world.clock.now().getTime() + 1_000));
    ids.push((await open(idNumber)).dispute?.id);
  }
  await reject(ids[1]);
  interface List {
    idNumberDisputes: { edges: { node: { id: string } }[] };
  }
  const query = '{ idNumberDisputes(last: 2) { edges { node { id } } } }';
  const { data } = await world.ask<List>(query, undefined, support);
  expect(data.idNumberDisputes.edges.map(({ node }) => node.id)).toEqual([ids[0], ids[2]]);
  const visitor = await world.ask<List | null>(query, undefined, { accountId: 'acc_1', roles: ['REVIEWER'] });
  expect(visitor.errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
});
