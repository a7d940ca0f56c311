import { undisturbed } from '../src/credentials/domain/standing';
import { statusOn } from '../src/credentials/domain/status';
import { newId } from '@mumaris/kit/id';
import type { Caller } from '@mumaris/kit/auth/caller';
import type { TextSigner } from '@mumaris/kit/secrets/sign';
import { waitFor } from '@mumaris/kit/testing';
import { ApplicationPreliminarilyApprovedV1, ApplicationSubmittedV1, MembershipNumberGivenV1 } from '@mumaris/schemas';
import type { Content } from '../src/credentials';
import { approve as approveIn } from '../src/applications/domain/review';
import { createJourneys } from '../src/applications/store/journeys';
import { newReviewer } from '../src/reviewers/domain/reviewer';
import { now } from './given';
import { type Membership, startMembership } from './membership';
import { experience, reviewer, support, visitor } from './people';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
});
afterAll(() => membership.stop());

const saad = reviewer('acc_saad');

interface Person {
  readonly caller: Partial<Caller>;
  readonly accountId: string;
  readonly practitionerId: string;
}

type Held = Content & { issuedOn: string; expiresOn: string | null };

/** Grants a practitioner what is given. */
const give = async ({ accountId, practitionerId }: Person, held: Held) => {
  const id = newId('cre');
  const state = { id, number: id, code: 'ABCDEFGH', practitionerId, accountId, applicationId: `app_${id}` };
  const holder = { ar: 'نورة القحطاني', en: 'Noura Al-Qahtani' };
  await membership.deps.credentials.insert({
    state: {
      ...state,
      holder,
      category: 'NURSE',
      status: 'ACTIVE',
      extension: null,
      followedBy: null,
      replacedBy: null,
      standing: undisturbed,
      ...held,
    },
  });
};

/** A practitioner who holds what is given. */
const withCredential = async (accountId: string, held: Held): Promise<Person> => {
  const person = { ...(await membership.withProfile(accountId)), accountId };
  await give(person, held);
  return person;
};

const classified = (accountId: string) =>
  withCredential(accountId, {
    kind: 'CLASSIFICATION',
    content: { specialty: 'CRITICAL_CARE_NURSING', rank: 'NURSE_SPECIALIST' },
    issuedOn: '2026-01-10',
    expiresOn: null,
  });

const registered = (accountId: string, expiresOn: string) =>
  withCredential(accountId, {
    kind: 'REGISTRATION',
    content: { startsOn: '2024-12-01', employer: 'مستشفى أبها' },
    issuedOn: '2024-12-01',
    expiresOn,
  });

/** Starts a draft with its answers. */
const drafted = async ({ caller }: Person, service: string, answers: Record<string, string>) => {
  const { id } = await membership.done('startApplication', caller, { service });
  const written = Object.entries(answers).map(([question, value]) => ({ question, value }));
  await membership.done('answerQuestions', caller, { applicationId: id, answers: written });
  return id;
};

/** Uploads and attaches a document as each slot asks. */
const attach = async (person: Person, applicationId: string, documents: readonly (readonly [string, string])[]) => {
  for (const [slot, type] of documents) {
    const documentId = await membership.withDocument(person, { type, issuedOn: '2026-10-01', takenOn: '2026-10-01' });
    await membership.done('attachDocument', person.caller, { applicationId, slot, documentId });
  }
};

const seen = async ({ practitionerId, caller }: Person) => {
  const representations = [{ __typename: 'Practitioner', id: practitionerId }];
  const { data } = await membership.ask<{ _entities: Record<string, unknown>[] }>('registered', caller, {
    representations,
  });
  return data._entities[0];
};

const approve = async (applicationId: string) => {
  await membership.done('claimApplication', saad, { applicationId });
  return membership.done('approveApplication', saad, { applicationId });
};

test('MEM-02 MEM-03 MEM-12 MEM-62 a registration from draft to membership number, two years long', async () => {
  const { done, change, invoice, waitForStatus, bus } = membership;
  const person = await classified('acc_first');
  const { caller } = person;
  const id = await drafted(person, 'REGISTRATION', {
    employer: 'مستشفى عسير المركزي',
    specialty: 'CRITICAL_CARE_NURSING',
    rank: 'NURSE_SPECIALIST',
    worksFrom: '2026-12-01',
    internship: 'NO',
    confirmed: 'true',
  });
  const bare = await change('submitApplication', caller, { applicationId: id });
  expect(bare.errors.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`)).toEqual(
    ['employerLetter', 'photos', 'acceptanceLetter', 'degree', 'transcript', 'bachelor', 'identity'].map(
      (slot) => `REQUIREMENTS_UNMET ${slot}`,
    ),
  );
  await attach(person, id, [
    ['employerLetter', 'EMPLOYER_LETTER'],
    ...Array(3).fill(['photos', 'PERSONAL_PHOTO'] as const),
    ['acceptanceLetter', 'ACCEPTANCE_LETTER'],
    ['degree', 'DEGREE_CERTIFICATE'],
    ['transcript', 'TRANSCRIPT'],
    ['bachelor', 'BACHELOR_DEGREE'],
    ['identity', 'NATIONAL_ID'],
  ]);
  const strange = await membership.withDocument({ practitionerId: 'pra_other', accountId: 'acc_other' }, {});
  const stolen = await change('attachDocument', caller, {
    applicationId: id,
    slot: 'employerLetter',
    documentId: strange,
  });
  expect(stolen.errors).toMatchObject([{ code: 'UNKNOWN_DOCUMENT' }]);
  await done('submitApplication', caller, { applicationId: id });
  await invoice(id, 'ADMINISTRATIVE').paid();
  await waitForStatus(id, caller, 'UNDER_REVIEW');
  await approve(id);
  await invoice(id, 'SERVICE').paid();
  await waitForStatus(id, caller, 'COMPLETED');
  const { membershipNumber } = await bus.hear(
    MembershipNumberGivenV1,
    ({ practitionerId }) => practitionerId === person.practitionerId,
  );
  expect(await seen(person)).toMatchObject({
    membershipNumber,
    registration: { startsOn: '2026-11-22', expiresOn: '2028-11-22', employer: 'مستشفى عسير المركزي' },
    classification: { rank: { code: 'NURSE_SPECIALIST' } },
  });
});

test('MEM-05 a document is read by who handles an application of it, and stays once it was handed in', async () => {
  const { deps, done } = membership;
  const person = await registered('acc_reads', '2027-11-30');
  const id = await drafted(person, 'EMPLOYER_CHANGE', {
    employer: 'مستشفى الباحة',
    worksFrom: '2026-12-01',
    released: 'NO',
    confirmed: 'true',
  });
  await attach(person, id, [['employerLetter', 'EMPLOYER_LETTER']]);
  const [attached] = (await deps.applications.get(id)).attachments;
  const documentId = attached?.documentId ?? '';
  expect(await deps.applications.documentPorts.inUse(documentId)).toBe(false);
  await done('submitApplication', person.caller, { applicationId: id });
  expect(await deps.applications.documentPorts.inUse(documentId)).toBe(true);
  expect(await deps.documentPorts.handles('acc_saad', documentId)).toBe(false);
  await membership.invoice(id, 'ADMINISTRATIVE').paid();
  await membership.waitForStatus(id, person.caller, 'UNDER_REVIEW');
  await done('claimApplication', saad, { applicationId: id });
  expect(await deps.documentPorts.handles('acc_saad', documentId)).toBe(true);
  const earlier = { kind: 'CARD', content: {}, issuedOn: '2024-12-01', expiresOn: '2027-11-30' } as const;
  await give(person, earlier);
  // MEM-32: the approval of a change of employer moves the registration and prints a card.
  const changed = await done('approveApplication', saad, { applicationId: id });
  expect(changed).toMatchObject({ status: 'COMPLETED', outcome: { __typename: 'Card', expiresOn: '2027-11-30' } });
  expect(await seen(person)).toMatchObject({ registration: { employer: 'مستشفى الباحة', expiresOn: '2027-11-30' } });
  // MEM-63: the card before is in nobody's hand any more that it could stand for.
  const held = await deps.credentials.heldBy([person.practitionerId]);
  expect(held.filter(({ kind }) => kind === 'CARD').map((card) => statusOn(card, '2026-11-22'))).toEqual([
    'ACTIVE',
    'REPLACED',
  ]);
});

/** A draft of a renewal in which all is answered and attached, with a licence of another country. */
const renewalOf = async (person: Person) => {
  const { done } = membership;
  const no = { convicted: 'NO', sanctioned: 'NO', unwell: 'NO' };
  const yes = { birthDateConfirmed: 'true', nameConfirmed: 'true', identityConfirmed: 'true', confirmed: 'true' };
  const id = await drafted(person, 'REREGISTRATION', { ...no, ...yes, employer: 'مستشفى أبها' });
  const row = {
    experienceCountry: 'SA',
    experienceCity: 'أبها',
    workplace: 'مستشفى أبها',
    experienceSpecialty: 'CRITICAL_CARE_NURSING',
    jobTitle: 'ممرضة',
    jobDescription: 'تمريض العناية الحرجة',
    experienceStart: '2024-12-01',
    authorityType: 'MINISTRY_HOSPITAL',
  };
  const licence = {
    licenceSpecialty: 'CRITICAL_CARE_NURSING',
    licenceNumber: 'RN-48213',
    licenceExpiresOn: '2028-06-30',
    licenceCountry: 'JO',
    licenceAuthority: 'وزارة الصحة الأردنية',
    verificationReference: 'DF-2024-118',
  };
  const answers = Object.entries({ ...row, ...licence }).map(([question, value]) => ({ question, value, row: 0 }));
  await done('answerQuestions', person.caller, { applicationId: id, answers });
  await attach(person, id, [
    ['employerLetter', 'EMPLOYER_LETTER'],
    ['experienceCertificates', 'EXPERIENCE_CERTIFICATE'],
    ['licenceVerification', 'LICENCE_VERIFICATION'],
  ]);
  return id;
};

const handIn = async (id: string, { caller }: Person) => {
  await membership.done('submitApplication', caller, { applicationId: id });
  await membership.invoice(id, 'COMBINED').paid();
  await membership.waitForStatus(id, caller, 'UNDER_REVIEW');
};

test('MEM-13 MEM-62 a renewal pays both fees at once, and runs on from the old end', async () => {
  const { done, invoice, waitForStatus, bus } = membership;
  const person = await registered('acc_renews', '2026-11-30');
  const id = await renewalOf(person);
  expect(await done('submitApplication', person.caller, { applicationId: id })).toMatchObject({
    status: 'AWAITING_PAYMENT',
  });
  const said = await bus.hear(ApplicationSubmittedV1, ({ applicationId }) => applicationId === id);
  expect(said.fee).toBe('COMBINED');
  await invoice(id, 'COMBINED').paid();
  await waitForStatus(id, person.caller, 'UNDER_REVIEW');
  const { outcome } = await approve(id);
  expect(outcome).toMatchObject({ __typename: 'Registration', status: 'NOT_YET_IN_FORCE', expiresOn: '2028-11-30' });
  const renewed = await membership.deps.credentials.findByNumber(outcome?.number ?? '');
  expect(renewed?.content).toMatchObject({ startsOn: '2026-12-01' });
  // Until then the old period is the one in force.
  expect(await seen(person)).toMatchObject({ registration: { expiresOn: '2026-11-30' } });
  const check = { number: renewed?.number, code: renewed?.code };
  const { data } = await membership.ask<{ verifyCredential: object }>('verifyCredential', visitor, check);
  expect(data.verifyCredential).toMatchObject({ status: 'NOT_YET_IN_FORCE', expiresOn: '2028-11-30' });
});

test('MEM-32 a change of employer moves the period in force, and the one that renews it already', async () => {
  const { deps, done, invoice, waitForStatus } = membership;
  const person = await registered('acc_changes_twice', '2026-11-30');
  const content = { startsOn: '2026-12-01', employer: 'مستشفى أبها' };
  await give(person, { kind: 'REGISTRATION', content, issuedOn: '2026-11-01', expiresOn: '2028-11-30' });
  await give(person, { kind: 'REGISTRATION', content, issuedOn: '2022-11-01', expiresOn: '2024-11-30' });
  const employer = 'مستشفى الباحة';
  const answers = { employer, worksFrom: '2026-12-01', released: 'NO', confirmed: 'true' };
  const id = await drafted(person, 'EMPLOYER_CHANGE', answers);
  await attach(person, id, [['employerLetter', 'EMPLOYER_LETTER']]);
  await done('submitApplication', person.caller, { applicationId: id });
  await invoice(id, 'ADMINISTRATIVE').paid();
  await waitForStatus(id, person.caller, 'UNDER_REVIEW');
  await approve(id);
  const held = await deps.credentials.heldBy([person.practitionerId]);
  const employers = held.flatMap((one) => (one.kind === 'REGISTRATION' ? [[one.expiresOn, one.content.employer]] : []));
  expect(new Map(employers as [string, string][])).toEqual(
    new Map([
      ['2026-11-30', employer],
      ['2028-11-30', employer],
      ['2024-11-30', 'مستشفى أبها'],
    ]),
  );
});

test('MEM-13 what a renewal states of work and licences joins the profile as it is completed, once', async () => {
  const { deps, store } = membership;
  const person = await registered('acc_joins', '2026-11-30');
  const { practitionerId } = person;
  const own = () => deps.practitioners.get(practitionerId);
  const before = { ...experience, workplace: 'مستشفى ابها', startsOn: '2024-12-01', jobTitle: 'متدربة' };
  const added = await membership.change<{ errors: object[] }>('addExperience', person.caller, before);
  expect(added.errors).toEqual([]);
  const id = await renewalOf(person);
  await handIn(id, person);
  expect((await own()).licences).toEqual([]);
  await membership.done('claimApplication', saad, { applicationId: id });
  const dies = createJourneys({
    ...deps,
    connection: store.connection,
    signer: {} as TextSigner,
    handOver: () => Promise.resolve(),
    joinStated: () => Promise.reject(new Error('the process dies here')),
  }).advance(id, (one, journey) => approveIn(one, { reviewer: newReviewer('acc_saad') }, journey, deps.rules, now));
  await expect(dies).rejects.toThrow('the process dies here');
  expect(await deps.applications.get(id)).toMatchObject({ status: 'UNDER_REVIEW', credentialId: null });
  await membership.done('approveApplication', saad, { applicationId: id });
  expect(await own()).toMatchObject({
    experiences: [{ workplace: 'مستشفى أبها', startsOn: '2024-12-01', jobTitle: 'ممرضة', practice: true }],
    licences: [{ number: 'RN-48213', country: 'JO', expiresOn: '2028-06-30', verificationReference: 'DF-2024-118' }],
  });
  expect((await own()).experiences).toHaveLength(1);
});

describe('MEM-13 a list of the profile that is full', () => {
  const full = Array.from({ length: 60 }, (_, index) => ({
    ...{ ...experience, id: `exp_${index}`, workplace: `مستشفى ${index}`, documentIds: [] },
  }));
  const fill = ({ practitionerId }: Person, experiences: typeof full) =>
    membership.deps.practitioners.update(practitionerId, (one) => ({ state: { ...one, experiences } }));
  const refused = async (verb: 'answerQuestions' | 'submitApplication', { caller }: Person, input: object) =>
    (await membership.change(verb, caller, input)).errors.map(({ code, field }) => [code, ...(field ?? [])].join(' '));

  test('given the last place is free, then one more row is answered and a second is not, unless the profile has it', async () => {
    const person = await registered('acc_almost_full', '2026-11-30');
    await fill(person, full.slice(1));
    const applicationId = await renewalOf(person);
    const { answers } = await membership.deps.applications.get(applicationId);
    const second = answers.flatMap(({ question, value, row }) => (row === 0 ? [{ question, value, row: 1 }] : []));
    const experiences = second
      .filter(({ question }) => !/licen|verification/i.test(question))
      .map((one) => (one.question === 'workplace' ? { ...one, value: 'مستشفى نجران' } : one));
    const more = { applicationId, answers: experiences };
    expect(await refused('answerQuestions', person, more)).toEqual(['LIST_FULL experiences']);
    // One that the profile has already needs no place of its own.
    const known = [...experiences, { question: 'workplace', value: 'مستشفى أبها', row: 1 }];
    expect(await refused('answerQuestions', person, { applicationId, answers: known })).toEqual([]);
    await handIn(applicationId, person);
  });

  test('given it has filled up since the row was answered, then it is not handed in, and can be answered otherwise', async () => {
    const person = await registered('acc_filled', '2026-11-30');
    const applicationId = await renewalOf(person);
    await fill(person, full);
    expect(await refused('submitApplication', person, { applicationId })).toEqual(['LIST_FULL experiences']);
    const other = [{ question: 'employer', value: 'مستشفى جازان' }];
    expect(await refused('answerQuestions', person, { applicationId, answers: other })).toEqual([]);
    await fill(person, full.slice(1));
    await handIn(applicationId, person);
  });

  test('given it has filled up since the application was handed in, then it is completed, and the row stays there', async () => {
    const { deps } = membership;
    const person = await registered('acc_full', '2026-11-30');
    const id = await renewalOf(person);
    await handIn(id, person);
    await fill(person, full);
    expect(await approve(id)).toMatchObject({ status: 'COMPLETED' });
    const { experiences, licences } = await deps.practitioners.get(person.practitionerId);
    expect([experiences, licences.length]).toEqual([full, 1]);
    expect((await deps.applications.get(id)).answers).toContainEqual({ question: 'jobTitle', value: 'ممرضة', row: 0 });
  });
});

test('MEM-32 a replaced card is issued as soon as its one fee is paid', async () => {
  const person = await registered('acc_card', '2027-11-30');
  const id = await drafted(person, 'CARD_REPLACEMENT', { reason: 'LOST', lostOn: '2026-11-20', confirmed: 'true' });
  const handedIn = await membership.done('submitApplication', person.caller, { applicationId: id });
  expect(handedIn.status).toBe('PRELIMINARILY_APPROVED');
  const due = await membership.bus.hear(
    ApplicationPreliminarilyApprovedV1,
    ({ applicationId }) => applicationId === id,
  );
  expect(due.payUntil).toBe('2027-11-30');
  await membership.invoice(id, 'SERVICE').paid();
  const completed = await membership.waitForStatus(id, person.caller, 'COMPLETED');
  expect(completed.outcome).toMatchObject({ __typename: 'Card', status: 'ACTIVE' });
});

test('MEM-19 a service that opens soon refuses with that word', async () => {
  const { caller } = await membership.withProfile('acc_early');
  const { errors } = await membership.change('startApplication', caller, { service: 'CPD_RECOGNITION' });
  expect(errors).toMatchObject([{ code: 'SERVICE_OPENS_SOON', field: ['service'] }]);
  expect(errors[0]?.message.en).toMatch(/opens soon/);
});

interface Outlook {
  canI: {
    open: boolean;
    service: { code: string };
    missing: { id: string; eligibility: boolean; why: { en: string }; advice: { en: string } }[];
  }[];
}

describe('MEM-35 anyone learns what is open to them, and nothing is kept', () => {
  const ask = async (facts: object) => {
    const { data } = await membership.ask<Outlook>('canI', visitor, { facts });
    return new Map(data.canI.map((one) => [one.service.code, one]));
  };

  test('by what is stated', async () => {
    const nurse = await ask({ category: 'NURSE', nationality: 'SA', age: 66, classified: true, registered: false });
    expect(nurse.get('REGISTRATION')).toMatchObject({
      open: true,
      missing: expect.arrayContaining([expect.objectContaining({ id: 'medicalReport' })]),
    });
    expect(nurse.get('REREGISTRATION')?.open).toBe(false);
    expect(nurse.get('CLASSIFICATION')?.open).toBe(false); // it opens soon
    const abroad = await ask({ nationality: 'EG', classified: false, eligibilityNumber: false });
    expect(abroad.get('REGISTRATION')).toMatchObject({ open: false });
    expect(abroad.get('ELIGIBILITY_NUMBER')).toMatchObject({ open: true });
    expect((await ask({ classified: false, eligibilityNumber: true })).get('ELIGIBILITY_NUMBER')?.open).toBe(false);
    const learned = await ask({
      category: 'NURSE',
      nationality: 'SA',
      classified: true,
      registered: false,
      degree: 'MASTER',
      experienceYears: 0,
    });
    expect(learned.get('REGISTRATION')?.open).toBe(true);
  });

  test('what is left out is not known, neither yes nor no', async () => {
    const nothing = await ask({});
    expect(nothing.get('ELIGIBILITY_NUMBER')?.open).toBe(false);
    const classified = nothing.get('REGISTRATION')?.missing.find(({ id }) => id === 'classified');
    expect(classified).toMatchObject({
      why: { en: 'You have not stated what tells.' },
      advice: { en: 'State it with the rest, then ask again.' },
    });
    const profiles = [...nothing.values()]
      .flatMap(({ missing }) => missing)
      // What has to be verified follows from the entries of a profile alone (MEM-50).
      .filter(({ id, why }) => id !== 'verified' && /profile/.test(why.en));
    expect(profiles).toEqual([]);
  });

  test('MEM-16 a break tells what training it asks for', async () => {
    const asked = async (facts: object) =>
      (await ask(facts)).get('TRAINING_LETTER')?.missing.flatMap(({ id }) => (/months|break/.test(id) ? [id] : []));
    expect(await asked({})).toEqual([]);
    expect(await asked({ breakSince: '2022-11-21' })).toEqual(['kind-after-break', 'six-months']);
    expect(await asked({ breakSince: '2026-11-22' })).toEqual([]);
  });

  test.each([
    [{ nationality: 'XX' }, 'UNKNOWN_COUNTRY facts.nationality'],
    [{ age: -5 }, 'AGE_OUT_OF_RANGE facts.age'],
    [{ age: 0 }, 'AGE_OUT_OF_RANGE facts.age'],
    [{ age: 17 }, 'AGE_OUT_OF_RANGE facts.age'],
    [{ age: 101 }, 'AGE_OUT_OF_RANGE facts.age'],
    [{ breakSince: '2026-11-23' }, 'DAY_AHEAD facts.breakSince'],
    [{ experienceYears: -1 }, 'YEARS_OUT_OF_RANGE facts.experienceYears'],
    [{ experienceYears: 83 }, 'YEARS_OUT_OF_RANGE facts.experienceYears'],
  ])('%j is refused', async (facts, refused) => {
    const { errors } = await membership.ask('canI', visitor, { facts });
    expect(errors?.map(({ extensions }) => extensions)).toMatchObject([
      { code: refused.split(' ')[0], field: refused.split(' ')[1]?.split('.') },
    ]);
  });
});

test('BIL-01 drafts that were written under other rules than those in force are found', async () => {
  const { deps } = membership;
  const person = await classified('acc_moves');
  const { id } = await membership.done('startApplication', person.caller, { service: 'CERTIFICATE_RECOGNITION' });
  const { services } = deps.rules;
  const current = services.find(({ code }) => code === 'CERTIFICATE_RECOGNITION');
  expect(await deps.applications.get(id)).toMatchObject({ rulesVersion: current?.version });
  const on = (version: number) => deps.applications.findOnOldRules([{ code: 'CERTIFICATE_RECOGNITION', version }], 10);
  await waitFor(async () => (await on(2)).includes(id));
  expect(await on(1)).toEqual([]);
  expect(await membership.see(id, support)).toMatchObject({ status: 'DRAFT' });
});
