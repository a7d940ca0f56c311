import { randomBytes } from 'node:crypto';
import { addDays, endOfDay, startOfDay } from '@mumaris/kit/calendar';
import { Secret } from '@mumaris/kit/config';
import { createOutbox } from '@mumaris/kit/events/outbox';
import { prepareStore } from '@mumaris/kit/mongo/prepare';
import { fixedClock, testMongoUri, testStore } from '@mumaris/kit/testing';
import { CredentialExpiredV1, CredentialExpiringV1 } from '@mumaris/schemas';
import type { Connection } from 'mongoose';
import { findToNotice, giveNotice } from '../src/credentials/use-cases/give-notice';
import { wireDeps } from '../src/assemble';
import { registrationUntil } from './registrations';

let store: { connection: Connection; drop(): Promise<void> };
let deps: ReturnType<typeof wireDeps>;
const clock = fixedClock(startOfDay('2027-11-20').toISOString());
beforeAll(async () => {
  store = await testStore(testMongoUri());
  const { connection } = store;
  const outbox = createOutbox({ service: 'membership', connection, clock });
  deps = wireDeps({ connection, clock, outbox }, { FIELD_KEY: new Secret(randomBytes(32).toString('base64url')) });
  await prepareStore(connection);
});
afterAll(() => store.drop());

interface Said {
  readonly event: { readonly type: string; readonly data: { readonly credentialId: string; readonly days?: number } };
}
const rows = <R extends object>(name: string) => store.connection.collection<R & { _id: string }>(name);

/** What went out of a registration until now, in order. */
const told = async (id: string) => {
  const types = { $in: [CredentialExpiringV1.type, CredentialExpiredV1.type] };
  const found = await rows<Said>('outbox').find({ 'event.data.credentialId': id, 'event.type': types }).toArray();
  return found.map(({ event }) => ({ day: daysOf.get(JSON.stringify(event)), of: event.data.days ?? 'over' }));
};
/** On which day each was said: the outbox keeps the event alone. */
const daysOf = new Map<string, string>();
const noteDay = async (day: string) => {
  for (const { event } of await rows<Said>('outbox').find().toArray()) {
    const key = JSON.stringify(event);
    if (!daysOf.has(key)) daysOf.set(key, day);
  }
};

/** One round of the sweep. */
const sweep = async () => {
  const [find, give] = [findToNotice(deps), giveNotice(deps)];
  // A race that is lost is the other's work, and found again where it is not.
  for (const id of await find(clock.now(), 100)) await give(id).catch(() => undefined);
};

const put = async (id: string) => {
  const row = registrationUntil('2028-03-01', {
    id,
    number: id,
    applicationId: `app_${id}`,
    practitionerId: `pra_${id}`,
  });
  await deps.credentials.insert({ state: row });
};

/** Goes through the days, each with what is done on it and as many rounds as are wanted. */
const walk = async (ids: readonly string[], days: { from: string; to: string }, on: (day: string) => Promise<void>) => {
  for (let day = days.from; day <= days.to; day = addDays(day, 1)) {
    clock.moveTo(new Date(startOfDay(day).getTime() + 9 * 3_600_000));
    await on(day);
    await noteDay(day);
  }
  return Promise.all(ids.map(told));
};

const usual = [
  { day: '2027-12-02', of: 90 },
  { day: '2028-01-31', of: 30 },
  { day: '2028-02-23', of: 7 },
];
const winter = { from: '2027-11-25', to: '2028-03-01' };

beforeEach(async () => {
  await rows('credentials').deleteMany({});
  await rows('outbox').deleteMany({});
  daysOf.clear();
});

test('MEM-62 registration-06 a, d: each day one round; renewed on 2028-01-10 nothing more goes out', async () => {
  await put('cre_a');
  await put('cre_d');
  const [a, d] = await walk(['cre_a', 'cre_d'], winter, async (day) => {
    if (day === '2028-01-10')
      await deps.credentials.update('cre_d', (one) => ({ state: { ...one, followedBy: 'cre_next' } }));
    await sweep();
  });
  expect([a, d]).toEqual([usual, usual.slice(0, 1)]);
});

test('MEM-62 registration-06 b: it stood still from 1 to 4 December, and the missed one goes out once on the 5th', async () => {
  await put('cre_b');
  const [b] = await walk(['cre_b'], winter, async (day) => {
    if (day < '2027-12-01' || day > '2027-12-04') await sweep();
  });
  expect(b).toEqual([{ day: '2027-12-05', of: 90 }, ...usual.slice(1)]);
});

test('MEM-62 registration-06 c: three times a day in two copies, one of each goes out', async () => {
  await put('cre_c');
  const [c] = await walk(['cre_c'], winter, async () => {
    for (let round = 0; round < 3; round++) await Promise.all([sweep(), sweep()]);
  });
  expect(c).toEqual(usual);
});

test('MEM-62 registration-06 e: loaded on 2028-02-10 as rows of before lie, only the nearest of those missed goes out, then that it is over, once', async () => {
  const [e] = await walk(['cre_e'], { from: '2028-02-08', to: '2028-03-05' }, async (day) => {
    if (day === '2028-02-10') {
      await put('cre_e');
      await rows('credentials').updateOne({ _id: 'cre_e' }, { $unset: { noticeOn: '', standing: '' } });
    }
    await sweep();
  });
  expect(e).toEqual([
    { day: '2028-02-10', of: 30 },
    { day: '2028-02-23', of: 7 },
    { day: '2028-03-02', of: 'over' },
  ]);
});

test('MEM-62 of a row of before that ended long ago nobody hears, and it is looked at once', async () => {
  clock.moveTo(endOfDay('2029-06-01'));
  await put('cre_old');
  await rows('credentials').updateOne({ _id: 'cre_old' }, { $unset: { noticeOn: '', standing: '' } });
  expect(await findToNotice(deps)(clock.now(), 100)).toEqual(['cre_old']);
  await sweep();
  expect([await told('cre_old'), await findToNotice(deps)(clock.now(), 100)]).toEqual([[], []]);
});
