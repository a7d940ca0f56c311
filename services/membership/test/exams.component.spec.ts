import type { Caller } from '@mumaris/kit/auth/caller';
import type { Failure } from '@mumaris/kit/errors';
import { newId, newNumber } from '@mumaris/kit/id';
import { waitFor } from '@mumaris/kit/testing';
import {
  ExamAttemptFeeDueV1,
  ExamOfferMadeV1,
  ExamResultCorrectedV1,
  ExamResultRecordedV1,
  ExamSittingVoidedV1,
  QualificationDocumentedV1,
} from '@mumaris/schemas';
import { Webhook } from 'standardwebhooks';
import type { Application } from '../src/applications/domain/application';
import { grant } from '../src/credentials';
import { candidacyIdOf } from '../src/exams/domain/candidacy';
import { bookExam } from '../src/exams/use-cases/bookings';
import { createSeatLine } from '../src/exams/use-cases/seat-line';
import { examResultsSecret, type Membership, startedAt, startMembership } from './membership';
import type { Operation } from './operations';
import { examiner, person, profile, qualification, reviewer } from './people';
import { candidacy } from './exams-given';
import * as given from './given';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
});
afterAll(() => membership.stop());
beforeEach(() => membership.clock.moveTo(new Date(startedAt)));

const E1 = examiner('acc_E1');
const E2 = examiner('acc_E2');
const reason = { ar: 'كان مفتاح الإجابة عن السؤال 14 خاطئًا.', en: 'The key of question 14 was wrong.' };

interface SeenExam {
  used: number;
  left: number;
  nextFee: string | null;
  barrier: { code: string } | null;
  booking: { id: string } | null;
  waiting: { place: number | null; offeredUntil: string | null } | null;
  attempts: { number: number; outcome: string; correction: { agreed: boolean | null } | null }[];
}
interface SeenSitting {
  id: string;
  number: string;
  free: number;
  waiting: number;
  status: string;
}
type Answer = { exam: SeenExam | null; sitting: SeenSitting | null; errors: Failure[] };

const change = (operation: Operation, caller: Partial<Caller>, input: object) =>
  membership.change<Answer>(operation, caller, input);
const codes = ({ errors }: Answer) => errors.map(({ code }) => code);

const sitting = async (startsAt: string, capacity = 10, centre = 'RIYADH') => {
  const input = { exam: 'PROFESSIONAL_CLASSIFICATION', centre, startsAt, capacity };
  const { sitting: made, errors } = await change('createExamSitting', E1, input);
  if (!made) throw new Error(JSON.stringify(errors));
  return made;
};

interface Sitter {
  readonly caller: Partial<Caller>;
  readonly accountId: string;
  readonly practitionerId: string;
  readonly id: string;
  readonly number: string;
}

/** Somebody whose application awaits its exam: put there as rows. */
const sitter = async (name: string): Promise<Sitter> => {
  const accountId = `acc_${name}`;
  const { caller, practitionerId } = await membership.withProfile(accountId);
  const [id, number] = [newId('app'), newNumber('A')];
  await membership.deps.applications.insert({ state: awaitingExam({ id, number, practitionerId, accountId }) });
  await membership.deps.candidacies.insert({
    state: candidacy(name, {
      id: candidacyIdOf(id),
      applicationId: id,
      number,
      practitionerId,
      accountId,
      openedAt: membership.clock.now(),
    }),
  });
  return { caller, accountId, practitionerId, id, number };
};

/** An application that is through its review. */
const awaitingExam = (whose: Pick<Application, 'id' | 'number' | 'practitionerId' | 'accountId'>): Application => {
  const { code: service, version: rulesVersion } = membership.deps.rules.inForce('CLASSIFICATION', '2026-11-22');
  const draft = { ...given.draft, ...whose, service, rulesVersion, category: 'NURSE' as const };
  return { ...draft, status: 'AWAITING_EXAM', submittedAt: given.now };
};

const book = ({ caller, id }: Sitter, { id: sittingId }: SeenSitting) =>
  change('bookExam', caller, { applicationId: id, sittingId });
const exam = async ({ caller, id }: Sitter) =>
  (await membership.ask<{ application: { status: string; exam: SeenExam } }>('examOfApplication', caller, { id })).data
    .application;

interface Recorded {
  taken: number;
  known: number;
  rejected: { row: number; failure: { code: string } }[];
}
const record = (results: object[], by = E1) => membership.change<Recorded>('recordExamResults', by, { results });
const rowOf = ({ number }: Sitter, { number: of }: SeenSitting, attempt: number, outcome: string) => ({
  application: number,
  sitting: of,
  attempt,
  outcome,
});

/** Books, sits and hears the result; the clock stands an hour after the start. */
const sit = async (who: Sitter, startsAt: string, attempt: number, outcome: string) => {
  const held = await sitting(startsAt);
  expect(codes(await book(who, held))).toEqual([]);
  membership.clock.moveTo(new Date(Date.parse(startsAt) + 3_600_000));
  expect(await record([rowOf(who, held, attempt, outcome)])).toMatchObject({ taken: 1, rejected: [] });
  return held;
};

test('MEM-10, MEM-52, MEM-53 a classification from draft to grant: the exam failed twice, the third attempt paid and passed', async () => {
  const { caller, practitionerId } = await membership.withProfile('acc_journey');
  const accountId = 'acc_journey';
  const { errors } = await membership.change<{ errors: Failure[] }>('addQualification', caller, qualification);
  expect(errors).toEqual([]);
  const { id, number } = await membership.done('startApplication', caller, { service: 'CLASSIFICATION' });
  const written = { specialty: 'GENERAL_NURSING', rank: 'NURSE_SPECIALIST', confirmed: 'true' };
  const answers = Object.entries(written).map(([question, value]) => ({ question, value }));
  await membership.done('answerQuestions', caller, { applicationId: id, answers });
  const slots = { degreeCertificate: 'DEGREE_CERTIFICATE', transcript: 'TRANSCRIPT', identity: 'NATIONAL_ID' };
  for (const [slot, type] of Object.entries(slots)) {
    const documentId = await membership.withDocument({ practitionerId, accountId }, { type, expiresOn: '2030-01-01' });
    await membership.done('attachDocument', caller, { applicationId: id, slot, documentId });
  }
  const handedIn = await membership.done('submitApplication', caller, { applicationId: id });
  expect(handedIn.status).toBe('AWAITING_ADMIN_FEE');
  await membership.invoice(id, 'ADMINISTRATIVE').paid();
  await membership.waitForStatus(id, caller, 'UNDER_REVIEW');
  await membership.done('claimApplication', reviewer('acc_r'), { applicationId: id });
  const approved = await membership.done('approveApplication', reviewer('acc_r'), { applicationId: id });
  expect(approved.status).toBe('AWAITING_EXAM');

  const who = { caller, accountId, practitionerId, id, number };
  await sit(who, '2026-12-06T06:00:00.000Z', 1, 'FAIL');
  await sit(who, '2027-01-10T06:00:00.000Z', 2, 'FAIL');
  await membership.bus.hear(ExamAttemptFeeDueV1, ({ applicationId }) => applicationId === id);
  expect((await exam(who)).exam).toMatchObject({
    used: 2,
    left: 1,
    nextFee: 'DUE',
    barrier: { code: 'ATTEMPT_FEE_UNPAID' },
  });
  await membership.invoice(id, 'EXAM', '2027-02-09T20:59:59.999Z').issued();
  await waitFor(async () => (await membership.see(id, caller)).deadline, { what: 'the deadline of the fee' });
  await membership.invoice(id, 'EXAM').paid();
  await waitFor(async () => (await exam(who)).exam.nextFee === 'SETTLED', { what: 'the fee to be settled' });
  expect((await membership.see(id, caller)).deadline).toBeNull();

  await sit(who, '2027-02-14T06:00:00.000Z', 3, 'PASS');
  expect((await exam(who)).status).toBe('PRELIMINARILY_APPROVED');
  await membership.bus.hear(QualificationDocumentedV1, (data) => data.practitionerId === practitionerId);
  const [practitioner] = await membership.deps.practitioners.byIds([practitionerId]);
  expect(practitioner?.qualifications[0]?.documentedAt).toEqual(membership.clock.now());
  await membership.invoice(id, 'SERVICE').paid();
  const completed = await membership.waitForStatus(id, caller, 'COMPLETED');
  expect(completed.outcome).toMatchObject({ __typename: 'Classification', status: 'ACTIVE' });
});

test('MEM-53, MEM-54 the third fail refuses the application, and an unpaid third attempt cancels it', async () => {
  const failing = await sitter('failing');
  await sit(failing, '2026-12-06T06:00:00.000Z', 1, 'FAIL');
  await sit(failing, '2027-01-10T06:00:00.000Z', 2, 'FAIL');
  await membership.invoice(failing.id, 'EXAM').waived();
  await waitFor(async () => (await exam(failing)).exam.nextFee === 'SETTLED', { what: 'the waived fee' });
  await sit(failing, '2027-02-14T06:00:00.000Z', 3, 'FAIL');
  const seen = await exam(failing);
  expect([seen.status, seen.exam.barrier?.code]).toEqual(['REJECTED', 'NO_ATTEMPT_LEFT']);
  expect((await membership.see(failing.id, failing.caller)).timeline.at(-1)?.text.en).toContain('three attempts');

  membership.clock.moveTo(new Date(startedAt));
  const unpaid = await sitter('unpaid');
  await sit(unpaid, '2026-12-06T06:00:00.000Z', 1, 'FAIL');
  await sit(unpaid, '2027-01-10T06:00:00.000Z', 2, 'FAIL');
  await membership.invoice(unpaid.id, 'EXAM').expired();
  await membership.waitForStatus(unpaid.id, unpaid.caller, 'CANCELLED');
});

test('MEM-54 seat-01 a: 1,000 who book the last of 10 seats at once: one has it, the others hear SITTING_FULL', async () => {
  const held = await sitting('2026-12-20T06:00:00.000Z', 10);
  const { practitionerId } = await membership.withProfile('acc_racing');
  const { deps, store, clock } = membership;
  const rows = Array.from({ length: 1_009 }, (_, index) => {
    const { id, ...state } = candidacy(`r${index}`, { practitionerId, number: `A-r${index}`, openedAt: clock.now() });
    return { _id: id, version: 1, ...state };
  });
  await store.connection.collection<{ _id: string }>('exam_candidacies').insertMany(rows);
  const onwards = { pass: async () => undefined, fail: async () => undefined };
  const useCase = bookExam({ ...deps, onwards, clock });
  const bookAs = (index: number) =>
    useCase({
      caller: { accountId: `acc_r${index}` } as Caller,
      applicationId: `app_r${index}`,
      sittingId: held.id,
    }).then(
      () => 'BOOKED',
      (error: { code?: string }) => error.code ?? String(error),
    );
  for (let index = 0; index < 9; index++) expect(await bookAs(index)).toBe('BOOKED');
  const began = performance.now();
  const ends = await Promise.all(Array.from({ length: 1_000 }, (_, index) => bookAs(index + 9)));
  const took = performance.now() - began;
  const counted = Object.groupBy(ends, (end) => end);
  expect([counted['BOOKED']?.length, counted['SITTING_FULL']?.length]).toEqual([1, 999]);
  expect((await deps.sittings.get(held.id)).seats).toHaveLength(10);
  expect(took).toBeLessThan(20_000);
}, 60_000);

test('MEM-54 1,000 race for 10 seats of two replicas: 10 have one, and nobody waits for ever', async () => {
  const held = await sitting('2026-12-21T06:00:00.000Z', 10);
  const { practitionerId } = await membership.withProfile('acc_racing2');
  const { deps, store, clock } = membership;
  const rows = Array.from({ length: 1_000 }, (_, index) => {
    const { id, ...state } = candidacy(`q${index}`, { practitionerId, number: `A-q${index}`, openedAt: clock.now() });
    return { _id: id, version: 1, ...state };
  });
  await store.connection.collection<{ _id: string }>('exam_candidacies').insertMany(rows);
  const onwards = { pass: async () => undefined, fail: async () => undefined };
  // Each has a line of its own, as two processes would.
  const replica = () => bookExam({ ...deps, seatLine: createSeatLine(deps), onwards, clock });
  const [one, other] = [replica(), replica()];
  const ends = await Promise.all(
    rows.map(({ applicationId, accountId }, index) =>
      (index % 2 ? one : other)({ caller: { accountId } as Caller, applicationId, sittingId: held.id }).then(
        () => 'BOOKED',
        (error: { code?: string }) => error.code ?? String(error),
      ),
    ),
  );
  const counted = Object.groupBy(ends, (end) => end);
  expect([counted['BOOKED']?.length, counted['SITTING_FULL']?.length]).toEqual([10, 990]);
}, 60_000);

test('MEM-54 a freed place is offered to who waits first, lapses, and goes to the next; a move never loses the seat', async () => {
  const held = await sitting('2026-12-20T06:00:00.000Z', 1);
  const other = await sitting('2026-12-27T06:00:00.000Z', 1);
  const [mona, w1, w2, late] = [await sitter('mona'), await sitter('w1'), await sitter('w2'), await sitter('late')];
  expect(codes(await book(mona, held))).toEqual([]);
  expect(codes(await book(w1, held))).toEqual(['SITTING_FULL']);
  const join = ({ caller, id }: Sitter) =>
    change('joinExamWaitingList', caller, { applicationId: id, sittingId: held.id });
  expect((await join(w1)).exam?.waiting).toMatchObject({ place: 1 });
  expect((await join(w2)).exam?.waiting).toMatchObject({ place: 2 });
  const moved = await change('moveExamBooking', mona.caller, { applicationId: mona.id, sittingId: other.id });
  expect(moved.exam?.booking?.id).toBe(other.id);
  await membership.bus.hear(ExamOfferMadeV1, ({ accountId }) => accountId === w1.accountId);
  expect(codes(await book(late, held))).toEqual(['SITTING_FULL']);
  // Back is not possible either, and the seat that is held stays.
  const back = await change('moveExamBooking', mona.caller, { applicationId: mona.id, sittingId: held.id });
  expect([codes(back), (await exam(mona)).exam.booking?.id]).toEqual([['SITTING_FULL'], other.id]);
  membership.clock.moveTo(new Date(Date.parse(startedAt) + 13 * 3_600_000));
  await membership.bus.hear(ExamOfferMadeV1, ({ accountId }) => accountId === w2.accountId);
  expect((await exam(w1)).exam.waiting).toBeNull();
  expect(codes(await book(w2, held))).toEqual([]);
  const cancel = ({ caller, id }: Sitter) => change('cancelExamBooking', caller, { applicationId: id });
  expect((await cancel(w2)).exam).toMatchObject({ used: 0, booking: null });
  membership.clock.moveTo(new Date('2026-12-25T06:00:00.001Z'));
  expect(codes(await cancel(mona))).toEqual(['TOO_LATE_TO_CHANGE']);
});

test('MEM-54 a voided sitting uses no attempt, and everybody is told; a cancelled application gives its seat back', async () => {
  const held = await sitting('2026-12-20T06:00:00.000Z', 2);
  const [one, two, gone] = [await sitter('one'), await sitter('two'), await sitter('gone')];
  for (const who of [one, gone]) await book(who, held);
  await membership.done('cancelApplication', gone.caller, { applicationId: gone.id });
  expect((await membership.deps.sittings.get(held.id)).seats).toHaveLength(1);
  expect(codes(await book(gone, held))).toEqual(['EXAM_NOT_NOW']);
  await book(two, held);
  const { sitting: voided } = await change('voidExamSitting', E1, { sittingId: held.id, reason });
  expect(voided?.status).toBe('VOIDED');
  for (const { accountId } of [one, two])
    await membership.bus.hear(ExamSittingVoidedV1, (data) => data.accountId === accountId);
  expect((await exam(one)).exam).toMatchObject({ used: 0, left: 3, booking: null });
  await waitFor(async () => (await membership.deps.sittings.get(held.id)).releasedAt, { what: 'all to be released' });
});

test('MEM-54 attempt-02 a, b, e: good rows are taken, bad ones named, and the same again changes nothing', async () => {
  const held = await sitting('2026-12-20T06:00:00.000Z');
  const [good, torn, stranger] = [await sitter('good'), await sitter('torn'), await sitter('stranger')];
  for (const who of [good, torn]) await book(who, held);
  membership.clock.moveTo(new Date('2026-12-20T08:00:00.000Z'));
  const file = [
    rowOf(good, held, 1, 'FAIL'),
    rowOf(torn, held, 1, 'FAIL'),
    rowOf(torn, held, 1, 'PASS'),
    rowOf(stranger, held, 1, 'FAIL'),
  ];
  const rejected = [
    { row: 2, failure: { code: 'CONFLICTING_RESULTS' } },
    { row: 3, failure: { code: 'CONFLICTING_RESULTS' } },
    { row: 4, failure: { code: 'NOT_BOOKED' } },
  ];
  expect(await record(file)).toMatchObject({ taken: 1, known: 0, rejected });
  for (const _ of [2, 3]) expect(await record(file)).toMatchObject({ taken: 0, known: 1, rejected });
  expect(await Promise.all([good, torn, stranger].map(async (who) => (await exam(who)).exam.used))).toEqual([1, 0, 0]);
  const told = await membership.deps.candidacies.get(candidacyIdOf(good.id));
  expect(told.attempts).toHaveLength(1);
  await membership.bus.hear(ExamResultRecordedV1, ({ applicationId }) => applicationId === good.id);
});

test('MEM-54 attempt-02 c, d: a fail is corrected to a pass by two, the first result is kept, and the application goes on', async () => {
  const who = await sitter('corrected');
  await sit(who, '2026-12-06T06:00:00.000Z', 1, 'FAIL');
  await sit(who, '2027-01-10T06:00:00.000Z', 2, 'FAIL');
  await membership.invoice(who.id, 'EXAM').paid();
  const about = { application: who.number, attempt: 2 };
  expect(codes(await change('proposeExamCorrection', E1, { ...about, to: 'PASS', reason }))).toEqual([]);
  expect(codes(await change('decideExamCorrection', E1, { ...about, agree: true }))).toEqual(['SAME_PERSON']);
  const decided = await change('decideExamCorrection', E2, { ...about, agree: true });
  expect(decided.exam?.attempts[1]).toMatchObject({ outcome: 'FAIL', correction: { agreed: true } });
  const told = await membership.bus.hear(ExamResultCorrectedV1, ({ applicationId }) => applicationId === who.id);
  expect(told.feeOwed).toBe(false);
  expect((await exam(who)).status).toBe('PRELIMINARILY_APPROVED');
});

test('MEM-52, MEM-32 who lives abroad books with an eligibility number, which the paid third attempt brings back', async () => {
  const who = await sitter('abroad');
  const held = await sitting('2026-12-20T06:00:00.000Z', 10, 'CAIRO');
  await membership.deps.practitioners.update(who.practitionerId, (one) => ({
    state: { ...one, profile: { ...one.profile, address: { ...one.profile.address, country: 'EG' } } },
  }));
  expect(codes(await book(who, held))).toEqual(['ELIGIBILITY_NEEDED']);
  const number = newId('cre');
  const earned = { practitionerId: who.practitionerId, accountId: who.accountId, applicationId: `app_${number}` };
  const granted = grant(
    { id: number, number: newNumber('EN'), code: 'ABCDEFGH' },
    {
      ...earned,
      holder: profile.name,
      category: 'NURSE',
      kind: 'ELIGIBILITY_NUMBER',
      content: {},
      expiresOn: '2026-12-31',
    },
    membership.clock.now(),
  );
  await membership.deps.credentials.insert(granted);
  await sit(who, '2026-12-06T06:00:00.000Z', 1, 'FAIL');
  await sit(who, '2026-12-27T06:00:00.000Z', 2, 'FAIL');
  membership.clock.moveTo(new Date('2027-01-10T06:00:00.000Z'));
  const third = await sitting('2027-01-24T06:00:00.000Z', 10, 'CAIRO');
  await membership.invoice(who.id, 'EXAM').paid();
  await waitFor(async () => (await exam(who)).exam.nextFee === 'SETTLED', { what: 'the fee to be settled' });
  expect(codes(await book(who, third))).toEqual([]);
  const again = await membership.deps.credentials.get(number);
  expect([again.expiresOn, again.reactivation]).toEqual([
    '2026-12-31',
    { applicationId: who.id, from: '2027-01-10', until: '2028-01-10' },
  ]);
  expect((await membership.deps.credentials.factsOf(again)).map(({ kind }) => kind)).toEqual([
    'GRANTED',
    'REACTIVATED',
  ]);
});

test('MEM-54 marking again is asked for by the applicant, listed for examiners and answered by one', async () => {
  const who = await sitter('remarked');
  await sit(who, '2026-12-06T06:00:00.000Z', 1, 'FAIL');
  const asked = await change('askExamRemarking', who.caller, { applicationId: who.id, attempt: 1, why: 'السؤال 14' });
  expect(codes(asked)).toEqual([]);
  const { data } = await membership.ask<{ examRequests: { edges: { node: { number: string } }[] } }>(
    'examRequests',
    E1,
  );
  expect(data.examRequests.edges.map(({ node }) => node.number)).toEqual([who.number]);
  const answer = { application: who.number, attempt: 1, stands: true, text: reason };
  expect(codes(await change('answerExamRemarking', E1, answer))).toEqual([]);
  expect(codes(await change('answerExamRemarking', E2, answer))).toEqual(['NO_REMARKING_ASKED']);
});

test('MEM-54 what is of others is not found, and a stranger books nothing', async () => {
  const who = await sitter('own');
  const held = await sitting('2026-12-20T06:00:00.000Z');
  const stranger = person('acc_stranger');
  expect(codes(await change('bookExam', stranger, { applicationId: who.id, sittingId: held.id }))).toEqual([
    'NOT_FOUND',
  ]);
  expect(codes(await book(who, { ...held, id: 'sit_none' }))).toEqual(['NOT_FOUND']);
});

describe('MEM-54 a file of results of the company that holds exams', () => {
  const own = new Webhook(examResultsSecret);
  const heading = 'application,sitting,attempt,outcome';
  const post = async (file: string, webhook = own) => {
    const [id, at] = ['msg_1', new Date()];
    const response = await fetch(`${membership.url}/webhooks/exam-results`, {
      method: 'POST',
      headers: {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': webhook.sign(id, at, file),
      },
      body: file,
    });
    return { status: response.status, body: (await response.json()) as Recorded & { code?: string } };
  };
  const rejectedOf = ({ rejected }: Recorded) => rejected.map(({ row, failure }) => `${row} ${failure.code}`);
  const line = (...[who, of, attempt, outcome]: Parameters<typeof rowOf>) =>
    Object.values(rowOf(who, of, attempt, outcome)).join(',');

  test('good rows are taken, bad ones named by their row, and the same file again changes nothing', async () => {
    const [one, other] = [await sitter('file_one'), await sitter('file_other')];
    const held = await sitting('2026-12-06T06:00:00.000Z');
    for (const who of [one, other]) expect(codes(await book(who, held))).toEqual([]);
    membership.clock.moveTo(new Date('2026-12-06T07:00:00.000Z'));
    const file = [
      `\ufeff${heading}`,
      line(one, held, 1, 'PASS'),
      line(other, held, 1, 'MAYBE'),
      '',
      'A-000-000-000,S-1,1,FAIL',
      line(other, held, 2, 'FAIL'),
    ].join('\r\n');
    const first = await post(file);
    expect([first.status, first.body.taken, first.body.known]).toEqual([200, 1, 0]);
    expect(rejectedOf(first.body)).toEqual(['3 RESULT_ROW_BROKEN', '5 NOT_BOOKED', '6 WRONG_ATTEMPT']);
    const again = await post(file);
    expect([again.status, again.body.taken, again.body.known]).toEqual([200, 0, 1]);
    expect((await exam(one)).status).toBe('PRELIMINARILY_APPROVED');
    const mended = await post(
      `outcome,attempt,sitting,application\n${['FAIL', 1, held.number, other.number].join()}\n`,
    );
    expect(mended.body).toMatchObject({ taken: 1, rejected: [] });
    const contradicting = await post([heading, line(other, held, 1, 'FAIL'), line(other, held, 1, 'PASS')].join('\n'));
    expect(rejectedOf(contradicting.body)).toEqual(['2 CONFLICTING_RESULTS', '3 CONFLICTING_RESULTS']);
  });

  test.each([
    ['', 'RESULTS_FILE_BROKEN'],
    ['application,sitting,attempt\nA-1,S-1,1', 'RESULTS_FILE_BROKEN'],
    [`${heading}\n"A-1,S-1,1,PASS\n`, 'RESULTS_FILE_BROKEN'],
    [heading, 'TOO_MANY_RESULTS'],
    [[heading, ...Array.from({ length: 1_001 }, () => 'A-1,S-1,1,PASS')].join('\n'), 'TOO_MANY_RESULTS'],
  ])('what is no such file is refused with what to do: %#', async (file, code) => {
    expect(await post(file)).toMatchObject({ status: 422, body: { code } });
  });

  test('whoever does not know the secret is heard by nobody', async () => {
    const forged = await post(`${heading}\nA-1,S-1,1,PASS`, new Webhook(Buffer.from('another one').toString('base64')));
    expect(forged).toMatchObject({ status: 401, body: { code: 'SIGNATURE_INVALID' } });
  });
});
