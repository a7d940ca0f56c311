import path from 'node:path';
import { waitFor } from '@mumaris/kit/testing';
import {
  AccountActivatedV1,
  AccountClosedV1,
  IdNumberFreedV1,
  ActivityRecordedV1,
  type EventEnvelope,
  InvoiceExpiredV1,
  PractitionerOpenedV1,
  SignUpRepeatedV1,
  UserNameRequestedV1,
} from '@mumaris/schemas';
import { contractOf } from '../src/rules/contracts';
import { loadPhrasebook } from '../src/rules/load-phrasebook';
import { exampleOf } from './examples';
import { type Person, person, startWorld, type World } from './world';

const mockLines: string[] = [];
jest.mock('pino', () => {
  const actual = jest.requireActual<{ pino: (options: object, stream: object) => unknown }>('pino');
  const write = (line: string) => mockLines.push(line);
  return { ...actual, pino: Object.assign((options: object) => actual.pino(options, { write }), actual.pino) };
});

const now = '2026-11-22T09:30:00.000Z';
const book = loadPhrasebook(path.join(__dirname, '..', 'rules'));
const code = '482913';
const link = 'https://mumaris.example/activate?token=tok-3f9a17c2';

let world: World;
beforeAll(async () => {
  world = await startWorld(now, 'trace');
});
afterAll(() => world.stop());

const messagesOf = (accountId: string) =>
  world.store.collection('messages').find({ accountId }).sort({ sentAt: 1 }).toArray();
const inboxOf = async ({ accountId }: Person, size: number) =>
  waitFor(
    async () => {
      const found = await messagesOf(accountId);
      return found.length >= size && found;
    },
    { what: `${size} messages` },
  );
const openPractitioner = ({ accountId }: Person, subject = `pra_${accountId}`) =>
  world.bus.publish(
    PractitionerOpenedV1,
    { practitionerId: subject, accountId, fileNumber: 'F-204-118-366', category: 'NURSE' },
    { subject },
  );

/** All but the end of an account, after which nothing more is told (closing.component.spec.ts). */
const ends: string[] = [AccountClosedV1.type, IdNumberFreedV1.type];
const templates = [...book.templates.values()].filter(({ about }) => !ends.includes(about));

/** Every event that these templates serve, as its contract's example says it, for one person, with all that is sealed. */
const everyEvent = async (who: Person): Promise<EventEnvelope[]> => {
  const sealed = await world.sealer.seal({ link, code, email: who.email, mobile: who.mobile, name: who.name });
  return templates.map(({ about }, index) => {
    const { sealed: fields, required } = contractOf(about);
    return exampleOf(about, `evt_${who.accountId}_${index}`, {
      ...(required.includes('accountId') && { accountId: who.accountId }),
      ...Object.fromEntries(Object.keys(fields).map((field) => [field, sealed])),
    });
  });
};

/** Says one more thing in each of the places that the events came by, so that its arrival means theirs. */
const sayLast = async (events: readonly EventEnvelope[], to: Person): Promise<number> => {
  const { accountId } = to;
  const places = new Map(events.map((event) => [`${event.source} ${event.subject}`, event]));
  for (const { source, subject } of places.values()) {
    const place = { subject, sequence: 2 };
    if (source.endsWith('identity')) await world.bus.publish(AccountActivatedV1, { accountId, roles: [] }, place);
    else if (source.endsWith('membership')) await openPractitioner(to, subject);
    else if (source.endsWith('cpd')) {
      const activity = {
        activityId: subject,
        practitionerId: 'pra_1',
        kind: 'SELF_LEARNING',
        title: 'x',
        hours: 1,
      } as const;
      await world.bus.publish(ActivityRecordedV1, { ...activity, accountId }, place);
    } else {
      const example = InvoiceExpiredV1.parse(exampleOf(InvoiceExpiredV1.type, 'evt_last', { accountId }).data);
      await world.bus.publish(InvoiceExpiredV1, example, place);
    }
  }
  return places.size;
};

const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);

describe('from the event to the person', () => {
  test('NTF-01 NTF-03 each event is told once by each of its channels, redelivered thrice and shuffled', async () => {
    const [who, last] = [person('AR'), person('EN')];
    await Promise.all([world.register(who), world.register(last)]);
    const events = await everyEvent(who);
    for (const event of shuffled([...events, ...events, ...events])) await world.bus.publishAgain(event);
    await inboxOf(last, await sayLast(events, last));

    const served = (channel: string) => templates.filter(({ channels }) => channels.includes(channel as never));
    const abouts = (list: { about: string }[]) => list.map(({ about }) => about).toSorted();
    const inbox = (await messagesOf(who.accountId)).map(({ about, language }) => ({ about: String(about), language }));
    expect(abouts(inbox)).toEqual(abouts(served('INBOX')));
    expect(inbox.every(({ language }) => language === 'AR')).toBe(true);
    await waitFor(
      () =>
        world.mail.to(who.email).length >= served('EMAIL').length &&
        world.sms.to(who.mobile).length >= served('SMS').length,
    );
    await waitFor(async () => (await world.store.collection('tasks').countDocuments({ state: { $ne: 'DONE' } })) === 0);
    const ids = world.mail.to(who.email).map(({ headers }) => headers.get('message-id'));
    expect(ids).toHaveLength(served('EMAIL').length);
    expect(new Set(ids).size).toBe(ids.length);
    expect(world.sms.to(who.mobile)).toEqual(
      served('SMS').map(() => ({
        to: who.mobile,
        text: expect.stringContaining(code) as string,
        key: expect.stringMatching(/^evt_.*:SMS$/) as string,
        authorization: 'Bearer sms-key-of-the-test',
      })),
    );
    expect(
      world.mail.to(who.email).filter(({ text, html }) => text.includes(link) && html.includes(link)),
    ).toHaveLength(served('EMAIL').filter(({ sealed }) => sealed.includes('link')).length);
  });

  test('NTF-02 a message is in its reader’s language, by e-mail too', async () => {
    const [arabic, english] = [person('AR'), person('EN')];
    for (const who of [arabic, english]) {
      await world.register(who);
      await world.bus.publish(AccountActivatedV1, { accountId: who.accountId, roles: [] }, { subject: who.accountId });
    }
    expect((await inboxOf(arabic, 1))[0]).toMatchObject({ language: 'AR', subject: 'فُعّل حسابكم في ممارس بلس' });
    expect((await inboxOf(english, 1))[0]).toMatchObject({
      language: 'EN',
      subject: 'Your Mumaris Plus account is active',
    });
    const [toArabic] = await waitFor(() => world.mail.to(arabic.email).length === 1 && world.mail.to(arabic.email));
    const [toEnglish] = await waitFor(() => world.mail.to(english.email).length === 1 && world.mail.to(english.email));
    expect(toArabic?.subject).toBe('فُعّل حسابكم في ممارس بلس');
    expect(toArabic?.headers.get('content-language')).toBe('ar');
    expect(toArabic?.html).toContain('<html lang="ar" dir="rtl">');
    expect(toArabic?.text).toContain('السلام عليكم ورحمة الله وبركاته');
    expect(toEnglish?.headers.get('content-language')).toBe('en');
    expect(toEnglish?.html).toContain('<html lang="en" dir="ltr">');
  });

  test('NTF-03 what comes before its recipient waits and is delivered when the recipient arrives', async () => {
    const who = person('EN');
    await openPractitioner(who);
    await world.bus.publish(SignUpRepeatedV1, { accountId: who.accountId }, { subject: who.accountId });
    const waiting = world.store.collection('waiting');
    await waitFor(async () => (await waiting.countDocuments({ accountId: who.accountId })) === 2);
    await world.register(who);
    expect(await inboxOf(who, 1)).toHaveLength(1);
    await waitFor(() => world.mail.to(who.email).length === 1);
    expect(await waiting.countDocuments({ accountId: who.accountId })).toBe(0);
  });

  test('NTF-03 nothing is left waiting where registrations and other events race', async () => {
    const crowd = Array.from({ length: 40 }, () => person());
    await Promise.all(crowd.flatMap((who) => [openPractitioner(who), world.register(who)]));
    for (const who of crowd) expect(await inboxOf(who, 1)).toHaveLength(1);
    expect(await world.store.collection('waiting').countDocuments()).toBe(0);
  });

  test('NTF-03 an e-mail that the server does not take is sent once it is back, and once only', async () => {
    const who = person('EN');
    await world.register(who);
    await world.mail.down();
    const { id } = await world.bus.publish(SignUpRepeatedV1, { accountId: who.accountId }, { subject: who.accountId });
    const task = () =>
      world.store.collection<{ _id: string; state: string; tries: number }>('tasks').findOne({ _id: `${id}:EMAIL` });
    await waitFor(async () => ((await task())?.tries ?? 0) >= 2);
    await world.mail.up();
    await waitFor(async () => (await task())?.state === 'DONE');
    expect(world.mail.to(who.email)).toHaveLength(1);
    expect(world.mail.to(who.email)[0]?.headers.get('message-id')).toBe(`<${id}.EMAIL@mumaris.example>`);
  });

  test('NTF-03 an SMS that the gateway refuses is tried again under the same idempotency key', async () => {
    const who = person('EN');
    await world.register(who);
    world.sms.refuse(1);
    const sealed = { code: await world.sealer.seal({ code }), expiresAt: now };
    const { id } = await world.bus.publish(
      UserNameRequestedV1,
      { accountId: who.accountId, ...sealed },
      { subject: who.accountId },
    );
    const [sms] = await waitFor(() => world.sms.to(who.mobile).length > 0 && world.sms.to(who.mobile));
    expect(sms).toMatchObject({ key: `${id}:SMS`, text: expect.stringContaining(code) as string });
  });

  test('IDN-12 a code that has expired before it could be sent is not sent', async () => {
    const who = person();
    await world.register(who);
    const sealed = { code: await world.sealer.seal({ code }), expiresAt: '2026-11-22T09:29:59.999Z' };
    const { id } = await world.bus.publish(
      UserNameRequestedV1,
      { accountId: who.accountId, ...sealed },
      { subject: who.accountId },
    );
    const tasks = world.store.collection<{ _id: string; state: string }>('tasks');
    await waitFor(async () => (await tasks.findOne({ _id: `${id}:SMS` }))?.state === 'DONE');
    expect(world.sms.to(who.mobile)).toHaveLength(0);
  });

  test('NTF-05 after all of that no code, link or contact is in a log or lies in the store in clear', async () => {
    const collections = (await world.store.db?.listCollections().toArray()) ?? [];
    const rows = await Promise.all(collections.map(({ name }) => world.store.collection(name).find().toArray()));
    const kept = JSON.stringify(rows);
    const told = mockLines.join('\n');
    expect(told).toContain('a task waits');
    for (const secret of [code, 'tok-3f9a17c2', 'mail.example', '+96650000', 'العتيبي']) {
      expect(kept).not.toContain(secret);
      expect(told).not.toContain(secret);
    }
    const tasks = await world.store.collection('tasks').find({ state: 'DONE' }).toArray();
    expect(tasks.length).toBeGreaterThan(0);
    expect(tasks.every(({ payload }) => payload === null)).toBe(true);
  });
});
