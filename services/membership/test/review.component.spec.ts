import { waitFor } from '@mumaris/kit/testing';
import { ApplicationCancelledV1, ApplicationRejectedV1 } from '@mumaris/schemas';
import { type Changed, type Membership, startedAt, startMembership } from './membership';
import { person, reviewer, support } from './people';
import * as given from './given';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
});
afterAll(() => membership.stop());
afterEach(() => membership.clock.moveTo(startedAt));

const saad = reviewer('acc_saad');
const hind = reviewer('acc_hind');
const deficiencies = [{ ar: 'اذكر المدينة.', en: 'Name the city.' }];
const codes = ({ errors }: Changed) => errors.map(({ code }) => code);

interface Queue {
  reviewQueue: {
    edges: {
      cursor: string;
      node: { id: string; claim: { mine: boolean } | null; applicant: { fileNumber: string } };
    }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}
interface Listed {
  _entities: { practitioner: { applications: { edges: { node: { id: string } }[] } } }[];
}
const queue = async (caller = saad, filter: object = {}, page: object = {}) =>
  (await membership.ask<Queue>('reviewQueue', caller, { filter, ...page })).data.reviewQueue;

test('MEM-28 the queue is oldest first, in pages, by service, without the reviewer’s own', async () => {
  const { clock, done, inReview } = membership;
  const ids: string[] = [];
  for (const minute of [1, 2, 3]) {
    clock.moveTo(new Date(Date.parse(startedAt) + minute * 60_000));
    ids.push((await inReview(`acc_queue_${minute}`)).application.id);
  }
  const own = await inReview('acc_saad');
  const first = await queue(saad, { service: 'TRAINING_LETTER' }, { first: 2 });
  expect(first.edges.map(({ node }) => node.id)).toEqual(ids.slice(0, 2));
  expect(first.edges[0]?.node.applicant.fileNumber).toMatch(/^F-/);
  const second = await queue(saad, {}, { first: 2, after: first.pageInfo.endCursor });
  expect(second.edges.map(({ node }) => node.id)).toEqual(ids.slice(2));
  expect((await queue(hind)).edges.map(({ node }) => node.id)).toEqual([...ids, own.application.id]);

  const [applicationId = ''] = ids;
  await done('claimApplication', saad, { applicationId });
  const mine = await queue(saad, { mine: true });
  expect(mine.edges.map(({ node }) => node)).toMatchObject([{ id: applicationId, claim: { mine: true } }]);
  expect((await queue(hind)).edges[0]?.node).toMatchObject({ id: applicationId, claim: { mine: false } });
  expect((await queue(hind, { mine: true })).edges).toEqual([]);

  // MEM-22: what comes back from its applicant keeps its first place.
  await done('returnApplication', saad, { applicationId, deficiencies });
  await done('resubmitApplication', person('acc_queue_1'), { applicationId });
  expect((await queue()).edges.map(({ node }) => node.id)).toEqual(ids);
});

test('MEM-28 of ten reviewers who reach for one application one has it', async () => {
  const { change, inReview } = membership;
  const { application } = await inReview('acc_wanted');
  const input = { applicationId: application.id };
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => change('claimApplication', reviewer(`acc_r${index}`), input)),
  );
  expect(answers.filter(({ errors }) => !errors.length)).toHaveLength(1);
  expect(answers.flatMap(codes)).toEqual(Array.from({ length: 9 }, () => 'ALREADY_CLAIMED'));
});

test('MEM-28 a decision needs the claim, and nobody decides on an application of their own', async () => {
  const { change, done, inReview } = membership;
  const { application } = await inReview('acc_hind');
  const input = { applicationId: application.id };
  const reason = { ar: 'لا يستوفي الشروط.', en: 'It does not meet the conditions.' };
  const decide = (caller: typeof saad) => [
    change('approveApplication', caller, input),
    change('returnApplication', caller, { ...input, deficiencies }),
    change('rejectApplication', caller, { ...input, reason, nonCompliance: true }),
    change('releaseApplication', caller, input),
  ];
  expect(codes(await change('claimApplication', hind, input))).toEqual(['OWN_APPLICATION']);
  for (const answer of await Promise.all(decide(hind))) expect(codes(answer)).toEqual(['OWN_APPLICATION']);
  for (const answer of await Promise.all(decide(saad))) expect(codes(answer)).toEqual(['CLAIM_FIRST']);
  await done('claimApplication', reviewer('acc_third'), input);
  for (const answer of await Promise.all(decide(saad))) expect(codes(answer)).toEqual(['CLAIM_FIRST']);
  await done('releaseApplication', reviewer('acc_third'), input);
  await done('claimApplication', saad, input);
});

test('MEM-24 a rejection carries its reason and whether it was for non-compliance', async () => {
  const { bus, change, done, inReview } = membership;
  const { caller, application } = await inReview('acc_rejected');
  const { id: applicationId } = application;
  await done('claimApplication', saad, { applicationId });
  const wrong = await change('rejectApplication', saad, {
    applicationId,
    reason: { ar: 'no Arabic', en: '   ' },
    nonCompliance: true,
  });
  expect(wrong.errors.map(({ code, field }) => [code, field])).toEqual([
    ['TEXT_ARABIC', ['reason', 'ar']],
    ['TEXT_ENGLISH', ['reason', 'en']],
  ]);
  const reason = { ar: 'لا يستوفي البرنامج الشروط.', en: 'The programme does not meet the conditions.' };
  await done('rejectApplication', saad, { applicationId, reason, nonCompliance: true });
  const said = await bus.hear(ApplicationRejectedV1, (data) => data.applicationId === applicationId);
  expect(said).toMatchObject({ reason, nonCompliance: true });
  const seen = await membership.see(applicationId, caller);
  expect(seen.timeline.at(-1)?.text).toEqual({
    ar: `رُفض الطلب: ${reason.ar}`,
    en: `The application was rejected: ${reason.en}`,
  });
});

test('MEM-22 an unanswered return ends after the last millisecond of its 30th day in Riyadh', async () => {
  const { bus, change, clock, done, inReview, waitForStatus } = membership;
  const late = await inReview('acc_late');
  const inTime = await inReview('acc_in_time');
  for (const { application } of [late, inTime]) {
    await done('claimApplication', saad, { applicationId: application.id });
    const returned = await done('returnApplication', saad, { applicationId: application.id, deficiencies });
    expect(returned.deadline).toMatchObject({ at: '2026-12-22T20:59:59.999Z', day: '2026-12-22' });
  }
  clock.moveTo('2026-12-22T20:59:59.999Z');
  const answered = await change('resubmitApplication', inTime.caller, { applicationId: inTime.application.id });
  expect(answered).toMatchObject({ errors: [], application: { status: 'UNDER_REVIEW' } });

  clock.moveTo('2026-12-22T21:00:00.000Z');
  await waitForStatus(late.application.id, late.caller, 'CANCELLED');
  const said = await bus.hear(ApplicationCancelledV1, (data) => data.applicationId === late.application.id);
  expect(said.why).toBe('RETURN_UNANSWERED');
  const after = await change('resubmitApplication', late.caller, { applicationId: late.application.id });
  expect(codes(after)).toEqual(['NOT_POSSIBLE_NOW']);
});

test('MEM-28 a claim is released after four working hours', async () => {
  const { clock, done, inReview, waitForStatus } = membership;
  const { caller, application } = await inReview('acc_forgotten');
  const claimed = await done('claimApplication', saad, { applicationId: application.id });
  expect(claimed.timeline.at(-1)).toMatchObject({ actor: 'REVIEWER', status: 'UNDER_REVIEW' });
  clock.moveTo('2026-11-23T05:30:00.000Z'); // Sunday 12:30–15:30, then Monday from 07:30: the fourth hour ends at 08:30
  await done('claimApplication', saad, { applicationId: application.id });
  clock.moveTo('2026-11-23T05:30:00.001Z');
  const freed = await waitFor(async () => {
    const seen = await waitForStatus(application.id, caller, 'UNDER_REVIEW');
    return seen.timeline.at(-1)?.actor === 'SYSTEM' && seen;
  });
  expect(freed.timeline.at(-1)?.text.en).toMatch(/back into the queue/);
  await done('claimApplication', hind, { applicationId: application.id });
});

test('MEM-20 what was never handed in is its owner’s and support’s: no reviewer comes across it, by its id or in a list', async () => {
  const { ask, put } = membership;
  const found = async (caller: typeof saad, { id }: { id: string }, accountId: string) => {
    const { data } = await ask<{ application: { id: string } | null }>('application', caller, { id });
    const representations = [{ __typename: 'Account', id: accountId }];
    const {
      _entities: [account],
    } = (await ask<Listed>('entities', caller, { representations })).data;
    return [data.application?.id, account?.practitioner.applications.edges.map(({ node }) => node.id)];
  };
  const { application: draft, caller: owner } = await put('acc_draft', given.draft);
  for (const caller of [owner, support])
    expect(await found(caller, draft, 'acc_draft')).toEqual([draft.id, [draft.id]]);
  expect(await found(saad, draft, 'acc_draft')).toEqual([undefined, []]);
  // Their own, though they review.
  const { application: own } = await put('acc_both', given.draft);
  expect(await found(reviewer('acc_both'), own, 'acc_both')).toEqual([own.id, [own.id]]);
  const { application: submitted } = await put('acc_handed_in', given.awaitingAdminFee);
  expect(await found(saad, submitted, 'acc_handed_in')).toEqual([submitted.id, [submitted.id]]);
});
