import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Secret } from '@mumaris/kit/config';
import { createOutbox } from '@mumaris/kit/events/outbox';
import { fixedClock, testMongoUri, testStore } from '@mumaris/kit/testing';
import type { Connection } from 'mongoose';
import { rehearseCommand } from '../src/applications/commands/rehearse-command';
import type { ProfileInput } from '../src/profile/domain/profile';
import { openProfile } from '../src/profile/domain/practitioner';
import { wireDeps } from '../src/assemble';
import { answered, inReview, now } from './given';
import { runBuilt } from './command';
import { profile } from './people';
import { undisturbed } from '../src/credentials/domain/standing';

const uri = testMongoUri();
const fieldKey = randomBytes(32).toString('base64url');
let store: { connection: Connection; drop(): Promise<void> };
let deps: ReturnType<typeof wireDeps>;
beforeAll(async () => {
  store = await testStore(uri);
  const clock = fixedClock(now);
  const outbox = createOutbox({ service: 'membership', connection: store.connection, clock });
  deps = wireDeps({ ...store, clock, outbox }, { FIELD_KEY: new Secret(fieldKey) });
  await fill();
});
afterAll(() => store.drop());

/** Somebody with an application, and a registration where its last day is said. */
const put = async (name: string, nationality: string, state: typeof answered, expiresOn?: string) => {
  const [id, accountId] = [`pra_${name}`, `acc_${name}`];
  const person = { ...profile, nationality } as ProfileInput;
  await deps.practitioners.insert(openProfile({ id, fileNumber: `F-${name}`, accountId, profile: person }, now));
  const own = { id: `app_${name}`, number: `A-${name}`, practitionerId: id, accountId };
  await deps.applications.insert({ state: { ...state, ...own } });
  if (!expiresOn) return;
  const registration = { kind: 'REGISTRATION', content: { startsOn: '2024-12-01', employer: null } } as const;
  const granted = { id: `cre_${name}`, number: `R-${name}`, code: 'ABCDEFGH', status: 'ACTIVE' } as const;
  const whose = { practitionerId: id, accountId, applicationId: `app_of_${name}`, category: 'NURSE' } as const;
  const days = {
    issuedOn: '2024-12-01',
    expiresOn,
    extension: null,
    followedBy: null,
    replacedBy: null,
    standing: undisturbed,
    holder: profile.name,
  };
  await deps.credentials.insert({ state: { ...granted, ...whose, ...days, ...registration } });
};

const fill = async () => {
  await put('saudi', 'SA', answered, '2099-01-01');
  await put('draft', 'EG', answered);
  await put('waiting', 'EG', inReview, '2099-01-01');
  await put('ended', 'EG', { ...inReview, status: 'REJECTED' }, '2020-01-01');
  await put('other', 'EG', { ...answered, service: 'CARD_REPLACEMENT' });
};

const folder = mkdtempSync(path.join(tmpdir(), 'mumaris-rehearse-'));
const write = (name: string, content: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};
const rulesFolder = path.join(__dirname, '..', 'rules', 'applications', 'services');
const today = readFileSync(path.join(rulesFolder, '08-training-letter.yaml'), 'utf8');
const next = today
  .replace('version: 1', 'version: 2\nchanges: { ar: للسعوديين., en: For Saudis. }')
  .replace(/inForceFrom: .*/, "inForceFrom: '2099-01-01'")
  .replace(
    'requirements:\n',
    `requirements:
  - id: saudis
    rule: MEM-02
    eligibility: true
    check: { kind: oneOf, of: person.nationality, values: [SA] }
    label: { ar: للسعوديين, en: For Saudis }
    advice: { ar: لا يمكنكم طلبه., en: It is not for you. }
`,
  );

const rehearse = (...args: string[]) =>
  runBuilt('rehearse', args, {
    MONGODB_URI: uri.reveal(),
    FIELD_KEY: fieldKey,
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
  });

/** Everything that there is in the store, its collections and indexes as well. */
const dump = async () => {
  const collections = (await store.connection.listCollections()).map(({ name }) => name).sort();
  return Promise.all(
    collections.map(async (name) => {
      const collection = store.connection.collection(name);
      return [name, await collection.indexes(), await collection.find().sort({ _id: 1 }).toArray()];
    }),
  );
};

test('MEM-04 proposed rules name who would be affected and how, and change nothing', async () => {
  const before = await dump();
  const { code, stdout, stderr } = await rehearse(write('next.yaml', next));
  expect([code, stderr]).toEqual([0, '']);
  const refused = 'MEM-02 saudis: no such rule → not met';
  const why = 'What your profile or your answers say does not fit.';
  expect(stdout.trimEnd().split('\n')).toEqual([
    `A-draft (DRAFT)  ${refused}. ${why}`,
    `A-waiting (UNDER_REVIEW)  ${refused}. ${why}`,
    `R-waiting  ${refused}. ${why}`,
    '2 of 3 open applications and 1 of 2 registrations would be affected.',
    `  3 × ${refused}`,
  ]);
  expect(await dump()).toEqual(before);
});

test('MEM-04 each that is affected is a line of JSON where that is asked for, the counts the last', async () => {
  const { stdout } = await rehearse(write('next.yaml', next), '--json');
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toMatchObject([
    { what: 'APPLICATION', number: 'A-draft', status: 'DRAFT', effects: [{ id: 'saudis', from: null, to: 'UNMET' }] },
    { what: 'APPLICATION', number: 'A-waiting', status: 'UNDER_REVIEW' },
    { what: 'REGISTRATION', number: 'R-waiting', status: null },
    { looked: { APPLICATION: 3, REGISTRATION: 2 }, affected: { APPLICATION: 2, REGISTRATION: 1 } },
  ]);
});

test('MEM-04 the rules in force, and a new one that everybody meets, affect nobody', async () => {
  for (const file of [write('same.yaml', today), write('met.yaml', next.replace('[SA]', '[SA, EG]'))])
    expect((await rehearse(file)).stdout).toBe(
      '0 of 3 open applications and 0 of 2 registrations would be affected.\n',
    );
});

test('MEM-04 a file that is no service is refused with each place that is wrong', async () => {
  const tries: [string, RegExp][] = [
    [write('broken.yaml', next.replace('rule: MEM-02', 'rule: 2')), /broken\.yaml:[^]*requirements\[0\]\.rule/],
    [write('strange.yaml', next.replace('person.nationality', 'person.height')), /neither asked nor known/],
    [write('not.yaml', '{'), /not\.yaml/],
    [path.join(folder, 'nowhere.yaml'), /nowhere\.yaml/],
  ];
  const shut = () => Promise.reject(new Error('the store was opened'));
  for (const [file, said] of tries) await expect(rehearseCommand([file], shut)).rejects.toThrow(said);
  await expect(rehearseCommand([], shut)).rejects.toThrow(/^usage: npm run rehearse/);
  const { code, stdout, stderr } = await rehearse(write('new.yaml', next.replace('TRAINING_LETTER', 'NEW_SERVICE')));
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^.+new\.yaml: there is no service NEW_SERVICE yet, so that nobody is affected\n$/);
});
