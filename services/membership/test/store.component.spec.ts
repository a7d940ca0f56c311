import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Secret } from '@mumaris/kit/config';
import { RuleViolation } from '@mumaris/kit/errors';
import { createOutbox } from '@mumaris/kit/events/outbox';
import { newId } from '@mumaris/kit/id';
import { rateLimitFields } from '@mumaris/kit/limits/rate-limit-fields';
import { prepareStore } from '@mumaris/kit/mongo/prepare';
import { fixedClock, testMongoUri, testStore } from '@mumaris/kit/testing';
import type { Connection } from 'mongoose';
import { startApplication } from '../src/applications/domain/application';
import { openProfile } from '../src/profile/domain/practitioner';
import type { Practitioners } from '../src/profile';
import type { ProfileInput } from '../src/profile/domain/profile';
import { loadSample } from '../src/sample';
import { createCredentialReads } from '../src/credentials/use-cases/reads';
import { createProfileReads } from '../src/profile/use-cases/reads';
import { wireDeps } from '../src/wire';
import { journey, now, rules } from './given';
import { profile } from './people';

const uri = testMongoUri();
const FIELD_KEY = new Secret(randomBytes(32).toString('base64url'));
let store: { connection: Connection; drop(): Promise<void> };
let deps: ReturnType<typeof wireDeps>;
beforeAll(async () => {
  store = await testStore(uri);
  const { connection } = store;
  const clock = fixedClock(now);
  const outbox = createOutbox({ service: 'membership', connection, clock });
  deps = wireDeps({ connection, clock, outbox }, { FIELD_KEY });
  await prepareStore(connection);
});
afterAll(() => store.drop());

const opening = (accountId: string, fileNumber: string) =>
  openProfile({ id: newId('pra'), fileNumber, accountId, profile: profile as ProfileInput }, now);
const open = async (accountId: string, fileNumber: string) => {
  const [opened] = await deps.practitioners.open(() => [opening(accountId, fileNumber)]);
  if (!opened) throw new Error('not opened');
  return opened;
};

test('MEM-01 a taken file number is made anew; a taken account is refused', async () => {
  await open('acc_1', 'F-1');
  const numbers = ['F-1', 'F-1', 'F-2'];
  const [opened] = await deps.practitioners.open(() => [opening('acc_2', numbers.shift() ?? '')]);
  expect(opened?.fileNumber).toBe('F-2');
  await expect(open('acc_2', 'F-3')).rejects.toEqual(new RuleViolation('PROFILE_EXISTS'));
});

test('MEM-27 a taken application number is made anew; a second open one names the first', async () => {
  const practitioner = await open('acc_3', 'F-4');
  const other = await open('acc_4', 'F-5');
  const service = rules.inForce('TRAINING_LETTER', '2026-11-22');
  const make = (number: string, whose = practitioner) =>
    startApplication({ id: newId('app'), number, service, practitioner: whose }, now);
  const first = await deps.applications.start(() => make('A-1'));
  const numbers = ['A-1', 'A-2'];
  const second = await deps.applications.start(() => make(numbers.shift() ?? '', other));
  expect(second.number).toBe('A-2');
  await expect(deps.applications.start(() => make('A-3'))).rejects.toMatchObject({
    code: 'APPLICATION_ALREADY_OPEN',
    details: { number: 'A-1' },
  });
  // The store itself refuses it, whatever the code above has seen.
  await expect(deps.applications.insert(make('A-4'))).rejects.toMatchObject({ code: 11_000 });
  expect(await deps.applications.get(first.id)).toEqual(first);
});

test('a registration in force is found by a real query; an expired, a suspended and another’s is not', async () => {
  const { practitioner } = journey;
  const register = (id: string, change: object) =>
    deps.credentials.insert({
      state: {
        id,
        number: id,
        code: 'ABCDEFGH',
        kind: 'REGISTRATION',
        practitionerId: practitioner.id,
        accountId: practitioner.accountId,
        applicationId: `app_${id}`,
        holder: practitioner.profile.name,
        category: 'NURSE',
        status: 'ACTIVE',
        issuedOn: '2024-11-22',
        expiresOn: '2026-11-21',
        content: { startsOn: '2024-11-22', employer: null },
        ...change,
      },
    });
  await register('cre_expired', {});
  await register('cre_suspended', { status: 'SUSPENDED', expiresOn: '2028-11-21' });
  await register('cre_other', { practitionerId: 'pra_other', expiresOn: '2028-11-21' });
  const caller = { accountId: practitioner.accountId, roles: [], address: '127.0.0.1' };
  const reads = () => createCredentialReads(deps, { caller, rateLimit: rateLimitFields(() => undefined) });
  expect(await reads().registrations.find(practitioner.id)).toBeNull();
  await register('cre_today', { expiresOn: '2026-11-22' });
  expect(await reads().registrations.find(practitioner.id)).toMatchObject({ id: 'cre_today' });
});

test('many references of one request are one query each', async () => {
  const accounts = Array.from({ length: 20 }, (_, index) => `acc_many_${index}`);
  const opened = await deps.practitioners.open(() => accounts.map((id, index) => opening(id, `F-many-${index}`)));
  const queries: string[] = [];
  const practitioners: Practitioners = {
    ...deps.practitioners,
    byAccountIds: (ids) => (queries.push('accounts'), deps.practitioners.byAccountIds(ids)),
    byIds: (ids) => (queries.push('ids'), deps.practitioners.byIds(ids)),
  };
  const reads = createProfileReads(
    { practitioners },
    { accountId: 'acc_staff', roles: ['REVIEWER'], address: '127.0.0.1' },
  );
  const [byAccount, byId] = await Promise.all([
    Promise.all(accounts.map((id) => reads.byAccount.find(id))),
    Promise.all(opened.map(({ id }) => reads.byId.find(id))),
  ]);
  expect(byAccount).toEqual(opened);
  expect(byId).toEqual(opened);
  expect(queries.sort()).toEqual(['accounts', 'ids']);
});

test('the sample opens each practitioner once, by the rules, with its event', async () => {
  const person = (key: string, role: string) => ({
    key,
    roles: [role],
    firstName: { ar: 'نورة', en: 'Noura' },
    lastName: { ar: 'القحطاني', en: 'Al-Qahtani' },
    dateOfBirth: '1990-01-01',
    gender: 'FEMALE',
    nationality: 'SA',
    category: 'NURSE',
    city: { ar: 'أبها', en: 'Abha' },
    email: 'somebody@mail.example',
  });
  const keys = Array.from({ length: 120 }, (_, index) => String(index + 1).padStart(3, '0'));
  const people = [...keys.map((key) => person(key, 'PRACTITIONER')), person('201', 'REVIEWER')];
  const file = path.join(tmpdir(), `${newId('ppl')}.json`);
  await writeFile(file, JSON.stringify({ people }));
  const config = { MONGODB_URI: uri, FIELD_KEY, LOG_LEVEL: 'silent', NODE_ENV: 'test', CLOCK_URL: undefined } as const;
  expect(await loadSample(file, config)).toBe(120);
  expect(await loadSample(file, config)).toBe(0);
  expect(await deps.practitioners.get('pra_sample_120')).toMatchObject({
    accountId: 'acc_sample_120',
    profile: { name: { ar: 'نورة القحطاني', en: 'Noura Al-Qahtani' }, address: { city: 'أبها', country: 'SA' } },
  });
  const outbox = store.connection.collection('outbox');
  expect(await outbox.countDocuments({ aggregateId: /^pra_sample_/ })).toBe(120);
});
