import { AccountActivatedV1, RolesChangedV1 } from '@mumaris/schemas';
import { everythingReadBy } from './everything';
import * as given from './given';
import { type Changed, type Membership, startedAt, startMembership } from './membership';
import type { Operation } from './operations';
import { lead, person, reviewer, support } from './people';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
  const { bus, handled } = membership;
  // Who comes by an invitation, and whose roles change later.
  await handled(
    await bus.publish(AccountActivatedV1, { accountId: 'acc_saad', roles: ['REVIEWER'] }, { subject: 'acc_saad' }),
  );
  await handled(
    await bus.publish(RolesChangedV1, { accountId: 'acc_hind', roles: ['REVIEWER'] }, { subject: 'acc_hind' }),
  );
});
afterAll(() => membership.stop());
afterEach(() => membership.clock.moveTo(startedAt));

const saad = reviewer('acc_saad');
const hind = reviewer('acc_hind');
const codes = ({ errors }: Pick<Changed, 'errors'>) => errors.map(({ code }) => code);

interface SeenReviewer {
  account: { id: string };
  reviews: boolean;
  services: string[];
  relatives: { fileNumber: string }[];
}
interface ReviewerChanged extends Pick<Changed, 'errors'> {
  reviewer: SeenReviewer | null;
}

const queue = async (caller: typeof saad, filter: object = {}) => {
  const { data } = await membership.ask<{ reviewQueue: { edges: { node: { id: string } }[] } }>('reviewQueue', caller, {
    filter,
    first: 100,
  });
  return data.reviewQueue.edges.map(({ node }) => node.id);
};

const fileNumberOf = async (applicationId: string): Promise<string> => {
  const { data } = await membership.ask<{ application: { applicant: { fileNumber: string } } }>(
    'application',
    support,
    {
      id: applicationId,
    },
  );
  return data.application.applicant.fileNumber;
};

test('IDN-14 reviewers are those whom identity says review', async () => {
  const { data } = await membership.ask<{ reviewers: { edges: { node: SeenReviewer }[] } }>('reviewers', lead);
  expect(data.reviewers.edges.map(({ node }) => [node.account.id, node.reviews])).toEqual([
    ['acc_hind', true],
    ['acc_saad', true],
  ]);
  const { errors } = await membership.ask('reviewers', saad);
  expect(JSON.stringify(errors)).toContain('FORBIDDEN');
});

test('MEM-28 a declared relative’s application is in the queue of others alone, and is given back', async () => {
  const { change, done, inReview } = membership;
  const { application } = await inReview('acc_cousin');
  const input = { applicationId: application.id };
  const fileNumber = await fileNumberOf(application.id);
  await done('claimApplication', hind, input);
  const declared = await change<ReviewerChanged>('declareRelative', hind, { fileNumber: fileNumber.toLowerCase() });
  expect(declared.reviewer?.relatives).toMatchObject([{ fileNumber }]);
  expect(codes(await change('approveApplication', hind, input))).toEqual(['RELATIVES_APPLICATION']);
  // Nobody has to give it back first: others may take it at once.
  expect((await membership.deps.applications.get(application.id)).claim).toBeNull();
  expect(codes(await change('releaseApplication', hind, input))).toEqual(['CLAIM_FIRST']);
  expect(codes(await change('claimApplication', hind, input))).toEqual(['RELATIVES_APPLICATION']);
  expect(await queue(hind)).not.toContain(application.id);
  expect(await queue(saad)).toContain(application.id);

  const byHerself = await membership.ask('withdrawRelative', hind, { input: { reviewerId: 'acc_hind', fileNumber } });
  expect(JSON.stringify(byHerself.errors)).toContain('FORBIDDEN');
  const withdrawn = await change<ReviewerChanged>('withdrawRelative', lead, { reviewerId: 'acc_hind', fileNumber });
  expect(withdrawn.reviewer?.relatives).toEqual([]);
  expect(await queue(hind)).toContain(application.id);
  expect(codes(await change('declareRelative', hind, { fileNumber: 'F-000-000-000' }))).toEqual(['NOT_FOUND']);
});

test('MEM-28 the queue is narrowed by skill, by age, and to what wants an opinion', async () => {
  const { change, clock, done, inReview } = membership;
  clock.moveTo('2026-11-12T09:30:00.000Z');
  const old = await inReview('acc_old_case');
  clock.moveTo(startedAt);
  const fresh = await inReview('acc_fresh_case');
  expect(await queue(saad, { waitingDays: 10 })).toEqual([old.application.id]);

  const skills = (input: object) =>
    change<ReviewerChanged>('setReviewerSkills', lead, {
      reviewerId: 'acc_saad',
      services: [],
      categories: [],
      ...input,
    });
  expect((await skills({ services: ['REGISTRATION'] })).reviewer?.services).toEqual(['REGISTRATION']);
  expect(await queue(saad, { skilled: true })).toEqual([]);
  expect((await queue(saad)).length).toBeGreaterThan(0);
  await skills({ services: ['TRAINING_LETTER'], categories: ['NURSE'] });
  expect(await queue(saad, { skilled: true })).toContain(fresh.application.id);
  await skills({ categories: ['DENTIST'] });
  expect(await queue(saad, { skilled: true })).not.toContain(fresh.application.id);
  expect(codes(await skills({ services: ['NOTHING'] }))).toEqual(['UNKNOWN_SERVICE']);
  expect(codes(await skills({ reviewerId: 'acc_nobody' }))).toEqual(['NOT_A_REVIEWER']);
  await skills({});

  const applicationId = old.application.id;
  await done('claimApplication', saad, { applicationId });
  await done('askOpinion', saad, { applicationId, question: 'Is this hospital accredited?' });
  expect(await queue(hind, { opinionWanted: true })).toEqual([applicationId]);
  expect(await queue(saad, { opinionWanted: true })).toEqual([]);
  await done('giveOpinion', hind, { applicationId, advice: 'APPROVE', text: 'It is.' });
  expect(await queue(hind, { opinionWanted: true })).toEqual([]);
});

test('MEM-28 of a lead who hands over and a reviewer who takes at once, one is first and nothing is lost', async () => {
  const { change, inReview } = membership;
  const { application } = await inReview('acc_contested');
  const applicationId = application.id;
  const [handed, taken] = await Promise.all([
    change('reassignApplication', lead, { applicationId, reviewerId: 'acc_hind' }),
    change('claimApplication', saad, { applicationId }),
  ]);
  expect(codes(handed)).toEqual([]);
  expect([[], ['ALREADY_CLAIMED']]).toContainEqual(codes(taken));
  const { data } = await membership.ask<{ application: { claim: { reviewer: { id: string } } } }>('holder', lead, {
    id: applicationId,
  });
  expect(data.application.claim.reviewer.id).toBe('acc_hind');
  const { errors } = await membership.ask('holder', saad, { id: applicationId });
  expect(JSON.stringify(errors)).toContain('FORBIDDEN');
  const byReviewer = await membership.ask('reassignApplication', saad, {
    input: { applicationId, reviewerId: 'acc_saad' },
  });
  expect(JSON.stringify(byReviewer.errors)).toContain('FORBIDDEN');
});

test('MEM-24 an application is returned and refused with ready reasons', async () => {
  const { change, done, inReview } = membership;
  const { application, caller } = await inReview('acc_ready');
  const input = { applicationId: application.id };
  await done('claimApplication', saad, input);
  const deficiencies = [{ readyReason: 'ANSWER_UNCLEAR', question: 'institution' }];
  const returned = await done('returnApplication', saad, { ...input, deficiencies });
  expect(returned.deficiencies[0]?.text.en).toContain('more detail');
  await done('resubmitApplication', caller, input);
  await done('claimApplication', saad, input);
  const half = await change('rejectApplication', saad, { ...input, nonCompliance: false });
  expect(codes(half)).toEqual(['REQUIRED']);
  const strange = await change('rejectApplication', saad, {
    ...input,
    readyReason: 'ANSWER_UNCLEAR',
    nonCompliance: false,
  });
  expect(codes(strange)).toEqual(['UNKNOWN_REASON']);
  const rejected = await done('rejectApplication', saad, {
    ...input,
    readyReason: 'NOT_ACCREDITED',
    nonCompliance: false,
  });
  expect(rejected.timeline.at(-1)?.text.en).toContain('not accredited');
  const { data } = await membership.ask<{ readyReasons: { id: string }[] }>('readyReasons', saad, {
    service: 'CARD_REPLACEMENT',
  });
  expect(data.readyReasons.map(({ id }) => id)).not.toContain('NOT_ACCREDITED');
});

test('MEM-34 the lead sees what waits and what each reviewer did', async () => {
  const { data } = await membership.ask<{
    reviewWorkload: {
      since: string;
      services: { service: { code: string }; waiting: number; claimed: number; oldestSince: string }[];
      reviewers: { reviewer: { id: string }; claimed: number; returned: number; rejected: number }[];
    };
  }>('reviewWorkload', lead, { since: '2026-11-22' });
  const { services, reviewers } = data.reviewWorkload;
  expect(services).toMatchObject([{ service: { code: 'TRAINING_LETTER' }, oldestSince: '2026-11-12T09:30:00.000Z' }]);
  expect(services[0]?.waiting).toBe((await queue(reviewer('acc_nobody'))).length);
  const of = (id: string) => reviewers.find((one) => one.reviewer.id === id);
  expect(of('acc_saad')).toMatchObject({ claimed: 1, returned: 1, rejected: 1 });
  expect(of('acc_hind')).toMatchObject({ claimed: 1, returned: 0 });
  const later = await membership.ask<{ reviewWorkload: { since: string } }>('reviewWorkload', lead, {
    since: '2020-01-01',
  });
  expect(later.data.reviewWorkload.since).toBe('2026-08-22');
});

test('MEM-27 whatever an applicant reads, no word that staff told each other is in it, nor who they are', async () => {
  const { change, done, inReview, store } = membership;
  const { application, caller } = await inReview('acc_reader');
  const input = { applicationId: application.id };
  const words = ['sees-alpha', 'sees-beta', 'sees-gamma', 'sees-delta'] as const;
  await done('claimApplication', saad, input);
  await done('addRemark', saad, { ...input, remark: words[0] });
  await done('askOpinion', saad, { ...input, question: words[1] });
  await done('giveOpinion', hind, { ...input, advice: 'REJECT', text: words[2] });
  await done('tickRequirement', saad, { ...input, requirement: 'institution', ok: false });
  const read = (who: Partial<typeof caller>) => everythingReadBy(membership, who, application.id);

  // Staff do see it: the query asks for it.
  const seenByStaff = await read({ ...saad, roles: ['REVIEWER', 'REVIEW_LEAD'] });
  for (const word of [words[0], words[1], words[2], 'acc_saad']) expect(seenByStaff).toContain(word);

  const secrets = [...words, 'acc_saad', 'acc_hind'];
  const tells = async () => {
    const seen = await read(caller);
    expect(seen).toContain('Application_timeline');
    return secrets.filter((secret) => seen.includes(secret));
  };
  expect(await tells()).toEqual([]);
  // A reviewer or a lead is no more than an applicant where the application is their own.
  const inOffice = await read({ ...caller, roles: ['PRACTITIONER', 'REVIEWER', 'REVIEW_LEAD'] });
  expect(secrets.filter((secret) => inOffice.includes(secret))).toEqual([]);
  expect(codes(await change('approveApplication', saad, input))).toEqual(['CHECKLIST_FAILED']);
  await done('tickRequirement', saad, { ...input, requirement: 'institution', ok: true });
  await done('approveApplication', saad, { ...input, remark: words[3] });
  expect(await tells()).toEqual([]);
  for (const who of [person('acc_other'), support, {}]) {
    const seen = await read(who);
    expect(secrets.filter((secret) => seen.includes(secret))).toEqual([]);
  }
  // Nor in what the applicant's own requests answer, nor in what the bus is told.
  const answer = JSON.stringify(await change('cancelApplication', caller, input));
  expect(secrets.filter((secret) => answer.includes(secret))).toEqual([]);
  const told = JSON.stringify(await store.connection.collection('outbox').find({}).toArray());
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
});

test('MEM-04 a reviewer sees each document beside the rule that asks for it', async () => {
  const { ask, change, deps, done, put, withDocument } = membership;
  const { version: rulesVersion } = deps.rules.inForce('REGISTRATION', '2026-11-22');
  const { application } = await put('acc_checked', { ...given.inReview, service: 'REGISTRATION', rulesVersion });
  const { id, accountId, practitionerId } = await deps.applications.get(application.id);
  const documentId = await withDocument({ accountId, practitionerId }, { issuedOn: '2026-11-01' });
  const attachments = [{ slot: 'employerLetter', documentId }];
  await deps.applications.update(id, (state) => ({ state: { ...state, attachments } }));
  const input = { applicationId: id };
  await done('claimApplication', saad, input);
  await done('tickRequirement', saad, { ...input, requirement: 'employerLetter', ok: true });
  const { data } = await ask<{ application: { checklist: { requirement: { id: string } }[] } }>('desk', saad, { id });
  const { checklist } = data.application;
  expect(checklist.find(({ requirement }) => requirement.id === 'employerLetter')).toEqual({
    requirement: { id: 'employerLetter', verdict: 'MET' },
    documents: [{ id: documentId, status: 'READY' }],
    tick: { ok: true, mine: true },
  });
  expect(checklist.find(({ requirement }) => requirement.id === 'photos')).toMatchObject({ documents: [], tick: null });
  expect(codes(await change('tickRequirement', hind, { ...input, requirement: 'photos', ok: true }))).toEqual([
    'CLAIM_FIRST',
  ]);
});

test('MEM-05 MEM-28 who is asked for an opinion reads the documents, until it is given, and nobody else', async () => {
  const { change, done, inReview } = membership;
  const { application, caller } = await inReview('acc_opinions_read');
  const { accountId = '' } = caller;
  const { practitionerId } = await membership.deps.applications.get(application.id);
  const documentId = await membership.withDocument({ practitionerId, accountId }, { contentId: 'cnt_1' });
  await membership.deps.applications.update(application.id, (one) => ({
    state: { ...one, attachments: [...one.attachments, { slot: 'extra', documentId }] },
  }));
  const input = { applicationId: application.id };
  const reads = async (who: typeof saad) => codes(await change('downloadDocument', who, { documentId })).length === 0;
  await done('claimApplication', saad, input);
  expect([await reads(saad), await reads(hind)]).toEqual([true, false]);
  await done('askOpinion', saad, { ...input, question: 'What do you think of the letter?' });
  expect([await reads(saad), await reads(hind), await reads(support)]).toEqual([true, true, false]);
  await done('giveOpinion', hind, { ...input, advice: 'APPROVE', text: 'It is right.' });
  expect([await reads(saad), await reads(hind)]).toEqual([true, false]);
  await done('askOpinion', saad, { ...input, question: 'And of the photo?' });
  expect(await reads(hind)).toBe(true);
  await done('approveApplication', saad, input);
  expect([await reads(saad), await reads(hind)]).toEqual([false, false]);
});

describe('what the desk does not know is refused by name', () => {
  const refused = async (operation: Operation, variables: object) => {
    const { errors } = await membership.ask(operation, saad, variables);
    return errors?.map(({ extensions }) =>
      [extensions?.['code'], ...((extensions?.['field'] as string[]) ?? [])].join(' '),
    );
  };

  test.each<[string, Operation, object, string[] | undefined]>([
    ['a service', 'reviewQueue', { filter: { service: 'NOPE' } }, ['UNKNOWN_SERVICE filter service']],
    ['days below none', 'reviewQueue', { filter: { waitingDays: -1 } }, ['WAITING_DAYS filter waitingDays']],
    ['days without end', 'reviewQueue', { filter: { waitingDays: 3_651 } }, ['WAITING_DAYS filter waitingDays']],
    ['no days at all', 'reviewQueue', { filter: { waitingDays: 0 } }, undefined],
    ['the service of reasons', 'readyReasons', { service: 'NOPE' }, ['UNKNOWN_SERVICE service']],
  ])('MEM-28 %s', async (_, operation, variables, codes) => expect(await refused(operation, variables)).toEqual(codes));

  test('MEM-27 a remark that says nothing', async () => {
    const { application } = await membership.inReview('acc_unremarked');
    const { errors } = await membership.change('addRemark', saad, { applicationId: application.id, remark: ' ' });
    expect(errors).toMatchObject([{ code: 'REQUIRED', field: ['remark'] }]);
  });
});
