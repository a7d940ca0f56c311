import type { Caller } from '@mumaris/kit/auth/caller';
import { waitFor } from '@mumaris/kit/testing';
import {
  AppealDecidedV1,
  CaseDecidedV1,
  CaseOpenedV1,
  InterimSuspensionEndedV1,
  RegistrationReinstatedV1,
  RegistrationRevokedV1,
  RegistrationSuspendedV1,
} from '@mumaris/schemas';
import { type Membership, startedAt, startMembership } from './membership';
import type { Operation } from './operations';
import { lead, person, reviewer, secretaryGeneral, visitor } from './people';
import { type Registered, registered as putRegistered } from './registrations';

let membership: Membership;
const committee = 'DISCIPLINE';
const member = (name: string): Partial<Caller> => ({ accountId: `acc_${name}`, roles: ['PRACTITIONER', 'COMMITTEE'] });
const [chair, hind, saad, reem, turki] = ['d_chair', 'd_hind', 'd_saad', 'd_reem', 'd_turki'].map(member) as [
  ...[Partial<Caller>, Partial<Caller>, Partial<Caller>, Partial<Caller>, Partial<Caller>],
];
const otherLead: Partial<Caller> = { accountId: 'acc_lead_2', roles: ['REVIEWER', 'REVIEW_LEAD'] };

beforeAll(async () => {
  membership = await startMembership();
  for (const { accountId } of [chair, hind, saad, reem, turki])
    await act('appointMember', secretaryGeneral, {
      ...{ committee, accountId, from: '2026-01-01', until: '2027-12-31', chairs: accountId === chair.accountId },
    });
});
afterAll(() => membership.stop());
beforeEach(() => membership.clock.moveTo(new Date(startedAt)));

interface SeenCase {
  id: string;
  number: string;
  status: string;
  answerUntil: string | null;
  closedWhy: { en: string } | null;
  interim: { reviewUntil: string | null; endedWhy: string | null } | null;
  decisions: { id: string; annulledAt: string | null; appealUntil: string; sanction: { kind: string } }[];
  appeals: { id: string; status: string; outcome: string | null }[];
}
interface Answer {
  case: SeenCase;
  appeal: { id: string; status: string; outcome: string | null };
  ballot: { id: string; status: string };
  session: { id: string };
  errors: { code: string; field: string[] | null }[];
}
const act = async (operation: Operation, caller: Partial<Caller>, input: object) => {
  const answer = await membership.change<Answer>(operation, caller, input);
  if (answer.errors.length) throw new Error(JSON.stringify(answer.errors));
  return answer;
};
const refused = async (operation: Operation, caller: Partial<Caller>, input: object) =>
  (await membership.change<Answer>(operation, caller, input)).errors.map(({ code }) => code);

const days = (count: number) =>
  membership.clock.moveTo(new Date(membership.clock.now().getTime() + count * 86_400_000));
const words = { ar: 'لسبب وجيه.', en: 'For a good reason.' };
const registered = (name: string) => putRegistered(membership, `acc_${name}`, '2028-03-01');

const open = async ({ practitionerId }: Pick<Registered, 'practitionerId'>, by = lead) =>
  (await act('openCase', by, { practitionerId, ground: 'PATIENT_SAFETY', particulars: words })).case;
/** A case whose practitioner was given notice, and who has answered. */
const answered = async (one: Pick<Registered, 'practitionerId' | 'caller'>) => {
  const { id: caseId } = await open(one);
  await act('giveCaseNotice', lead, { caseId });
  await act('answerCase', one.caller, { caseId, text: 'لم يحدث ذلك.' });
  return caseId;
};
const caseAs = async (caller: Partial<Caller>, id: string) =>
  (await membership.ask<{ sanctionCase: SeenCase | null }>('sanctionCase', caller, { id })).data.sanctionCase;

/** Puts a sanction before the committee, which votes on it today. */
const decide = async (caseId: string, sanction: object, vote = 'FOR') => {
  const { number } = (await act('proposeSanction', lead, { caseId, ...sanction })).case;
  type Ballots = { ballots: { edges: { node: { id: string; subjectNumber: string; status: string } }[] } };
  const { data } = await membership.ask<Ballots>('ballots', hind, { committee, statuses: ['WAITING'] });
  const ballotId = data.ballots.edges.find(({ node }) => node.subjectNumber === number)!.node.id;
  const day = new Date(membership.clock.now().getTime() + 3 * 3_600_000).toISOString().slice(0, 10);
  const { session } = await act('scheduleSession', chair, { committee, day });
  await act('putOnAgenda', chair, { sessionId: session.id, ballotId });
  await act('castCommitteeVote', chair, { ballotId, vote });
  await act('castCommitteeVote', hind, { ballotId, vote });
  await act('castCommitteeVote', saad, { ballotId, vote: 'ABSTAINED' });
  await act('closeCommitteeVote', chair, { ballotId });
  return ballotId;
};
const suspension = { kind: 'SUSPENSION', until: '2027-06-30' };

interface Checked {
  status: string;
  conditions: { wording: { en: string } }[];
  sanctions: { text: { en: string }; decidedOn: string; until: string | null }[];
}
const checked = async ({ registration: { number } }: Registered) => {
  const { data } = await membership.ask<{ verifyCredential: Checked }>('publishedSanctions', visitor, {
    ...{ number, code: 'ABCDEFGH' },
  });
  return data.verifyCredential;
};
const about =
  ({ accountId }: { accountId: string }) =>
  (data: { accountId: string }) =>
    data.accountId === accountId;

test('MEM-66 a case goes from its ground over notice, answer and a secret vote to a suspension that employers and everybody sees', async () => {
  const one = await registered('sanctioned');
  const { id: caseId } = await open(one);
  expect(await caseAs(one.caller, caseId)).toBeNull();
  expect(await refused('answerCase', one.caller, { caseId, text: 'لا.' })).toEqual(['NOT_FOUND']);
  expect(await refused('proposeSanction', lead, { caseId, ...suspension })).toEqual(['CASE_NOT_NOW']);
  await act('giveCaseNotice', lead, { caseId });
  const { bus } = membership;
  expect(await bus.hear(CaseOpenedV1, about(one))).toMatchObject({ answerUntil: '2026-12-07T20:59:59.999Z' });
  expect(await refused('proposeSanction', lead, { caseId, ...suspension })).toEqual(['ANSWER_PERIOD_RUNS']);
  const documentId = await membership.withDocument(one, { type: 'EXPERIENCE_CERTIFICATE' });
  const strange = { caseId, text: 'لا.', documentIds: ['doc_strangers'] };
  expect(await refused('answerCase', one.caller, strange)).toEqual(['UNKNOWN_DOCUMENT']);
  expect(await refused('answerCase', person('acc_stranger'), { caseId, text: 'لا.' })).toEqual(['NOT_FOUND']);
  await act('answerCase', one.caller, { caseId, text: 'لم يحدث ذلك.', documentIds: [documentId] });
  expect(await caseAs(turki, caseId)).toBeNull();
  const ballotId = await decide(caseId, suspension);
  expect(await caseAs(turki, caseId)).toMatchObject({ status: 'SANCTIONED', answers: [{ documentIds: [documentId] }] });
  expect(await bus.hear(RegistrationSuspendedV1, about(one))).toMatchObject({ until: '2027-06-30T20:59:59.999Z' });
  expect(await bus.hear(CaseDecidedV1, about(one))).toMatchObject({ outcome: 'SUSPENSION' });
  expect(await checked(one)).toMatchObject({
    status: 'SUSPENDED',
    sanctions: [{ text: { en: 'Suspension from practice' }, until: '2027-06-30' }],
  });
  type Secret = { ballot: { words: object[]; voted: object[] } };
  const { data } = await membership.ask<Secret>('ballot', turki, { id: ballotId });
  expect([data.ballot.words, data.ballot.voted.length]).toEqual([[], 3]);
  expect(await caseAs(reviewer('acc_reviewer'), caseId)).toBeNull();
});

test('MEM-66 what the committee says no to changes nothing; something milder can follow, and a condition is seen by everybody', async () => {
  const one = await registered('milder');
  const caseId = await answered(one);
  await decide(caseId, { kind: 'REVOCATION' }, 'AGAINST');
  expect(await caseAs(lead, caseId)).toMatchObject({ status: 'NOTIFIED', decisions: [] });
  expect((await checked(one)).status).toBe('ACTIVE');
  expect(await refused('proposeSanction', lead, { caseId, kind: 'REVOCATION' })).toEqual(['PROPOSAL_NOT_MILDER']);
  const wording = { ar: 'يمارس تحت إشراف.', en: 'Practises under supervision.' };
  await decide(caseId, { kind: 'CONDITION', condition: { kind: 'SUPERVISION', wording } });
  expect(await checked(one)).toMatchObject({ status: 'ACTIVE', conditions: [{ wording: { en: wording.en } }] });
});

test('MEM-66 an interim suspension ends with its case, whichever way that ends', async () => {
  const one = await registered('ends');
  const { id: caseId } = await open(one);
  await act('proposeInterimSuspension', lead, { caseId, reason: words });
  await act('confirmInterimSuspension', otherLead, { caseId });
  await act('closeCase', lead, { caseId, reason: words });
  expect((await checked(one)).status).toBe('ACTIVE');
  expect(await membership.bus.hear(RegistrationReinstatedV1, about(one))).toBeDefined();
  expect(await caseAs(lead, caseId)).toMatchObject({ status: 'CLOSED', interim: { endedWhy: 'CASE_ENDED' } });
});

test('MEM-66 somebody who was never registered is warned: what is done to a registration would stand on nothing', async () => {
  const one = await membership.withProfile('acc_unregistered');
  const caseId = await answered(one);
  const condition = { kind: 'SUPERVISION', wording: words };
  for (const sanction of [suspension, { kind: 'CONDITION', condition }, { kind: 'REVOCATION' }])
    expect(await refused('proposeSanction', lead, { caseId, ...sanction })).toEqual(['NEVER_REGISTERED']);
  const interim = { caseId, reason: words };
  expect(await refused('proposeInterimSuspension', lead, interim)).toEqual(['NEVER_REGISTERED']);
  expect(await caseAs(lead, caseId)).toMatchObject({ status: 'NOTIFIED', interim: null });
  await decide(caseId, { kind: 'WARNING' });
  expect(await caseAs(one.caller, caseId)).toMatchObject({ status: 'SANCTIONED', decisions: [{}] });
});

test('MEM-66 nobody of the staff sees, opens or decides a case of their own', async () => {
  const own = await registered('staff');
  const asLead: Partial<Caller> = { ...own.caller, roles: ['PRACTITIONER', 'REVIEW_LEAD'] };
  const opening = { practitionerId: own.practitionerId, ground: 'PATIENT_SAFETY', particulars: words };
  expect(await refused('openCase', asLead, opening)).toEqual(['OWN_CASE']);
  const { id: caseId } = await open(own);
  expect(await caseAs(asLead, caseId)).toBeNull();
  type Listed = { sanctionCases: { edges: { node: { id: string } }[] } };
  const listed = async (by: Partial<Caller>) => {
    const { data, errors } = await membership.ask<Listed>('sanctionCases', by, {});
    expect(errors).toBeUndefined();
    return data.sanctionCases.edges.map(({ node }) => node.id);
  };
  expect(await listed(asLead)).not.toContain(caseId);
  expect(await listed(lead)).toContain(caseId);
  await act('proposeInterimSuspension', lead, { caseId, reason: words });
  expect(await refused('confirmInterimSuspension', asLead, { caseId })).toEqual(['OWN_CASE']);
});

test('MEM-66 nobody of the staff has a say in the case of a declared relative', async () => {
  const one = await registered('related');
  const { id: caseId } = await open(one);
  const practitioner = await membership.deps.practitioners.find(one.practitionerId);
  const relative: Partial<Caller> = { accountId: 'acc_lead_related', roles: ['REVIEWER', 'REVIEW_LEAD'] };
  await membership.change('declareRelative', relative, { fileNumber: practitioner?.fileNumber });
  const opening = { practitionerId: one.practitionerId, ground: 'PATIENT_SAFETY', particulars: words };
  const verbs: [Operation, object][] = [
    ['openCase', opening],
    ['giveCaseNotice', { caseId }],
    ['proposeInterimSuspension', { caseId, reason: words }],
    ['confirmInterimSuspension', { caseId }],
    ['reviewInterimSuspension', { caseId, keep: false, reason: words }],
    ['proposeSanction', { caseId, kind: 'WARNING' }],
    ['closeCase', { caseId, reason: words }],
  ];
  for (const [verb, input] of verbs)
    expect([verb, await refused(verb, relative, input)]).toEqual([verb, ['RELATIVES_CASE']]);
  expect(await refused('giveCaseNotice', lead, { caseId })).toEqual([]);
});

describe('MEM-33 an appeal of a sanction', () => {
  const appealOf = (subjectId: string) => ({ subject: 'SANCTION', subjectId, grounds: 'الوثائق الجديدة تثبت العكس.' });
  /** Two people who took no part decide an appeal. */
  const hear = async (appealId: string, outcome: string) => {
    await act('proposeAppealDecision', reem, { appealId, outcome, reason: words });
    return act('confirmAppealDecision', secretaryGeneral, { appealId, agree: true });
  };

  test('leaves it in force, is heard by others, and takes it back where it is granted', async () => {
    const one = await registered('granted');
    const caseId = await answered(one);
    await decide(caseId, suspension);
    expect(await refused('appeal', one.caller, { ...appealOf(caseId), grounds: ' ' })).toEqual(['REQUIRED']);
    expect(await refused('appeal', person('acc_stranger'), appealOf(caseId))).toEqual(['NOT_FOUND']);
    const both = await Promise.all([1, 2].map(() => refused('appeal', one.caller, appealOf(caseId))));
    expect(both.flat()).toEqual(['APPEALED_ALREADY']);
    const { appeals } = (await caseAs(one.caller, caseId))!;
    const appealId = appeals[0]!.id;
    expect((await checked(one)).status).toBe('SUSPENDED');
    const proposal = { appealId, outcome: 'CHANGED', reason: words };
    for (const tookPart of [chair, saad, lead])
      expect(await refused('proposeAppealDecision', tookPart, proposal)).toEqual(['TOOK_PART']);
    await act('proposeAppealDecision', reem, proposal);
    expect(await refused('confirmAppealDecision', reem, { appealId, agree: true })).toEqual(['SAME_PERSON']);
    await act('confirmAppealDecision', secretaryGeneral, { appealId, agree: true });
    expect(await checked(one)).toMatchObject({ status: 'ACTIVE', sanctions: [] });
    expect(await membership.bus.hear(AppealDecidedV1, about(one))).toMatchObject({ outcome: 'CHANGED' });
    expect(await caseAs(one.caller, caseId)).toMatchObject({ status: 'CLOSED', appeals: [{ outcome: 'CHANGED' }] });
  });

  test('that sends it back lets the committee decide anew, and the new decision be appealed once', async () => {
    const one = await registered('back');
    const caseId = await answered(one);
    await decide(caseId, suspension);
    const { appeal: first } = await act('appeal', one.caller, appealOf(caseId));
    await hear(first.id, 'SENT_BACK');
    expect(await caseAs(lead, caseId)).toMatchObject({ status: 'NOTIFIED' });
    expect((await checked(one)).status).toBe('ACTIVE');
    await decide(caseId, { kind: 'WARNING' });
    const { appeal: second } = await act('appeal', one.caller, appealOf(caseId));
    await hear(second.id, 'STANDS');
    expect(await caseAs(one.caller, caseId)).toMatchObject({ status: 'SANCTIONED' });
    expect(await refused('appeal', one.caller, appealOf(caseId))).toEqual(['APPEALED_ALREADY']);
  });

  test('of a revocation grants a registration anew, to the end that it had', async () => {
    const one = await registered('revoked');
    const caseId = await answered(one);
    await decide(caseId, { kind: 'REVOCATION' });
    expect(await membership.bus.hear(RegistrationRevokedV1, about(one))).toBeDefined();
    expect((await checked(one)).status).toBe('REVOKED');
    const { appeal } = await act('appeal', one.caller, appealOf(caseId));
    await hear(appeal.id, 'CHANGED');
    await membership.bus.hear(RegistrationReinstatedV1, about(one));
    expect((await checked(one)).status).toBe('REVOKED');
    const held = await membership.deps.credentials.heldBy([one.practitionerId]);
    const given = held.filter(({ kind, status }) => kind === 'REGISTRATION' && status !== 'REVOKED');
    expect(given).toMatchObject([{ expiresOn: '2028-03-01' }]);
  });
});

test('MEM-66 a document of a case is kept, and read by who leads and by the committee alone', async () => {
  const one = await registered('documents');
  const { id: caseId } = await open(one);
  await act('giveCaseNotice', lead, { caseId });
  const documentId = await membership.withDocument(one, { type: 'EXPERIENCE_CERTIFICATE' });
  await act('answerCase', one.caller, { caseId, text: 'انظروا الوثيقة.', documentIds: [documentId] });
  const { handles, inUse } = membership.deps.documentPorts;
  expect(await inUse(documentId)).toBe(true);
  await membership.deps.reviewers.change('acc_lead', (known) => ({ state: { ...known, leads: true } }));
  await waitFor(async () => handles('acc_lead', documentId), { what: 'the lead to be known' });
  expect(await handles('acc_d_reem', documentId)).toBe(false);
  await decide(caseId, { kind: 'WARNING' });
  expect(await handles('acc_d_reem', documentId)).toBe(true);
  expect(await handles('acc_reviewer', documentId)).toBe(false);
});

// The clock goes on from here: sessions of before are over.
test('MEM-33 an appeal is too late after the 30th day', async () => {
  const one = await registered('late');
  const caseId = await answered(one);
  await decide(caseId, { kind: 'WARNING' });
  const { decisions } = (await caseAs(one.caller, caseId))!;
  expect(decisions[0]?.appealUntil).toBe('2026-12-22T20:59:59.999Z');
  membership.clock.moveTo(new Date('2026-12-22T21:00:00.000Z'));
  expect(await refused('appeal', one.caller, { subject: 'SANCTION', subjectId: caseId, grounds: 'لا.' })).toEqual([
    'APPEAL_LATE',
  ]);
});

test('MEM-66 an interim suspension takes two people, of two who confirm at once one does, and it is over where nobody reviews it', async () => {
  const one = await registered('interim');
  const { id: caseId } = await open(one);
  await act('proposeInterimSuspension', lead, { caseId, reason: words });
  expect(await refused('confirmInterimSuspension', lead, { caseId })).toEqual(['SAME_PERSON']);
  expect((await checked(one)).status).toBe('ACTIVE');
  const both = await Promise.all(
    [otherLead, secretaryGeneral].map((by) => refused('confirmInterimSuspension', by, { caseId })),
  );
  expect(both.flat()).toEqual(['CASE_NOT_NOW']);
  expect((await checked(one)).status).toBe('SUSPENDED');
  days(9);
  const { interim } = (await act('reviewInterimSuspension', otherLead, { caseId, keep: true, reason: words })).case;
  expect(interim?.reviewUntil).toBe('2026-12-15T20:59:59.999Z');
  membership.clock.moveTo(new Date('2026-12-15T20:59:59.999Z'));
  expect((await checked(one)).status).toBe('SUSPENDED');
  membership.clock.moveTo(new Date('2026-12-15T21:00:00.000Z'));
  expect((await checked(one)).status).toBe('ACTIVE');
  const { bus } = membership;
  const ended = { why: 'NOT_REVIEWED', from: '2026-12-15T21:00:00.000Z' };
  for (const told of [one.accountId, 'acc_lead'])
    expect(
      await bus.hear(
        InterimSuspensionEndedV1,
        (data) => data.accountId === told && data.practitionerId === one.practitionerId,
      ),
    ).toMatchObject(ended);
});
