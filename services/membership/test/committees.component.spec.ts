import type { Caller } from '@mumaris/kit/auth/caller';
import { callSubgraph, waitFor } from '@mumaris/kit/testing';
import { pdfLines } from '@mumaris/kit/testing/pdf-text';
import { ApplicationRejectedV1 } from '@mumaris/schemas';
import { type Membership, startedAt, startMembership } from './membership';
import type { Operation } from './operations';
import { secretaryGeneral, visitor } from './people';

let membership: Membership;
const names: Record<string, { ar: string; en: string }> = {
  acc_chair: { ar: 'سلطان المطيري', en: 'Sultan Al-Mutairi' },
  acc_hind: { ar: 'هند العتيبي', en: 'Hind Al-Otaibi' },
  acc_reem: { ar: 'ريم الدوسري', en: 'Reem Al-Dosari' },
};
const committee = 'QUALIFICATIONS';
const member = (name: string): Partial<Caller> => ({ accountId: `acc_${name}`, roles: ['PRACTITIONER', 'COMMITTEE'] });
const [chair, hind, saad, reem, turki] = ['chair', 'hind', 'saad', 'reem', 'turki'].map(member) as [
  ...[Partial<Caller>, Partial<Caller>, Partial<Caller>, Partial<Caller>, Partial<Caller>],
];
const day = startedAt.slice(0, 10);

beforeAll(async () => {
  membership = await startMembership();
  for (const { accountId } of [chair, hind, saad, reem, turki])
    await act('appointMember', secretaryGeneral, {
      ...{
        committee,
        accountId,
        name: names[accountId ?? ''] ?? null,
        from: '2026-01-01',
        until: '2027-12-31',
        chairs: accountId === chair.accountId,
      },
    });
});
afterAll(() => membership.stop());
beforeEach(() => membership.clock.moveTo(startedAt));

interface SeenBallot {
  id: string;
  status: string;
  subjectNumber: string;
  ownVote: string | null;
  reason: { en: string } | null;
  voted: { id: string }[];
  words: { vote: string; by: { id: string } }[];
  session: { id: string } | null;
  rounds: { tally: { entitled: number; needed: number; took: number; result: string } }[];
}
interface Answer {
  ballot: SeenBallot | null;
  session: { id: string } | null;
  errors: { code: string; field: string[] | null }[];
}

const act = async (operation: Operation, caller: Partial<Caller>, input: object) => {
  const answer = await membership.change<Answer>(operation, caller, input);
  if (answer.errors.length) throw new Error(JSON.stringify(answer.errors));
  return answer;
};
const refused = async (operation: Operation, caller: Partial<Caller>, input: object) =>
  (await membership.change<Answer>(operation, caller, input)).errors.map(({ code }) => code);

/** The minutes of a session as a member reads them, without blanks. */
const minutesOf = async (on: string, by: Partial<Caller>) => {
  const query = `query ($committee: ID!) { committeeSessions(committee: $committee) { edges { node { day
    minutes { url } } } } }`;
  const { data } = await callSubgraph<{
    committeeSessions: { edges: { node: { day: string; minutes: { url: string } | null } }[] };
  }>({ ...membership.of, caller: by, query, variables: { committee } });
  const found = data.committeeSessions.edges.find(({ node }) => node.day === on)?.node.minutes;
  const response = await fetch(found?.url.replace('http://documents.test', membership.url) ?? '');
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  const lines = await pdfLines(new Uint8Array(await response.arrayBuffer()));
  return lines.map(({ fromLeft, fromRight }) => `${fromLeft} ${fromRight}`).join(' ');
};

let count = 0;
/** A study that was handed in and whose fee is paid: it is before the committee. */
const study = async () => {
  const accountId = `acc_study_${++count}`;
  const { caller, practitionerId } = await membership.withProfile(accountId);
  const { id } = await membership.done('startApplication', caller, { service: 'QUALIFICATION_STUDY' });
  const answers = {
    ...{ titleAr: `تمريض الأعماق ${count}`, titleEn: `Deep-sea nursing ${count}`, under: 'CRITICAL_CARE_NURSING' },
    ...{ qualification: 'Master of Deep-Sea Nursing', institution: 'Harbour University', country: 'GB' },
    ...{ awardedOn: '2024-06-30', programme: 'ستون ساعة معتمدة في رعاية الغواصين، سنتان بدوام كامل.'.repeat(2) },
    confirmed: 'true',
  };
  const written = Object.entries(answers).map(([question, value]) => ({ question, value }));
  await membership.done('answerQuestions', caller, { applicationId: id, answers: written });
  const documentId = await membership.withDocument({ practitionerId, accountId }, { type: 'DEGREE_CERTIFICATE' });
  await membership.done('attachDocument', caller, { applicationId: id, slot: 'certificate', documentId });
  await membership.done('submitApplication', caller, { applicationId: id });
  await membership.invoice(id, 'ADMINISTRATIVE').paid();
  const { number } = await membership.waitForStatus(id, caller, 'WITH_COMMITTEE');
  return { id, number, caller, accountId, practitionerId };
};
type Study = Awaited<ReturnType<typeof study>>;

const ballots = async (caller: Partial<Caller> = hind) => {
  const { data } = await membership.ask<{ ballots: { edges: { node: SeenBallot }[] } }>('ballots', caller, {
    committee,
  });
  return data.ballots.edges.map(({ node }) => node);
};
const ballotOf = async ({ number }: Study) => (await ballots()).findLast((one) => one.subjectNumber === number)!;
const onAgenda = async (one: Study, on = day) => {
  const { session } = await act('scheduleSession', chair, { committee, day: on });
  const { id: ballotId } = await ballotOf(one);
  await act('putOnAgenda', chair, { sessionId: session!.id, ballotId });
  return ballotId;
};
const vote = (caller: Partial<Caller>, ballotId: string, word: string, reason?: string) =>
  act('castCommitteeVote', caller, { ballotId, vote: word, ...(reason && { reason }) });

test('MEM-14 a study is voted on, granted once its fee is paid, and joins the list of specialties', async () => {
  const one = await study();
  const ballotId = await onAgenda(one);
  for (const caller of [chair, hind, saad]) await vote(caller, ballotId, 'FOR', 'برنامج معتمد');
  const { ballot } = await act('closeCommitteeVote', chair, { ballotId });
  expect(ballot).toMatchObject({
    status: 'DECIDED',
    rounds: [{ tally: { entitled: 5, needed: 3, took: 3, result: 'CARRIED' } }],
  });
  const approved = await membership.see(one.id, one.caller);
  expect(approved.status).toBe('PRELIMINARILY_APPROVED');
  expect(approved.timeline.at(-1)?.text.en).toBe('The committee agreed to the application.');
  await membership.invoice(one.id, 'SERVICE').paid();
  const { outcome } = await membership.waitForStatus(one.id, one.caller, 'COMPLETED');
  expect(outcome).toMatchObject({ __typename: 'ListedQualification', status: 'ACTIVE' });
  const listed = await waitFor(
    async () => {
      type Entries = { referenceEntries: { edges: { node: { code: string; parent: { code: string } } }[] } };
      const { data } = await membership.ask<Entries>('specialties', visitor, { search: `deep-sea nursing ${count}` });
      return data.referenceEntries.edges[0]?.node;
    },
    { what: 'the new specialty' },
  );
  expect(listed).toMatchObject({ parent: { code: 'CRITICAL_CARE_NURSING' } });
});

test('MEM-14 a study that is not carried is rejected, with the chair’s reason for its applicant', async () => {
  const one = await study();
  const ballotId = await onAgenda(one);
  await vote(chair, ballotId, 'FOR');
  for (const caller of [hind, saad, reem]) await vote(caller, ballotId, 'AGAINST');
  const reason = { ar: 'البرنامج أقل من سنة.', en: 'The programme is shorter than a year.' };
  await act('closeCommitteeVote', chair, { ballotId, reason });
  expect(await membership.see(one.id, one.caller)).toMatchObject({ status: 'REJECTED' });
  const told = await membership.bus.hear(ApplicationRejectedV1, ({ applicationId }) => applicationId === one.id);
  expect(told).toMatchObject({ reason, nonCompliance: false });
});

test('MEM-33 a refusal is appealed before others than those who voted, and one that goes back is voted on anew', async () => {
  const one = await study();
  const reason = { ar: 'البرنامج أقل من سنة.', en: 'The programme is shorter than a year.' };
  const refuse = async () => {
    const ballotId = await onAgenda(one);
    for (const caller of [chair, hind]) await vote(caller, ballotId, 'AGAINST');
    await vote(saad, ballotId, 'ABSTAINED');
    await act('closeCommitteeVote', chair, { ballotId, reason });
  };
  const lodge = async () => {
    type Lodged = { appeal: { id: string } | null; errors: { code: string }[] };
    const input = { subject: 'APPLICATION', subjectId: one.id, grounds: 'البرنامج سنتان، والوثيقة مرفقة.' };
    const { appeal } = await membership.change<Lodged>('appeal', one.caller, input);
    return appeal!.id;
  };
  const hear = async (appealId: string, outcome: string) => {
    await act('proposeAppealDecision', reem, { appealId, outcome, reason });
    await act('confirmAppealDecision', secretaryGeneral, { appealId, agree: true });
  };
  await refuse();
  const first = await lodge();
  for (const took of [chair, hind, saad])
    expect(await refused('proposeAppealDecision', took, { appealId: first, outcome: 'CHANGED', reason })).toEqual([
      'TOOK_PART',
    ]);
  await hear(first, 'SENT_BACK');
  expect(await membership.see(one.id, one.caller)).toMatchObject({ status: 'WITH_COMMITTEE' });
  await refuse();
  await hear(await lodge(), 'CHANGED');
  expect(await membership.see(one.id, one.caller)).toMatchObject({ status: 'PRELIMINARILY_APPROVED' });
});

test('MEM-14 what its applicant cancels is not voted on any more', async () => {
  const one = await study();
  const ballotId = await onAgenda(one);
  await vote(hind, ballotId, 'FOR');
  await membership.done('cancelApplication', one.caller, { applicationId: one.id });
  expect(await ballotOf(one)).toMatchObject({ status: 'WITHDRAWN', session: null });
  expect(await refused('castCommitteeVote', saad, { ballotId, vote: 'FOR' })).toEqual(['VOTE_CLOSED']);
});

test('MEM-14 who has a conflict is out with the vote; a declared relative and the applicant never have one', async () => {
  const one = await study();
  const ballotId = await onAgenda(one);
  await vote(hind, ballotId, 'FOR');
  const { ballot } = await act('declareConflict', hind, { ballotId, why: 'زميلة في العمل' });
  expect(ballot).toMatchObject({ ownVote: 'FOR', voted: [{ id: 'acc_hind' }] });
  expect(await refused('castCommitteeVote', hind, { ballotId, vote: 'AGAINST' })).toEqual(['CONFLICT_DECLARED']);
  const { fileNumber } = await membership.deps.practitioners.get(one.practitionerId);
  await membership.deps.reviewers.change('acc_saad', (of) => ({
    state: { ...of, relatives: [{ practitionerId: one.practitionerId, fileNumber, declaredAt: new Date(startedAt) }] },
    events: [],
  }));
  expect(await refused('castCommitteeVote', saad, { ballotId, vote: 'FOR' })).toEqual(['RELATIVES_CASE']);
  for (const caller of [chair, reem]) await vote(caller, ballotId, 'FOR');
  expect(await refused('closeCommitteeVote', chair, { ballotId })).toEqual(['NO_QUORUM_YET']);
  await vote(turki, ballotId, 'ABSTAINED');
  const closed = await act('closeCommitteeVote', chair, { ballotId });
  expect(closed.ballot?.rounds).toMatchObject([{ tally: { entitled: 3, needed: 3, took: 3, result: 'CARRIED' } }]);
});

test('MEM-14 a vote is closed once, however many close it at once, and everybody’s vote at once counts', async () => {
  const one = await study();
  const ballotId = await onAgenda(one);
  await Promise.all([chair, hind, reem, turki].map((caller) => vote(caller, ballotId, 'FOR')));
  const closings = await Promise.all(
    [1, 2, 3].map(() => membership.change<Answer>('closeCommitteeVote', chair, { ballotId })),
  );
  expect(closings.filter(({ errors }) => !errors.length)).toHaveLength(1);
  expect(await ballotOf(one)).toMatchObject({ status: 'DECIDED', rounds: [{ tally: { took: 4 } }] });
});

describe('MEM-14 who does what', () => {
  test('the chair alone leads, a member alone votes and sees, and an applicant never sees the votes', async () => {
    const one = await study();
    const ballotId = await onAgenda(one);
    expect(await refused('closeCommitteeVote', hind, { ballotId })).toEqual(['NOT_THE_CHAIR']);
    expect(await refused('scheduleSession', hind, { committee, day })).toEqual(['NOT_THE_CHAIR']);
    const stranger = member('stranger');
    expect(await refused('castCommitteeVote', stranger, { ballotId, vote: 'FOR' })).toEqual(['NOT_A_MEMBER']);
    const see = async (caller: Partial<Caller>) =>
      (await membership.ask('ballot', caller, { id: ballotId })).errors?.map(({ extensions }) => extensions['code']);
    expect(await see(hind)).toBeUndefined();
    expect(await see(stranger)).toEqual(['NOT_FOUND']);
    expect(await see({ ...one.caller, roles: ['PRACTITIONER', 'COMMITTEE'] })).toEqual(['NOT_FOUND']);
    expect(await see(one.caller)).toEqual(['FORBIDDEN']);
    const list = await membership.ask('ballots', stranger, { committee });
    expect(list.errors?.map(({ extensions }) => extensions['code'])).toEqual(['NOT_A_MEMBER']);
  });

  test('the Secretary-General appoints and ends terms, of committees that there are', async () => {
    const term = { accountId: 'acc_new', from: day, until: '2027-12-31' };
    expect(await refused('appointMember', secretaryGeneral, { committee: 'NOBODY', ...term })).toEqual([
      'UNKNOWN_COMMITTEE',
    ]);
    await act('appointMember', secretaryGeneral, { committee: 'DISCIPLINE', ...term });
    expect(await refused('appointMember', secretaryGeneral, { committee: 'DISCIPLINE', ...term })).toEqual([
      'MEMBER_ALREADY',
    ]);
    await act('endMembership', secretaryGeneral, { committee: 'DISCIPLINE', accountId: 'acc_new', lastDay: day });
    const { data } = await membership.ask<{ committees: { code: string; members: unknown[]; isSecret: boolean }[] }>(
      ...(['committees', secretaryGeneral] as const),
    );
    expect(data.committees).toMatchObject([
      { code: committee, isSecret: false },
      { code: 'DISCIPLINE', isSecret: true },
    ]);
    membership.clock.moveTo('2026-11-22T21:00:00.000Z');
    expect(
      await refused('endMembership', secretaryGeneral, { committee: 'DISCIPLINE', accountId: 'acc_new', lastDay: day }),
    ).toEqual(['NOT_A_MEMBER']);
  });
});

// On days of its own: the session of the others is over once the clock was moved past it.
test('MEM-14 without a quorum by the end of the day nothing is decided: it waits for another session, and the minutes say so', async () => {
  const one = await study();
  membership.clock.moveTo('2026-11-24T09:30:00.000Z');
  const ballotId = await onAgenda(one, '2026-11-24');
  for (const caller of [hind, saad]) await vote(caller, ballotId, 'FOR');
  expect(await refused('closeCommitteeVote', chair, { ballotId })).toEqual(['NO_QUORUM_YET']);
  membership.clock.moveTo('2026-11-24T21:00:00.000Z');
  await waitFor(async () => (await ballotOf(one)).status === 'WAITING', { what: 'the end of the session' });
  expect((await ballotOf(one)).rounds).toMatchObject([{ tally: { took: 2, result: 'NO_QUORUM' } }]);
  const minuted = () => membership.deps.sessions.on(committee, '2026-11-24');
  const { minutes } =
    (await waitFor(async () => ((await minuted())?.minutes ? minuted() : undefined), { what: 'minutes' })) ?? {};
  expect(minutes?.members).toHaveLength(5);
  expect(minutes?.ballots.map(({ subjectNumber }) => subjectNumber)).toContain(one.number);
  const printed = await minutesOf('2026-11-24', hind);
  for (const part of [one.number, 'ريم الدوسري', 'Reem Al-Dosari', 'no quorum', '2 of 5, quorum 3', 'Member, voted'])
    expect(printed).toContain(part.replaceAll(' ', ''));
  expect(await membership.see(one.id, one.caller)).toMatchObject({ status: 'WITH_COMMITTEE' });
  await onAgenda(one, '2026-11-25');
  for (const caller of [hind, saad, reem]) await vote(caller, ballotId, 'FOR');
  expect((await act('closeCommitteeVote', chair, { ballotId })).ballot?.rounds).toHaveLength(2);
});
