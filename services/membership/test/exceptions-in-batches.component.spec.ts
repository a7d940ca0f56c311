import { randomBytes } from 'node:crypto';
import { Secret } from '@mumaris/kit/config';
import { createOutbox } from '@mumaris/kit/events/outbox';
import { prepareStore } from '@mumaris/kit/mongo/prepare';
import { fixedClock, testMongoUri, testStore } from '@mumaris/kit/testing';
import { ExceptionAppliedV1 } from '@mumaris/schemas';
import type { Connection } from 'mongoose';
import { decide, decideReversal, propose, proposeReversal } from '../src/exceptions/domain/exception';
import { applyToRecord, findToApply, findToTakeOff, takeOffRecord } from '../src/exceptions/use-cases/carry-out';
import { wireDeps } from '../src/assemble';
import { now } from './given';

let store: { connection: Connection; drop(): Promise<void> };
let deps: ReturnType<typeof wireDeps>;
beforeAll(async () => {
  store = await testStore(testMongoUri());
  const { connection } = store;
  const clock = fixedClock(now);
  const outbox = createOutbox({ service: 'membership', connection, clock });
  deps = wireDeps({ connection, clock, outbox }, { FIELD_KEY: new Secret(randomBytes(32).toString('base64url')) });
  await prepareStore(connection);
});
afterAll(() => store.drop());

const reason = { ar: 'تعطلت الخدمات بسبب السيول.', en: 'Services were down because of the floods.' };
const many = 300;

/** As rows of before exceptions lay. */
const registrations = Array.from({ length: many }, (_, index) => ({
  ...{ _id: `cre_${index}`, version: 1, kind: 'REGISTRATION', number: `R-${index}`, code: 'ABCDEFGH', holder: reason },
  ...{ practitionerId: `pra_${index}`, accountId: `acc_${index}`, applicationId: `app_${index}`, category: 'NURSE' },
  ...{ status: 'ACTIVE', issuedOn: '2025-05-01', expiresOn: '2027-04-30' },
  content: { startsOn: '2025-05-01', employer: null },
}));

const rows = (name: string) => store.connection.collection<{ _id: string }>(name);
const announced = () => rows('outbox').countDocuments({ 'event.type': ExceptionAppliedV1.type });

test('MEM-36 given 300 registrations, when a sweep breaks off between batches and another runs beside it, then each is extended and told once, and taken back', async () => {
  await rows('credentials').insertMany(registrations);
  const scope = { services: [], categories: [], endsFrom: '2027-04-01', endsUntil: '2027-04-30' };
  const what = { kind: 'REGISTRATION_END', reason, scope, requirement: null, from: null, until: '2027-08-01' } as const;
  const { state: proposed } = propose({ id: 'exc_1', number: 'X-1', proposal: what, by: 'acc_hind' }, now);
  const { state: exception } = decide(proposed, { agree: true, by: 'acc_saad' }, now);
  await deps.exceptions.insert({ state: exception });

  const [find, apply] = [findToApply(deps), applyToRecord(deps)];
  const firstBatch = await find(now, 100);
  expect(firstBatch).toHaveLength(100);
  // It is killed in the middle of its batch.
  for (const key of firstBatch.slice(0, 40)) await apply(key);
  expect(await deps.endingCredentials.countExtended('exc_1')).toBe(40);

  const sweep = async () => {
    for (let batch = await find(now, 100); batch.length; batch = await find(now, 100))
      // A race that is lost is the other's work, and found again where it is not.
      for (const key of batch) await apply(key).catch(() => undefined);
  };
  await Promise.all([sweep(), sweep()]);
  expect(await deps.endingCredentials.countExtended('exc_1')).toBe(many);
  expect(await announced()).toBe(many);
  for (const key of firstBatch) await apply(key);
  expect(await announced()).toBe(many);

  const asked = proposeReversal(exception, { reason, by: 'acc_hind' }, deps.exceptionRules, now).state;
  await deps.exceptions.update('exc_1', () => decideReversal(asked, { agree: true, by: 'acc_saad' }, now));
  const [findBack, takeOff] = [findToTakeOff(deps), takeOffRecord(deps)];
  for (let batch = await findBack(now, 100); batch.length; batch = await findBack(now, 100))
    for (const key of batch) await takeOff(key);
  expect(await rows('credentials').countDocuments({ expiresOn: '2027-04-30', extension: null })).toBe(many);
  expect(await find(now, 100)).toEqual([]);
}, 180_000);
