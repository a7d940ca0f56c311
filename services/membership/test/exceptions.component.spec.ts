import type { Caller } from '@mumaris/kit/auth/caller';
import { addDays, dayOf, endOfDay } from '@mumaris/kit/calendar';
import type { Failure } from '@mumaris/kit/errors';
import { newId, newNumber } from '@mumaris/kit/id';
import { waitFor } from '@mumaris/kit/testing';
import { ExceptionAppliedV1, ExceptionReversedV1, type ProfessionalCategory } from '@mumaris/schemas';
import { everythingReadBy } from './everything';
import * as given from './given';
import { type Membership, startedAt, startMembership } from './membership';
import { admin, lead, person, secretaryGeneral, support, visitor } from './people';
import { undisturbed } from '../src/credentials/domain/standing';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
});
afterAll(() => membership.stop());
beforeEach(() => membership.clock.moveTo(new Date(startedAt)));

const reason = { ar: 'تعطلت الخدمات بسبب السيول.', en: 'Services were down because of the floods.' };
const back = { ar: 'عادت الخدمات إلى العمل.', en: 'The services are up again.' };

interface SeenException {
  id: string;
  number: string;
  status: string;
  applied: number;
  affected: { count: number; atLeast: boolean; sample: object[] } | null;
  steps?: { status: string; mine: boolean; by: { id: string } | null; reason: { en: string } | null }[];
}
interface Changed {
  exception: SeenException | null;
  errors: Failure[];
}

const change = (operation: Parameters<Membership['change']>[0], caller: Partial<Caller>, input: object) =>
  membership.change<Changed>(operation, caller, input);

const propose = async (proposal: object, by = lead): Promise<SeenException> => {
  const { exception, errors } = await change('proposeException', by, {
    reason,
    services: [],
    categories: [],
    ...proposal,
  });
  if (!exception) throw new Error(JSON.stringify(errors));
  return exception;
};

/** An exception that two people have put in force. */
const inForce = async (proposal: object): Promise<SeenException> => {
  const { id: exceptionId } = await propose(proposal);
  const { exception } = await change('decideException', secretaryGeneral, { exceptionId, agree: true });
  expect(exception).toMatchObject({ status: 'IN_FORCE' });
  return exception as SeenException;
};

/** Reverses it by two people. */
const reverse = async (exceptionId: string) => {
  await change('proposeExceptionReversal', lead, { exceptionId, reason: back });
  const { exception } = await change('decideExceptionReversal', admin, { exceptionId, agree: true });
  expect(exception).toMatchObject({ status: 'REVERSED', affected: null });
};

const see = async (id: string, caller = secretaryGeneral) =>
  (await membership.ask<{ exception: SeenException }>('exception', caller, { id })).data.exception;

const waitForApplied = (id: string, applied: number) =>
  waitFor(async () => (await see(id)).applied === applied, { what: `${applied} records of ${id}` });

/** A new practitioner's registration. */
const registered = async (accountId: string, expiresOn: string, category: ProfessionalCategory = 'NURSE') => {
  const { caller, practitionerId } = await membership.withProfile(accountId);
  const [id, number] = [newId('cre'), newNumber('R')];
  const whose = { practitionerId, accountId, applicationId: `app_of_${id}`, holder: reason, category } as const;
  const content = { startsOn: '2024-12-01', employer: null };
  await membership.deps.credentials.insert({
    state: {
      ...{ id, number, code: 'ABCDEFGH', status: 'ACTIVE', kind: 'REGISTRATION', content, ...whose },
      ...{ issuedOn: '2024-12-01', expiresOn, extension: null, followedBy: null, replacedBy: null },
      standing: undisturbed,
    },
  });
  return { caller, practitionerId, number };
};

interface Registered {
  _entities: { registration: { expiresOn: string; extension: object | null } | null }[];
}
const registrationOf = async ({ caller, practitionerId: id }: { caller: Partial<Caller>; practitionerId: string }) => {
  const representations = [{ __typename: 'Practitioner', id }];
  const { data } = await membership.ask<Registered>('registered', caller, { representations });
  return data._entities[0]?.registration;
};
const publicEnd = async (number: string) => {
  const { data } = await membership.ask<{ verifyCredential: { expiresOn: string; status: string } }>(
    'verifyCredential',
    visitor,
    { number, code: 'ABCDEFGH' },
  );
  return data.verifyCredential;
};
const told = (contract: typeof ExceptionAppliedV1 | typeof ExceptionReversedV1, number: string) =>
  membership.bus
    .heard()
    .filter(({ type, data }) => type === contract.type && (data as { number?: string }).number === number);

describe('MEM-36 all registrations that end in April run to 1 August', () => {
  const april = { kind: 'REGISTRATION_END', endsFrom: '2027-04-01', endsUntil: '2027-04-30', until: '2027-08-01' };

  test('given registrations around April, when two people agree, then those in April run on, everybody sees it, and it is taken back', async () => {
    const [first, last, next] = [
      await registered('acc_first', '2027-04-01'),
      await registered('acc_last', '2027-04-30'),
      await registered('acc_next', '2027-05-01'),
    ];
    const input = { reason, services: [], categories: [], ...april };
    const { data: seen } = await membership.ask<{ previewException: object }>('previewException', lead, { input });
    expect(seen.previewException).toMatchObject({
      count: 2,
      atLeast: false,
      sample: [first, last]
        .map(({ number }, index) => ({ number, from: ['2027-04-01', '2027-04-30'][index], to: '2027-08-01' }))
        .toSorted((one, other) => one.number.localeCompare(other.number)),
    });
    const { id, number } = await inForce(april);
    await waitForApplied(id, 2);

    const extension = { number, kind: 'REGISTRATION_END', reason: { en: reason.en }, until: '2027-08-01' };
    expect(await registrationOf(last)).toMatchObject({ expiresOn: '2027-08-01', extension });
    expect(await registrationOf(next)).toMatchObject({ expiresOn: '2027-05-01', extension: null });
    expect(await publicEnd(last.number)).toMatchObject({ expiresOn: '2027-08-01', status: 'ACTIVE' });
    const { data } = await membership.ask<{ exceptions: object[] }>('exceptions', visitor);
    expect(data.exceptions).toMatchObject([{ number, reason: { en: reason.en }, scope: { endsUntil: '2027-04-30' } }]);

    // What comes into its scope while it is in force.
    const late = await registered('acc_late', '2027-04-15');
    await waitForApplied(id, 3);
    const [event] = await waitFor(() => {
      const found = told(ExceptionAppliedV1, late.number);
      return found.length > 0 && found;
    });
    expect(event?.data).toMatchObject({ accountId: 'acc_late', exception: number, until: '2027-08-01' });

    membership.clock.moveTo(new Date('2027-04-20T09:00:00.000Z'));
    await reverse(id);
    await waitFor(async () => (await registrationOf(last))?.expiresOn === '2027-04-30', { what: 'its own end' });
    // Whose own end has passed by has three days: until the end of 23 April.
    await waitFor(async () => (await registrationOf(first))?.expiresOn === '2027-04-23', { what: 'the notice' });
    expect(await registrationOf(first)).toMatchObject({ extension: { until: '2027-04-23' } });
    await waitFor(() => told(ExceptionReversedV1, first.number).length === 1, { what: 'the reversal to be told' });
    expect(told(ExceptionReversedV1, first.number)[0]?.data).toMatchObject({ until: '2027-04-23', reason: back });
    expect(told(ExceptionAppliedV1, first.number)).toHaveLength(1);
  });

  test('given an exception for nurses, then a physician’s registration ends as it did', async () => {
    const days = { ...april, endsFrom: '2027-09-01', endsUntil: '2027-09-30', until: '2027-12-01' };
    const physician = await registered('acc_physician', '2027-09-10', 'PHYSICIAN');
    const nurse = await registered('acc_nurse', '2027-09-10');
    const { id } = await inForce({ ...days, categories: ['NURSE'] });
    await waitForApplied(id, 1);
    expect(await registrationOf(nurse)).toMatchObject({ expiresOn: '2027-12-01' });
    expect(await registrationOf(physician)).toMatchObject({ expiresOn: '2027-09-10' });
    membership.clock.moveTo(new Date('2027-12-01T21:00:00.000Z'));
    await waitFor(async () => (await see(id)).status === 'ENDED', { what: 'its end' });
    // It can be renewed still (MEM-64).
    expect(await registrationOf(nurse)).toMatchObject({ status: 'EXPIRED' });
  });
});

describe('MEM-36 who may', () => {
  const proposal = { kind: 'REGISTRATION_END', endsFrom: '2030-04-01', endsUntil: '2030-04-30', until: '2030-08-01' };

  test('given a proposal of the Secretary-General, when the same person decides, then it waits for another', async () => {
    const { id: exceptionId } = await propose(proposal, secretaryGeneral);
    const own = await change('decideException', secretaryGeneral, { exceptionId, agree: true });
    expect(own).toMatchObject({ exception: null, errors: [{ code: 'SAME_PERSON' }] });
    const { data } = await membership.ask<{ exceptionRegister: { edges: { node: { id: string } }[] } }>(
      'exceptionRegister',
      admin,
      { statuses: ['PROPOSED'] },
    );
    expect(data.exceptionRegister.edges.map(({ node }) => node.id)).toContain(exceptionId);
    const { exception } = await change('decideException', admin, { exceptionId, agree: false });
    expect(exception).toMatchObject({ status: 'REFUSED' });
    expect((await see(exceptionId)).steps).toMatchObject([
      { status: 'PROPOSED', mine: true, by: { id: 'acc_general' } },
      { status: 'REFUSED', mine: false, by: { id: 'acc_admin' } },
    ]);
  });

  test('given anybody else, then nothing is proposed, decided, previewed or seen but what is in force', async () => {
    const { id } = await propose(proposal);
    const input = { reason, services: [], categories: [], ...proposal };
    for (const caller of [visitor, person('acc_any'), support]) {
      const answers = await Promise.all([
        membership.ask('proposeException', caller, { input }),
        membership.ask('previewException', caller, { input }),
        membership.ask('decideException', caller, { input: { exceptionId: id, agree: true } }),
        membership.ask('exception', caller, { id }),
        membership.ask('exceptionRegister', caller),
      ]);
      for (const { errors } of answers) expect(errors).toHaveLength(1);
    }
    expect(await see(id)).toMatchObject({ status: 'PROPOSED' });
  });

  test('given a proposal with all that can be wrong, then each is told at its field', async () => {
    const wrong = { kind: 'REQUIREMENT', services: ['DANCE'], endsFrom: '2030-01-01', until: '30/02/2030' };
    const { errors } = await change('proposeException', lead, { reason, categories: [], ...wrong });
    expect(errors.map(({ code, field }) => [code, field?.join('.')])).toEqual([
      ['BAD_DATE', 'until'],
      ['NOT_OF_THIS_KIND', 'endsFrom'],
      ['REQUIRED', 'requirement'],
      ['REQUIRED', 'from'],
      ['UNKNOWN_SERVICE', 'services.0'],
    ]);
  });
});

test('MEM-36 given a returned application, when its period is prolonged and that is reversed, then its applicant sees when and why, and by no name', async () => {
  const { caller, application } = await membership.put('acc_returned', { ...given.returned, category: 'NURSE' });
  const { id: applicationId } = application;
  const first = dayOf(given.returned.dueAt as Date);
  const { id, number } = await inForce({
    kind: 'RETURN_PERIOD',
    services: ['TRAINING_LETTER'],
    endsFrom: addDays(first, -1),
    endsUntil: first,
    until: '2027-02-01',
  });
  await waitForApplied(id, 1);
  const seen = await membership.see(applicationId, caller);
  expect(seen.deadline).toMatchObject({ day: '2027-02-01' });
  expect(seen.timeline.at(-1)?.text.en).toContain(reason.en);
  const noted = await membership.ask<{ application: { exceptions: object[] } }>('excepted', caller, {
    id: applicationId,
  });
  expect(noted.data.application.exceptions).toMatchObject([{ number, kind: 'RETURN_PERIOD', until: '2027-02-01' }]);
  const everything = await everythingReadBy(membership, caller, applicationId);
  expect(everything).toContain(number);
  for (const staff of [lead, secretaryGeneral, admin]) expect(everything).not.toContain(staff.accountId);

  // A day after its first end it is open still; then its exception is reversed.
  membership.clock.moveTo(endOfDay(addDays(first, 1)));
  await reverse(id);
  const notice = addDays(first, 4);
  await waitFor(async () => (await membership.see(applicationId, caller)).deadline?.day === notice, {
    what: 'the notice',
  });
  membership.clock.moveTo(new Date(endOfDay(notice).getTime() + 1));
  await membership.waitForStatus(applicationId, caller, 'CANCELLED');
});

interface Excepted {
  application: {
    exceptions: { number: string; until: string }[];
    requirements: { id: string; verdict: string; why: { en: string } }[];
  };
}

describe('MEM-36 a requirement that keeps drafts back', () => {
  const requirement = 'classified';
  const service = 'CERTIFICATE_RECOGNITION';
  const today = dayOf(new Date(startedAt));

  /** A draft that is complete but for a classification. */
  const drafted = async (accountId: string) => {
    const { caller, practitionerId } = await membership.withProfile(accountId);
    const { id } = await membership.done('startApplication', caller, { service });
    const answers = Object.entries({
      title: 'الإنعاش',
      issuer: 'جمعية القلب',
      awardedOn: '2026-01-01',
      country: 'SA',
      specialty: 'GENERAL_NURSING',
      confirmed: 'true',
    });
    const written = answers.map(([question, value]) => ({ question, value }));
    await membership.done('answerQuestions', caller, { applicationId: id, answers: written });
    const documentId = await membership.withDocument(
      { practitionerId, accountId },
      { type: 'COURSE_CERTIFICATE', issuedOn: '2026-01-01' },
    );
    await membership.done('attachDocument', caller, { applicationId: id, slot: 'certificate', documentId });
    const see = async () => (await membership.ask<Excepted>('excepted', caller, { id })).data.application;
    return {
      see,
      submit: () => membership.change('submitApplication', caller, { applicationId: id }),
      verdict: async () => (await see()).requirements.find((one) => one.id === requirement),
    };
  };

  interface Outlook {
    canI: { service: { code: string }; missing: { id: string }[] }[];
  }
  /** Whether anyone who asks without an account is told that they have to be classified first (MEM-35). */
  const barsIt = async () => {
    const { data } = await membership.ask<Outlook>('canI', {}, { facts: { category: 'NURSE' } });
    const it = data.canI.find((one) => one.service.code === service);
    return it?.missing.some(({ id }) => id === requirement);
  };

  test('given it is lifted, then they can be handed in, until the end of the notice of its reversal', async () => {
    const [first, second] = [await drafted('acc_lifted'), await drafted('acc_lifted_too')];
    expect(await first.submit()).toMatchObject({ errors: [{ code: 'REQUIREMENTS_UNMET' }] });
    expect(await barsIt()).toBe(true);
    const lift = { kind: 'REQUIREMENT', services: [service], requirement, from: today, until: '2027-03-01' };
    const { affected } = await propose(lift);
    expect(affected).toMatchObject({ count: 2, atLeast: false });
    expect(affected?.sample).toContainEqual({
      number: expect.stringMatching(/^A-/) as string,
      fileNumber: expect.stringMatching(/^F-/) as string,
      from: null,
      to: null,
    });
    const { id, number } = await inForce(lift);
    await waitForApplied(id, 2);
    expect(await first.verdict()).toMatchObject({ verdict: 'NOT_APPLICABLE', why: { en: reason.en } });
    expect(await first.submit()).toMatchObject({ application: { status: 'AWAITING_ADMIN_FEE' }, errors: [] });
    expect(await barsIt()).toBe(false);

    await reverse(id);
    const notice = addDays(today, 3);
    await waitFor(async () => (await second.see()).exceptions[0]?.until === notice, { what: 'the notice' });
    expect((await first.see()).exceptions).toMatchObject([{ number, until: '2027-03-01' }]);
    const third = await drafted('acc_too_late');
    expect(await third.verdict()).toMatchObject({ verdict: 'UNMET' });
    membership.clock.moveTo(endOfDay(notice));
    expect(await second.verdict()).toMatchObject({ verdict: 'NOT_APPLICABLE' });
    membership.clock.moveTo(new Date(endOfDay(notice).getTime() + 1));
    expect(await second.submit()).toMatchObject({ errors: [{ code: 'REQUIREMENTS_UNMET' }] });
  });
});
