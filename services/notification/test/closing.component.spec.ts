import { waitFor } from '@mumaris/kit/testing';
import {
  AccountClosedV1,
  ContactChangedV1,
  IdNumberFreedV1,
  PasswordChangedV1,
  PractitionerOpenedV1,
} from '@mumaris/schemas';
import { type Person, person, startWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await startWorld('2026-11-22T09:30:00.000Z');
});
afterAll(() => world.stop());

const close = async ({ accountId, language, email, name }: Person) =>
  world.bus.publish(
    AccountClosedV1,
    { accountId, language, contact: await world.sealer.seal({ email, name }) },
    { subject: accountId },
  );
const recipientOf = ({ accountId }: Person) =>
  world.store.collection<{ _id: string; closed: boolean }>('recipients').findOne({ _id: accountId });
const isSettled = async (taskKey: string) => {
  const task = await world.store.collection<{ _id: string; state: string }>('tasks').findOne({ _id: taskKey });
  return task?.state === 'DONE';
};

test('IDN-15 NTF-03 a closed account gets its last message, once, and its contact is forgotten', async () => {
  const who = person('AR');
  await world.register(who);
  const closed = await close(who);
  for (let times = 0; times < 2; times++) await world.bus.publishAgain(closed);
  await waitFor(() => isSettled(`${closed.id}:EMAIL`));
  const [last, ...more] = world.mail.to(who.email);
  expect(last?.subject).toBe('أُغلق حسابكم في ممارس بلس');
  expect(last?.text).toContain(who.name);
  expect(more).toEqual([]);
  expect(await recipientOf(who)).toMatchObject({ contact: null, language: null, closed: true });

  // What other services still have to say, and the registration once more, find nobody.
  const subject = `pra_${who.accountId}`;
  const opened = { practitionerId: subject, accountId: who.accountId, fileNumber: 'F-204-118-366', category: 'NURSE' };
  const { id } = await world.bus.publish(PractitionerOpenedV1, opened, { subject });
  await world.register(who);
  const inbox = world.store.collection<{ _id: string }>('inbox');
  await waitFor(async () => (await inbox.countDocuments({ subject: who.accountId })) === 3);
  await waitFor(async () => (await inbox.countDocuments({ _id: id })) === 1);
  expect(await recipientOf(who)).toMatchObject({ contact: null });
  expect(await world.store.collection('messages').countDocuments({ accountId: who.accountId })).toBe(0);
  expect(await world.store.collection('waiting').countDocuments()).toBe(0);
});

test('IDN-17 NTF-03 an account that staff closed for the owner of its ID number is told so, once, and its contact is forgotten', async () => {
  const who = person('EN');
  await world.register(who);
  const { accountId, language, email, name } = who;
  const contact = await world.sealer.seal({ email, name });
  const freed = await world.bus.publish(IdNumberFreedV1, { accountId, language, contact }, { subject: accountId });
  await world.bus.publishAgain(freed);
  await waitFor(() => isSettled(`${freed.id}:EMAIL`));
  const [last, ...more] = world.mail.to(email);
  expect(last?.subject).toBe('Your Mumaris Plus account is closed, as its ID number is somebody else’s');
  expect(more).toEqual([]);
  expect(await recipientOf(who)).toMatchObject({ contact: null, language: null, closed: true });
});

test('IDN-15 IDN-11 what waits for the mail server when an account is closed goes where it has to', async () => {
  const who = person('EN');
  const moved = { ...who, email: `new.${who.email}` };
  await world.register(who);
  await waitFor(() => recipientOf(who));
  await world.mail.down();
  const place = { subject: who.accountId };
  const told = await world.bus.publish(PasswordChangedV1, { accountId: who.accountId, how: 'BY_OWNER' }, place);
  const changed = await world.bus.publish(
    ContactChangedV1,
    {
      accountId: who.accountId,
      number: 'U-482-913-075',
      what: 'EMAIL',
      language: who.language,
      contact: await world.sealer.seal({ email: moved.email, mobile: who.mobile, name: who.name }),
      previous: await world.sealer.seal({ email: who.email }),
    },
    place,
  );
  const closed = await close(moved);
  await waitFor(async () => (await recipientOf(who))?.closed === true);
  await world.mail.up();
  await waitFor(async () => {
    const settled = await Promise.all([told, changed, closed].map(({ id }) => isSettled(`${id}:EMAIL`)));
    return settled.every(Boolean);
  });
  expect(world.mail.to(who.email).map(({ subject }) => subject)).toEqual([
    'The e-mail address of your account has changed',
  ]);
  expect(world.mail.to(moved.email).map(({ subject }) => subject)).toEqual(['Your Mumaris Plus account is closed']);
});

test('NTF-05 IDN-15 no contact is left in the store, in clear or encrypted', async () => {
  const collections = (await world.store.db?.listCollections().toArray()) ?? [];
  const rows = await Promise.all(collections.map(({ name }) => world.store.collection(name).find().toArray()));
  expect(JSON.stringify(rows)).not.toMatch(/mail\.example|\+9665|العتيبي/);
  expect(await world.store.collection('recipients').countDocuments({ contact: { $ne: null } })).toBe(0);
  expect(await world.store.collection('tasks').countDocuments({ payload: { $ne: null } })).toBe(0);
});
