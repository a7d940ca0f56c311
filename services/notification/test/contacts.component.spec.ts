import { waitFor } from '@mumaris/kit/testing';
import {
  ContactChangedV1,
  ContactChangeRequestedV1,
  EmailChangeRequestedV1,
  type EventEnvelope,
  MobileChangeRequestedV1,
  RolesChangedV1,
  SignUpCodeRequestedV1,
  SignUpLinkRequestedV1,
  SignUpRepeatedV1,
  StaffInvitedV1,
} from '@mumaris/schemas';
import { type Person, person, startWorld, type World } from './world';

const now = '2026-11-22T09:30:00.000Z';
const later = '2026-11-22T10:00:00.000Z';
const number = 'U-482-913-075';
const link = 'https://mumaris.example/portal/confirm-email?token=tok-5b20';

let world: World;
beforeAll(async () => {
  world = await startWorld(now);
});
afterAll(() => world.stop());

const mailsTo = (address: string, count: number) =>
  waitFor(() => world.mail.to(address).length >= count && world.mail.to(address), { what: `${count} to ${address}` });
const messagesOf = (accountId: string) => world.store.collection('messages').find({ accountId }).toArray();
/** Something that is told to whichever address is in force: when it arrives, all before it has. */
const tell = ({ accountId }: Person) => world.bus.publish(SignUpRepeatedV1, { accountId }, { subject: accountId });

const askForNewEmail = async ({ accountId }: Person, email: string) =>
  world.bus.publish(
    EmailChangeRequestedV1,
    {
      accountId,
      number,
      contact: await world.sealer.seal({ email }),
      link: await world.sealer.seal({ link }),
      expiresAt: later,
    },
    { subject: accountId },
  );

const change = async (who: Person, email: string, place: { sequence?: number } = {}): Promise<EventEnvelope> => {
  const { accountId, language, mobile, name } = who;
  const contact = await world.sealer.seal({ email, mobile, name });
  const previous = await world.sealer.seal({ email: who.email });
  return world.bus.publish(
    ContactChangedV1,
    { accountId, number, what: 'EMAIL', language, contact, previous },
    { subject: accountId, ...place },
  );
};

describe('a new address', () => {
  test('IDN-11 gets the proof, and the address in force gets the notice', async () => {
    const who = person('EN');
    const [email, mobile] = [`new.${who.email}`, '+966599000111'];
    await world.register(who);
    await world.bus.publish(ContactChangeRequestedV1, { accountId: who.accountId, number }, { subject: who.accountId });
    await askForNewEmail(who, email);
    const contact = await world.sealer.seal({ mobile });
    const code = await world.sealer.seal({ code: '482913' });
    await world.bus.publish(
      MobileChangeRequestedV1,
      { accountId: who.accountId, number, contact, code, expiresAt: later },
      { subject: who.accountId },
    );

    const [proof] = await mailsTo(email, 1);
    expect(proof?.text).toContain(link);
    expect(proof?.text).toContain(`Dear \u2068${who.name}\u2069`);
    const [sms] = await waitFor(() => world.sms.to(mobile).length > 0 && world.sms.to(mobile));
    expect(sms?.text).toContain('confirm this mobile number at Mumaris Plus: 482913');
    const [notice] = await mailsTo(who.email, 1);
    expect(notice?.subject).toBe(`Request ${number} to change your contact details`);
    expect(notice?.text).not.toContain(link);
    expect(world.sms.to(who.mobile)).toEqual([]);
    expect((await messagesOf(who.accountId)).map(({ about }) => String(about))).toEqual([
      ContactChangeRequestedV1.type,
    ]);
  });

  test('IDN-11 NTF-03 gets its link also where the account is heard of later', async () => {
    const who = person('AR');
    await askForNewEmail(who, `new.${who.email}`);
    const waiting = world.store.collection('waiting');
    await waitFor(async () => (await waiting.countDocuments({ accountId: who.accountId })) === 1);
    await world.register(who);
    const [proof] = await mailsTo(`new.${who.email}`, 1);
    expect(proof?.subject).toBe('تأكيد بريدكم الإلكتروني الجديد في ممارس بلس');
    expect(world.mail.to(who.email)).toEqual([]);
  });

  test('IDN-11 is used from the change on; the address before it is told of the change, once', async () => {
    const who = person('EN');
    const email = `new.${who.email}`;
    await world.register(who);
    const changed = await change(who, email);
    for (let times = 0; times < 2; times++) await world.bus.publishAgain(changed);
    await tell(who);
    await mailsTo(email, 1);
    const [notice, ...more] = await mailsTo(who.email, 1);
    expect(notice?.subject).toBe('The e-mail address of your account has changed');
    expect(notice?.headers.get('content-language')).toBe('en');
    expect(more).toEqual([]);
    expect(world.mail.to(email)).toHaveLength(1);
  });

  test('IDN-11 an older change that arrives late, and a late registration, take nothing back', async () => {
    const who = person('EN');
    const [newest, older] = [`newest.${who.email}`, { ...who, email: `older.${who.email}` }];
    await change(who, newest, { sequence: 1_000 });
    await change(older, `middle.${who.email}`, { sequence: 999 });
    await world.register(who);
    await tell(who);
    await mailsTo(newest, 1);
    // Each address that was left is told, whenever the event comes.
    expect(await mailsTo(older.email, 1)).toHaveLength(1);
    expect(await mailsTo(who.email, 1)).toHaveLength(1);
    expect(world.mail.to(`middle.${who.email}`)).toEqual([]);
  });
});

describe('somebody without an account', () => {
  const invite = async (email: string, expiresAt: string) =>
    world.bus.publish(
      StaffInvitedV1,
      {
        invitationId: `inv_${email}`,
        language: 'EN',
        contact: await world.sealer.seal({ email, name: 'Badr Al-Harbi' }),
        link: await world.sealer.seal({ link }),
        expiresAt,
      },
      { subject: `inv_${email}` },
    );

  test('IDN-14 NTF-03 is invited by e-mail, once, and nothing is kept of them', async () => {
    const invited = await invite('badr@mail.example', later);
    for (let times = 0; times < 2; times++) await world.bus.publishAgain(invited);
    await invite('next@mail.example', later);
    await mailsTo('next@mail.example', 1);
    const [mail, ...more] = await mailsTo('badr@mail.example', 1);
    expect(mail?.text).toContain('Dear Badr Al-Harbi,');
    expect(mail?.html).toContain(link);
    expect(more).toEqual([]);
    const task = () =>
      world.store.collection<{ _id: string; state: string }>('tasks').findOne({ _id: `${invited.id}:EMAIL` });
    await waitFor(async () => (await task())?.state === 'DONE');
    expect(await task()).toMatchObject({ payload: null });
    expect(await world.store.collection('waiting').countDocuments()).toBe(0);
    expect(await world.store.collection('messages').countDocuments({ about: StaffInvitedV1.type })).toBe(0);
  });

  test('IDN-05 NTF-03 who signs up gets link and code where the sign-up says, once, whether or not there is an account', async () => {
    const [email, mobile, signUpId] = ['lama@mail.example', '+966599000222', 'sgn_00000001'];
    const contact = await world.sealer.seal({ email, mobile, name: 'Lama Al-Anazi' });
    const to = { signUpId, language: 'EN' as const, contact, expiresAt: later };
    const texts = { link: await world.sealer.seal({ link }), code: await world.sealer.seal({ code: '482913' }) };
    const sent = [
      await world.bus.publish(SignUpLinkRequestedV1, { ...to, link: texts.link }, { subject: signUpId }),
      await world.bus.publish(SignUpCodeRequestedV1, { ...to, code: texts.code }, { subject: signUpId }),
    ];
    for (const event of sent) await world.bus.publishAgain(event);
    await invite('after@mail.example', later);
    await mailsTo('after@mail.example', 1);
    const [mail, ...more] = await mailsTo(email, 1);
    expect(mail?.subject).toBe('Activate your Mumaris Plus account');
    expect(mail?.text).toContain('Dear Lama Al-Anazi,');
    expect(mail?.text).toContain(link);
    const [sms, ...others] = await waitFor(() => world.sms.to(mobile).length > 0 && world.sms.to(mobile));
    expect(sms?.text).toContain('Your Mumaris Plus code: 482913');
    expect([...more, ...others]).toEqual([]);
    expect(await world.store.collection('waiting').countDocuments()).toBe(0);
  });

  test('IDN-14 an invitation that has expired before it could be sent is not sent', async () => {
    const { id } = await invite('late@mail.example', '2026-11-22T09:29:59.999Z');
    const tasks = world.store.collection<{ _id: string; state: string }>('tasks');
    await waitFor(async () => (await tasks.findOne({ _id: `${id}:EMAIL` }))?.state === 'DONE');
    expect(world.mail.to('late@mail.example')).toEqual([]);
  });
});

test('IDN-14 an owner reads the rights of the account by their names', async () => {
  const who = person('AR');
  await world.register(who);
  await world.bus.publish(
    RolesChangedV1,
    { accountId: who.accountId, roles: ['PRACTITIONER', 'REVIEWER'] },
    { subject: who.accountId },
  );
  const [mail] = await mailsTo(who.email, 1);
  expect(mail?.text).toContain('صلاحيات الحساب الآن: ممارس صحي ومراجع طلبات');
  expect((await messagesOf(who.accountId))[0]).toMatchObject({ subject: 'تغيّرت صلاحيات حسابكم في ممارس بلس' });
});
