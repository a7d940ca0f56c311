import { type Membership, startMembership } from './membership';
import { person, reviewer, support, visitor } from './people';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
});
afterAll(() => membership.stop());

const saad = reviewer('acc_saad');
const stranger = person('acc_stranger');
const codesOf = (answer: { errors?: { extensions: Record<string, unknown> }[] }) =>
  answer.errors?.map(({ extensions }) => extensions['code']);

test('an application of somebody else is as if it did not exist; staff who handle it may read it', async () => {
  const { ask, change, submitted } = membership;
  const { caller, application } = await submitted('acc_private');
  const { id } = application;
  const foreign = await ask('application', stranger, { id });
  const unknown = await ask('application', stranger, { id: 'app_none' });
  expect(foreign).toEqual(unknown);
  expect(codesOf(foreign)).toEqual(['NOT_FOUND']);
  expect(codesOf(await ask('application', visitor, { id }))).toEqual(['UNAUTHENTICATED']);
  expect(codesOf(await ask('application', { accountId: 'acc_f', roles: ['FINANCE'] }, { id }))).toEqual(['NOT_FOUND']);
  for (const reader of [caller, saad, support])
    expect((await ask('application', reader, { id })).data).toMatchObject({ application: { id } });

  const input = { applicationId: id };
  for (const step of ['submitApplication', 'cancelApplication', 'resubmitApplication'] as const)
    for (const other of [stranger, support])
      expect((await change(step, other, input)).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  const answers = { ...input, answers: [] };
  expect((await change('answerQuestions', stranger, answers)).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  for (const step of ['claimApplication', 'approveApplication'] as const)
    expect(codesOf(await ask(step, caller, { input }))).toEqual(['FORBIDDEN']);
  expect(codesOf(await ask('reviewQueue', caller))).toEqual(['FORBIDDEN']);
  const known = (await ask('application', saad, { id: 'app_none' })).errors;
  expect(known?.[0]?.extensions['message']).toMatchObject({ ar: expect.stringMatching(/\p{Script=Arabic}/u) });
});

interface Entities {
  _entities: ({
    id: string;
    fileNumber?: string;
    number?: string;
    practitioner?: {
      registration: null;
      credentials: { edges: object[] };
      applications: { edges: { node: { id: string; status: string; requirements: object[] } }[] };
    } | null;
  } | null)[];
}

test('MEM-04 me with the profile and the open applications with their requirements', async () => {
  const { ask, done, submitted } = membership;
  const { caller, application } = await submitted('acc_me');
  await done('cancelApplication', caller, { applicationId: application.id });
  const { id } = await done('startApplication', caller, { service: 'TRAINING_LETTER' });
  const representations = [{ __typename: 'Account', id: 'acc_me' }];
  const seen = async (filter: object) => {
    const { data, errors } = await ask<Entities>('entities', caller, { representations, filter });
    expect(errors).toBeUndefined();
    const practitioner = data._entities[0]?.practitioner;
    expect(practitioner).toMatchObject({ registration: null, credentials: { edges: [] } });
    return practitioner?.applications.edges.map(({ node }) => node);
  };
  const open = await seen({ open: true });
  expect(open).toMatchObject([{ id, status: 'DRAFT' }]);
  expect(open?.[0]?.requirements).toHaveLength(14);
  expect(await seen({})).toMatchObject([{ id }, { id: application.id, status: 'CANCELLED' }]);
  expect(await seen({ statuses: ['CANCELLED'] })).toMatchObject([{ id: application.id }]);
  expect(await seen({ statuses: ['CANCELLED'], open: true })).toEqual([]);
});

test('references from other services are authorised like any other way in', async () => {
  const { ask, submitted } = membership;
  const { caller, application } = await submitted('acc_referred');
  const own = await ask<{ application: { applicant: { id: string } } }>('application', caller, { id: application.id });
  const practitionerId = own.data.application.applicant.id;
  const representations = [
    { __typename: 'Practitioner', id: practitionerId },
    { __typename: 'Application', id: application.id },
  ];
  const entities = async (reader: typeof caller) =>
    (await ask<Entities>('entities', reader, { representations })).data._entities;
  expect(await entities(caller)).toMatchObject([{ id: practitionerId }, { number: application.number }]);
  expect(await entities(saad)).toMatchObject([{ id: practitionerId }, { number: application.number }]);
  expect(await entities(stranger)).toEqual([null, null]);
  const account = { representations: [{ __typename: 'Account', id: 'acc_referred' }] };
  const foreign = await ask<Entities>('entities', stranger, account);
  expect(foreign.data._entities).toEqual([{ id: 'acc_referred', practitioner: null }]);
  expect(codesOf(foreign)).toEqual(['FORBIDDEN']);
});

test('MEM-40 anyone with the number sees where an application stands, and nothing personal', async () => {
  const { ask, submitted } = membership;
  const { application } = await submitted('acc_status');
  const { data } = await ask('applicationStatus', visitor, { number: ` ${application.number.toLowerCase()} ` });
  expect(data).toEqual({
    applicationStatus: {
      number: application.number,
      service: { code: 'TRAINING_LETTER' },
      status: 'AWAITING_ADMIN_FEE',
      statusText: { ar: 'بانتظار سداد الرسوم الإدارية', en: 'awaiting the administrative fee' },
      submittedAt: application.submittedAt,
      updatedAt: application.submittedAt,
    },
  });
  expect((await ask('applicationStatus', visitor, { number: 'A-000-000-000' })).data).toEqual({
    applicationStatus: null,
  });
});

test('MEM-61 anyone with number and code sees that a document is real; with one of them nothing', async () => {
  const { ask, clock, done, inReview, invoice, waitForStatus } = membership;
  const { caller, application } = await inReview('acc_letter');
  const { id: applicationId } = application;
  await done('claimApplication', saad, { applicationId });
  await done('approveApplication', saad, { applicationId });
  await invoice(applicationId, 'SERVICE').paid();
  const { outcome } = await waitForStatus(applicationId, caller, 'COMPLETED');
  const { number = '', code = '' } = outcome ?? {};
  const verify = async (asked: { number: string; code: string }) =>
    (await ask<{ verifyCredential: object | null }>('verifyCredential', visitor, asked)).data.verifyCredential;
  const view = {
    number,
    kind: { ar: 'خطاب تدريب', en: 'Training letter' },
    holder: { ar: 'نورة عبدالله القحطاني', en: 'Noura Abdullah Al-Qahtani' },
    category: 'NURSE',
    status: 'ACTIVE',
    issuedOn: '2026-11-22',
    expiresOn: '2027-06-05',
    conditions: [],
  };
  expect(await verify({ number, code })).toEqual(view);
  const copied = `${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
  expect(await verify({ number: number.toLowerCase(), code: copied })).toEqual(view);
  const other = code.startsWith('A') ? `B${code.slice(1)}` : `A${code.slice(1)}`;
  for (const wrong of [
    { number, code: other },
    { number, code: '' },
    { number: 'TL-000-000-000', code },
    { number: '', code: '' },
  ])
    expect(await verify(wrong)).toBeNull();

  clock.moveTo('2027-06-05T20:59:59.999Z');
  expect(await verify({ number, code })).toMatchObject({ status: 'ACTIVE' });
  clock.moveTo('2027-06-05T21:00:00.000Z');
  expect(await verify({ number, code })).toMatchObject({ status: 'EXPIRED' });
});

test('MEM-16 anyone sees what a service asks for', async () => {
  const { data } = await membership.ask<{
    services: { code: string; questions: { id: string; choices: object[] }[] }[];
  }>('services', visitor);
  expect(data.services).toHaveLength(15);
  const letter = data.services.find(({ code }) => code === 'TRAINING_LETTER');
  expect(letter).toMatchObject({ usualWorkingDays: 5, steps: expect.arrayContaining(['UNDER_REVIEW']) });
  const [kind, institution] = letter?.questions ?? [];
  expect(kind).toMatchObject({
    id: 'kind',
    kind: 'CHOICE',
    choices: [{ value: 'QUALIFYING' }, { value: 'AFTER_BREAK' }],
  });
  expect(institution).toMatchObject({ kind: 'TEXT', choices: [] });
});
