import { waitFor } from '@mumaris/kit/testing';
import {
  ApplicationCancelledV1,
  ApplicationCompletedV1,
  ApplicationPreliminarilyApprovedV1,
  ApplicationReturnedV1,
  ApplicationReviewStartedV1,
  ApplicationSubmittedV1,
  CredentialIssuedV1,
} from '@mumaris/schemas';
import { type Membership, startedAt, startMembership } from './membership';
import { answers, reviewer } from './people';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
});
afterAll(() => membership.stop());

const saad = reviewer('acc_saad');

test('MEM-16 MEM-20 MEM-21 MEM-60 a training letter from draft to document, with one return on the way', async () => {
  const { done, invoice, waitForStatus, withProfile, bus, see } = membership;
  const { caller } = await withProfile('acc_whole');

  const draft = await done('startApplication', caller, { service: 'TRAINING_LETTER' });
  const applicationId = draft.id;
  expect(draft).toMatchObject({ status: 'DRAFT', deadline: null, nextStep: { actor: 'APPLICANT' }, outcome: null });
  expect(draft.number).toMatch(/^A-\d{3}-\d{3}-\d{3}$/);

  const answered = await done('answerQuestions', caller, { applicationId, answers });
  expect(answered.requirements.every(({ met }) => met)).toBe(true);
  expect(answered.answers).toContainEqual({ question: 'startsOn', value: '2027-01-01' });
  expect(answered.answers).toContainEqual({ question: 'endsOn', value: '2027-06-05' });

  const handedIn = await done('submitApplication', caller, { applicationId });
  expect(handedIn).toMatchObject({ status: 'AWAITING_ADMIN_FEE', submittedAt: startedAt, deadline: null });
  expect(handedIn.nextStep?.actor).toBe('SYSTEM');
  const said = await bus.hear(ApplicationSubmittedV1, (data) => data.applicationId === applicationId);
  expect(said).toMatchObject({ number: draft.number, category: 'NURSE', submittedAt: startedAt });

  const admin = invoice(applicationId, 'ADMINISTRATIVE');
  await admin.issued();
  const due = await waitFor(async () => {
    const seen = await see(applicationId, caller);
    return seen.deadline && seen;
  });
  expect(due).toMatchObject({
    deadline: { at: '2026-12-22T20:59:59.999Z', day: '2026-12-22', hijri: '1448-07-13' },
    nextStep: { actor: 'APPLICANT' },
  });
  await admin.paid();
  await waitForStatus(applicationId, caller, 'UNDER_REVIEW');
  await bus.hear(ApplicationReviewStartedV1, (data) => data.applicationId === applicationId);

  await done('claimApplication', saad, { applicationId });
  const deficiencies = [{ ar: 'تاريخ بداية التدريب غير واضح.', en: 'The start is unclear.', question: 'startsOn' }];
  const returned = await done('returnApplication', saad, { applicationId, deficiencies });
  expect(returned).toMatchObject({ status: 'RETURNED', deadline: { at: '2026-12-22T20:59:59.999Z' } });
  expect(returned.deficiencies).toEqual([
    { question: 'startsOn', text: { ar: 'تاريخ بداية التدريب غير واضح.', en: 'The start is unclear.' } },
  ]);
  await bus.hear(ApplicationReturnedV1, (data) => data.applicationId === applicationId);

  await done('answerQuestions', caller, { applicationId, answers: [{ question: 'startsOn', value: '2027-02-01' }] });
  const again = await done('resubmitApplication', caller, { applicationId });
  expect(again).toMatchObject({ status: 'UNDER_REVIEW', deficiencies: [], deadline: null });

  await done('claimApplication', saad, { applicationId });
  const approved = await done('approveApplication', saad, { applicationId, remark: 'seen with the head of unit' });
  expect(approved).toMatchObject({ status: 'PRELIMINARILY_APPROVED', outcome: null });
  expect(JSON.stringify(approved)).not.toContain('head of unit');
  const approval = await bus.hear(ApplicationPreliminarilyApprovedV1, (data) => data.applicationId === applicationId);
  expect(approval).toMatchObject({ category: 'NURSE', approvedAt: startedAt });

  await invoice(applicationId, 'SERVICE').paid();
  const completed = await waitForStatus(applicationId, caller, 'COMPLETED');
  expect(completed).toMatchObject({ nextStep: null, deadline: null });
  expect(completed.outcome).toMatchObject({
    __typename: 'TrainingLetter',
    status: 'ACTIVE',
    issuedOn: '2026-11-22',
    expiresOn: '2027-06-05',
    institution: 'مستشفى الملك خالد الجامعي',
    startsOn: '2027-02-01',
    endsOn: '2027-06-05',
  });
  expect(completed.outcome?.number).toMatch(/^TL-\d{3}-\d{3}-\d{3}$/);
  expect(completed.outcome?.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  const completion = await bus.hear(ApplicationCompletedV1, (data) => data.applicationId === applicationId);
  const issued = await bus.hear(CredentialIssuedV1, (data) => data.credentialId === completion.credentialId);
  expect(issued).toMatchObject({ kind: 'TRAINING_LETTER', number: completed.outcome?.number, expiresOn: '2027-06-05' });
  const subjects = bus
    .heard()
    .filter(({ data }) => 'credentialId' in data)
    .map(({ subject }) => subject);
  expect(subjects).toEqual(expect.arrayContaining([applicationId, completion.credentialId]));

  expect(completed.timeline.map(({ actor, status }) => `${actor} ${status}`)).toEqual([
    'APPLICANT DRAFT',
    'APPLICANT AWAITING_ADMIN_FEE',
    'SYSTEM AWAITING_ADMIN_FEE',
    'SYSTEM UNDER_REVIEW',
    'REVIEWER UNDER_REVIEW',
    'REVIEWER RETURNED',
    'APPLICANT UNDER_REVIEW',
    'REVIEWER UNDER_REVIEW',
    'REVIEWER PRELIMINARILY_APPROVED',
    'SYSTEM COMPLETED',
    'SYSTEM COMPLETED',
  ]);
  expect(JSON.stringify(completed.timeline)).not.toMatch(/[{}]\w+[{}]|acc_saad/);
});

test('MEM-20 billing said twice, late or out of order changes nothing', async () => {
  const { bus, done, handled, invoice, see, submitted, waitForStatus } = membership;
  const { caller, application } = await submitted('acc_shuffled');
  const { id: applicationId } = application;
  const admin = invoice(applicationId, 'ADMINISTRATIVE');
  const service = invoice(applicationId, 'SERVICE');

  await handled(await service.paid()); // before anybody asked for it
  const paid = await admin.paid();
  await handled(paid);
  const reviewed = await see(applicationId, caller);
  expect(reviewed).toMatchObject({ status: 'UNDER_REVIEW', deadline: null });
  await bus.publishAgain(paid);
  await handled(await admin.issued()); // overtaken by its payment
  await handled(await admin.paid()); // the same news under another event id
  await handled(await admin.expired()); // late
  expect(await see(applicationId, caller)).toEqual(reviewed);

  await done('claimApplication', saad, { applicationId });
  await done('approveApplication', saad, { applicationId });
  await handled(await service.paid());
  const completed = await waitForStatus(applicationId, caller, 'COMPLETED');
  await handled(await service.paid());
  await handled(await service.expired());
  await handled(await admin.expired());
  expect(await see(applicationId, caller)).toEqual(completed);
  const letters = await membership.store.connection.collection('credentials').countDocuments({ applicationId });
  expect(letters).toBe(1);
});

test('MEM-23 an unpaid fee cancels the application and says which', async () => {
  const { bus, done, inReview, invoice, submitted, waitForStatus } = membership;
  const { caller, application } = await submitted('acc_no_admin');
  await invoice(application.id, 'ADMINISTRATIVE').expired();
  const ended = await waitForStatus(application.id, caller, 'CANCELLED');
  expect(ended.timeline.at(-1)).toMatchObject({
    actor: 'SYSTEM',
    text: { en: expect.stringMatching(/administrative/) },
  });
  const said = await bus.hear(ApplicationCancelledV1, (data) => data.applicationId === application.id);
  expect(said.why).toBe('ADMIN_FEE_UNPAID');

  const second = await inReview('acc_no_service');
  const { id: applicationId } = second.application;
  await done('claimApplication', saad, { applicationId });
  await done('approveApplication', saad, { applicationId });
  await invoice(applicationId, 'SERVICE').expired();
  await waitForStatus(applicationId, second.caller, 'CANCELLED');
  const why = await bus.hear(ApplicationCancelledV1, (data) => data.applicationId === applicationId);
  expect(why.why).toBe('SERVICE_FEE_UNPAID');
});

test('BIL-06 a waived fee counts as paid at once, and the timeline names the decision', async () => {
  const { done, invoice, submitted, waitForStatus } = membership;
  const { caller, application } = await submitted('acc_exempt');
  const { id: applicationId } = application;
  await invoice(applicationId, 'ADMINISTRATIVE').waived();
  const reviewed = await waitForStatus(applicationId, caller, 'UNDER_REVIEW');
  expect(reviewed.timeline.at(-1)).toMatchObject({
    actor: 'SYSTEM',
    text: {
      en: 'The fee was waived by decision DM-2026-004, and the application went on without a payment.',
    },
  });
  await done('claimApplication', saad, { applicationId });
  await done('approveApplication', saad, { applicationId });
  await invoice(applicationId, 'SERVICE').waived();
  expect((await waitForStatus(applicationId, caller, 'COMPLETED')).outcome).not.toBeNull();
});
