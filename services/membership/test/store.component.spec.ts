import { generateKeyPairSync, randomBytes } from 'node:crypto';
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
import { freshMembershipNumber } from '../src/files/use-cases/fresh-membership-number';
import { confirmProfile } from '../src/profile/domain/confirmation';
import { giveMembershipNumber, openProfile } from '../src/profile/domain/practitioner';
import { addExperience, changeExperience, removeExperience } from '../src/profile/use-cases/experiences';
import type { Practitioners } from '../src/profile';
import type { ProfileInput } from '../src/profile/domain/profile';
import { loadSample } from '../src/sample';
import { createCredentialReads } from '../src/credentials/use-cases/reads';
import { createProfileReads } from '../src/profile/use-cases/reads';
import { wireDeps } from '../src/assemble';
import { journey, now, rules } from './given';
import { fileOf } from './files';
import { experience, fullName, idDocument, licence, nationalAddress, profile, qualification } from './people';
import { statusOn } from '../src/credentials';
import { undisturbed } from '../src/credentials/domain/standing';

/** What the consents of sample people are signed by. */
const decisionsKey = () => JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));

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

test('MEM-12 a membership number is one practitioner’s, and a fresh one nobody’s nor a file’s from before', async () => {
  const [one, other] = [await open('acc_numbered', 'F-numbered'), await open('acc_other', 'F-other')];
  await deps.practitioners.update(one.id, (state) => giveMembershipNumber(state, 'M-1'));
  const second = deps.practitioners.update(other.id, (state) => giveMembershipNumber(state, 'M-1'));
  await expect(second).rejects.toMatchObject({ code: 11_000 });
  const asked: string[] = [];
  const fresh = freshMembershipNumber({
    files: {
      ...deps.files,
      findByRegistrationNumber: () => Promise.resolve(asked.length === 2 ? fileOf() : undefined),
    },
    practitioners: {
      ...deps.practitioners,
      hasMembershipNumber: (number) => Promise.resolve(asked.push(number) === 1),
    },
  });
  expect(await fresh()).toBe(asked[2]);
  expect(asked).toHaveLength(3);
  expect(await deps.newMembershipNumber()).toMatch(/^M-\d{3}-\d{3}-\d{3}$/);
  expect(await deps.practitioners.hasMembershipNumber('M-1')).toBe(true);
});

test('MEM-01 the number of an ID document is nowhere in clear, and reads as it was written', async () => {
  const [opened] = await deps.practitioners.open(() => [
    openProfile(
      {
        id: newId('pra'),
        fileNumber: 'F-id',
        accountId: 'acc_id',
        profile: { ...profile, idDocument } as ProfileInput,
      },
      now,
    ),
  ]);
  const row = await store.connection.collection('practitioners').findOne({ accountId: 'acc_id' });
  expect(row).toMatchObject({
    profile: { idDocument: { kind: 'NATIONAL_ID', country: 'SA', expiresOn: '2031-05-01' } },
  });
  expect(JSON.stringify(row)).not.toContain(idDocument.number);
  expect(opened?.profile.idDocument?.number).toBe(idDocument.number);
  expect(await deps.practitioners.byAccountIds(['acc_id'])).toEqual([opened]);
});

test('MEM-01 MEM-31 a row from before reads without what was not stated then, is asked for by its opening, and is written whole', async () => {
  const opened = await open('acc_before', 'F-before');
  const later = ['photoId', 'experiences', 'licences', 'qualifications', 'confirmedOn', 'askedOn'];
  const inside = ['profile.names', 'profile.idDocument', 'profile.address.national'];
  const rows = store.connection.collection<{ _id: string }>('practitioners');
  await rows.updateOne(
    { _id: opened.id },
    {
      $unset: Object.fromEntries([...later, ...inside].map((field) => [field, '' as const])),
      $set: { openedAt: new Date('2020-01-01') },
    },
  );
  const expected = { ...opened, openedAt: new Date('2020-01-01'), confirmedOn: '2020-01-01', askedOn: '2020-01-01' };
  expect(await deps.practitioners.get(opened.id)).toEqual(expected);
  expect(await deps.practitioners.findAskedUntil('2019-12-31', 10)).toEqual([]);
  expect(await deps.practitioners.findAskedUntil('2020-01-01', 10)).toEqual([opened.id]);
  await deps.practitioners.update(opened.id, (state) => confirmProfile(state, '2026-11-22'));
  expect(await deps.practitioners.findAskedUntil('2026-11-21', 10)).toEqual([]);
  expect(await rows.findOne({ _id: opened.id })).toMatchObject({
    askedOn: '2026-11-22',
    experiences: [],
    licences: [],
  });
});

test('MEM-13 what the Commission has verified is not changed or removed, and documents of others are not named', async () => {
  const { id } = await open('acc_verified', 'F-verified');
  const caller = { accountId: 'acc_verified', roles: [], address: '127.0.0.1' };
  const command = { ...experience, caller, documentIds: ['doc_1', 'doc_1', 'doc_2'] };
  const documentsOf = (accountId: string, ids: readonly string[]) =>
    Promise.resolve(new Set(accountId === 'acc_verified' ? ids.filter((one) => one !== 'doc_9') : []));
  const ports = { ...deps, documentsOf };
  const added = await addExperience(ports)(command);
  const [kept] = added.experiences;
  expect(kept?.documentIds).toEqual(['doc_1', 'doc_2']);
  await expect(addExperience(ports)({ ...command, documentIds: ['doc_1', 'doc_9'] })).rejects.toEqual(
    new RuleViolation('UNKNOWN_DOCUMENT', {}, 'documentIds'),
  );
  const verified = { ...ports, isVerified: (entryId: string) => Promise.resolve(entryId === kept?.id) };
  const named = { ...command, experienceId: kept?.id ?? '' };
  for (const verb of [changeExperience, removeExperience])
    await expect(verb(verified)(named)).rejects.toEqual(new RuleViolation('ENTRY_VERIFIED', {}, 'experienceId'));
  expect(await deps.practitioners.get(id)).toEqual(added);
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

test('MEM-64 the registration that counts is found by a real query: in force or suspended, else in grace; one that ended before, a revoked one and another’s is not', async () => {
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
        extension: null,
        followedBy: null,
        replacedBy: null,
        standing: undisturbed,
        issuedOn: '2024-11-22',
        expiresOn: '2026-11-21',
        content: { startsOn: '2024-11-22', employer: null },
        ...change,
      },
    });
  await register('cre_expired', { expiresOn: '2026-09-22' });
  await register('cre_revoked', { status: 'REVOKED', expiresOn: '2028-11-21' });
  await register('cre_other', { practitionerId: 'pra_other', expiresOn: '2028-11-21' });
  const caller = { accountId: practitioner.accountId, roles: [], address: '127.0.0.1' };
  const reads = () => createCredentialReads(deps, { caller, rateLimit: rateLimitFields(() => undefined) });
  expect(await reads().registrations.find(practitioner.id)).toBeNull();
  await register('cre_grace', { expiresOn: '2026-09-23' });
  expect(await reads().registrations.find(practitioner.id)).toMatchObject({ id: 'cre_grace' });
  await register('cre_suspended', { expiresOn: '2028-11-21' });
  // As a row of before suspensions were kept.
  const before = { $set: { status: 'SUSPENDED' }, $unset: { standing: '', noticeOn: '' } } as const;
  const rows = store.connection.collection<{ _id: string; status: string; standing?: object; noticeOn?: string }>(
    'credentials',
  );
  await rows.updateOne({ _id: 'cre_suspended' }, before, { bypassDocumentValidation: true });
  const suspended = await reads().registrations.find(practitioner.id);
  expect([suspended?.id, suspended && statusOn(suspended, '2026-11-22')]).toEqual(['cre_suspended', 'SUSPENDED']);
  const content = { startsOn: '2024-11-23', employer: null };
  await register('cre_today', { expiresOn: '2026-11-22', content });
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
const sampleConfig = () =>
  ({
    MONGODB_URI: uri,
    FIELD_KEY,
    LOG_LEVEL: 'silent',
    NODE_ENV: 'test',
    DECISIONS_KEY: new Secret(decisionsKey()),
    CLOCK_URL: undefined,
  }) as const;

test('the sample opens each practitioner once, by the rules, with its event', async () => {
  const keys = Array.from({ length: 120 }, (_, index) => String(index + 1).padStart(3, '0'));
  const people = [...keys.map((key) => person(key, 'PRACTITIONER')), person('201', 'REVIEWER')];
  const file = path.join(tmpdir(), `${newId('ppl')}.json`);
  await writeFile(file, JSON.stringify({ people }));
  const config = sampleConfig();
  expect(await loadSample(file, config)).toBe(120);
  expect(await loadSample(file, config)).toBe(0);
  expect(await deps.practitioners.get('pra_sample_120')).toMatchObject({
    accountId: 'acc_sample_120',
    profile: { name: { ar: 'نورة القحطاني', en: 'Noura Al-Qahtani' }, address: { city: 'أبها', country: 'SA' } },
  });
  const outbox = store.connection.collection('outbox');
  expect(await outbox.countDocuments({ aggregateId: /^pra_sample_/ })).toBe(120);
  const career = {
    names: fullName,
    nationalAddress,
    idDocument,
    experiences: [{ ...experience, endsOn: undefined }],
    licences: [licence],
    qualifications: [qualification],
  };
  await writeFile(file, JSON.stringify([{ ...person('300', 'PRACTITIONER'), career }]));
  expect(await loadSample(file, config)).toBe(1);
  expect(await loadSample(file, config)).toBe(0);
  expect(await deps.practitioners.get('pra_sample_300')).toMatchObject({
    profile: { names: fullName, idDocument, address: { national: { buildingNumber: '2474' } } },
    experiences: [experience],
    licences: [{ number: licence.number }],
    qualifications: [qualification],
  });
});

test('MEM-66 what has become of a registration of the sample came by a case, once', async () => {
  const classification = { specialty: 'CRITICAL_CARE_NURSING', rank: 'NURSE_SPECIALIST' };
  const living = (key: string, life: string) => ({
    ...person(key, 'PRACTITIONER'),
    held: { classification, registered: true, life },
  });
  const people = [
    ...[living('401', 'GRACE'), living('402', 'SUSPENDED'), living('403', 'CONDITION'), living('404', 'REVOKED')],
    person('405', 'REVIEW_LEAD'),
  ];
  const file = path.join(tmpdir(), `${newId('ppl')}.json`);
  await writeFile(file, JSON.stringify(people));
  const config = sampleConfig();
  const seen = async () =>
    Promise.all(
      people.slice(0, 4).map(async ({ key }) => {
        const cases = await deps.sanctionCases.ofPractitioners([`pra_sample_${key}`]);
        return cases.map(({ status, openedBy, decisions }) => [
          ...[status, openedBy],
          ...decisions.map(({ sanction: { kind }, credentialIds }) => `${kind} on ${credentialIds.length}`),
        ]);
      }),
    );
  const lead = 'acc_sample_405';
  const expected = [
    [['NOTIFIED', lead]],
    [['SANCTIONED', lead, 'SUSPENSION on 1']],
    [['SANCTIONED', lead, 'CONDITION on 1']],
    [['SANCTIONED', lead, 'REVOCATION on 1']],
  ];
  await loadSample(file, config);
  expect(await seen()).toEqual(expected);
  await loadSample(file, config);
  expect(await seen()).toEqual(expected);
  const held = await deps.credentials.heldBy(['pra_sample_403']);
  expect(held.find(({ kind }) => kind === 'GOOD_STANDING')?.content).toMatchObject({
    sanctions: [{ text: { en: 'Practice under a condition' } }],
  });
});
