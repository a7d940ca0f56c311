import { randomBytes } from 'node:crypto';
import { createOutbox } from '@mumaris/kit/events/outbox';
import { Secret } from '@mumaris/kit/config';
import { newId } from '@mumaris/kit/id';
import { prepareStore } from '@mumaris/kit/mongo/prepare';
import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { fixedClock, testMongoUri, testStore } from '@mumaris/kit/testing';
import { wireDeps } from '../src/assemble';
import { keepStatus } from '../src/proofs/use-cases/keep-status';
import { registrationUntil } from './registrations';

const clock = fixedClock('2026-11-22T09:30:00.000Z');
let store: Awaited<ReturnType<typeof testStore>>;
let keep: (id: string) => Promise<void>;
beforeAll(async () => {
  store = await testStore(testMongoUri());
  const outbox = createOutbox({ service: 'membership', ...store, clock });
  const FIELD_KEY = new Secret(randomBytes(32).toString('base64url'));
  const { places, proofRules } = wireDeps({ ...store, clock, outbox }, { FIELD_KEY });
  await prepareStore(store.connection);
  // So short that lists fill up.
  const few = { ...proofRules, list: { entries: 64, draws: 16 } };
  const kept = keepStatus({ places, clock, proofRules: few });
  keep = (id) => inTransaction(store.connection, (tx) => kept(registrationUntil('2028-03-01', { id }), tx));
});
afterAll(() => store.drop());

test('MEM-61 once a list is full the next one begins, no entry is given twice, also to those who draw at once', async () => {
  for (let round = 0; round < 10; round += 1) await Promise.all(Array.from({ length: 20 }, () => keep(newId('cre'))));
  const places = await store.connection.collection('status-places').find({}).toArray();
  expect(places).toHaveLength(200);
  expect(new Set(places.map(({ list, entry }) => `${list}.${entry}`)).size).toBe(200);
  const lists = [...new Set(places.map(({ list }) => Number(list)))].toSorted((one, other) => one - other);
  expect(lists[0]).toBe(1);
  expect(lists.at(-1)).toBe(lists.length);
  // 200 of 64 each: at least four, and no list is given up half empty.
  expect(lists.length).toBeGreaterThanOrEqual(4);
  expect(lists.length).toBeLessThanOrEqual(7);
}, 60_000);

test('MEM-61 given the same again, a credential keeps its place', async () => {
  const id = newId('cre');
  await keep(id);
  const places = store.connection.collection<{ _id: string }>('status-places');
  const before = await places.findOne({ _id: id });
  await keep(id);
  expect(await places.findOne({ _id: id })).toEqual(before);
});
