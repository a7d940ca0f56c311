import type { Caller } from '@mumaris/kit/auth/caller';
import { callSubgraph } from '@mumaris/kit/testing';
import { AppealDecidedV1, ApplicationReopenedV1, RefundApprovedV1 } from '@mumaris/schemas';
import { type Changed, type Membership, startedAt, startMembership } from './membership';
import type { Operation } from './operations';
import { secretaryGeneral } from './people';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
});
afterAll(() => membership.stop());
afterEach(() => membership.clock.moveTo(startedAt));

const leading = (name: string): Partial<Caller> => ({ accountId: `acc_${name}`, roles: ['REVIEWER', 'REVIEW_LEAD'] });
const [saad, hind, reem] = [leading('saad'), leading('hind'), leading('reem')];
const words = { ar: 'قُدّمت وثيقة جديدة.', en: 'A new document was handed in.' };
const why = { ar: 'لا يستوفي البرنامج الشروط.', en: 'The programme does not meet the conditions.' };

interface Answer {
  appeal: { id: string; number: string; status: string } | null;
  errors: { code: string }[];
}
const refused = async (operation: Operation, caller: Partial<Caller>, input: object) =>
  (await membership.change<Answer>(operation, caller, input)).errors.map(({ code }) => code);
const act = async (operation: Operation, caller: Partial<Caller>, input: object) => {
  const { appeal, errors } = await membership.change<Answer>(operation, caller, input);
  if (!appeal) throw new Error(JSON.stringify(errors));
  return appeal;
};

interface Rejected {
  caller: Partial<Caller>;
  id: string;
}
const reject = async ({ id: applicationId }: Rejected, by = saad) => {
  await membership.done('claimApplication', by, { applicationId });
  await membership.done('rejectApplication', by, { applicationId, reason: why, nonCompliance: true });
};
/** A training letter that one reviewer rejected. */
const rejected = async (name: string): Promise<Rejected> => {
  const { caller, application } = await membership.inReview(`acc_${name}`);
  await reject({ caller, id: application.id });
  return { caller, id: application.id };
};
const appealOf = ({ id }: Rejected) => ({
  subject: 'APPLICATION',
  subjectId: id,
  grounds: 'الوثيقة الجديدة تثبت العكس.',
});
const lodge = async (one: Rejected) => (await act('appeal', one.caller, appealOf(one))).id;
const propose = (appealId: string, outcome: string) =>
  act('proposeAppealDecision', hind, { appealId, outcome, reason: words });
const confirm = (appealId: string) => ({ appealId, agree: true });
/** Two people who took no part decide. */
const hear = async (appealId: string, outcome: string) => {
  await propose(appealId, outcome);
  return act('confirmAppealDecision', secretaryGeneral, confirm(appealId));
};

const seen = async ({ id, caller }: Rejected, by = caller) => {
  const query = `query ($id: ID!) { application(id: $id) { status promisedBy appealUntil appeals { number outcome }
    decisions { kind } } }`;
  type Seen = {
    status: string;
    promisedBy: string | null;
    appealUntil: string | null;
    appeals: { number: string; outcome: string | null }[];
    decisions: { kind: string }[];
  };
  const { data, errors } = await callSubgraph<{ application: Seen }>({
    ...membership.of,
    caller: by,
    query,
    variables: { id },
  });
  expect(errors).toBeUndefined();
  return data.application;
};

describe('MEM-33 an appeal of a rejection by a reviewer', () => {
  test('is heard by nobody who had it in hand, and lets it go on as if it had been approved', async () => {
    const one = await rejected('changed');
    expect((await seen(one)).appealUntil).toBe('2026-12-22T20:59:59.999Z');
    expect(await refused('appeal', leading('stranger'), appealOf(one))).toEqual(['NOT_FOUND']);
    const both = await Promise.all([1, 2].map(() => refused('appeal', one.caller, appealOf(one))));
    expect(both.flat()).toEqual(['APPEALED_ALREADY']);
    const [{ node: { id: appealId } } = { node: { id: '' } }] = (
      await membership.ask<{ appeals: { edges: { node: { id: string } }[] } }>('appeals', hind, {
        statuses: ['LODGED'],
      })
    ).data.appeals.edges;
    const proposal = { appealId, outcome: 'CHANGED', reason: words };
    expect(await refused('proposeAppealDecision', saad, proposal)).toEqual(['TOOK_PART']);
    await act('proposeAppealDecision', hind, proposal);
    expect(await refused('confirmAppealDecision', saad, confirm(appealId))).toEqual(['TOOK_PART']);
    expect((await seen(one)).status).toBe('REJECTED');
    const twice = await Promise.all(
      [reem, secretaryGeneral].map((by) => refused('confirmAppealDecision', by, confirm(appealId))),
    );
    expect(twice.flat()).toEqual(['APPEAL_NOT_NOW']);
    expect(await seen(one)).toMatchObject({
      ...{ status: 'PRELIMINARILY_APPROVED', appealUntil: null, appeals: [{ outcome: 'CHANGED' }] },
      decisions: [{ kind: 'APPEAL_CHANGED' }, { kind: 'REJECTED' }],
    });
    const { timeline } = await membership.see(one.id, one.caller);
    expect(timeline.at(-1)).toMatchObject({ actor: 'SYSTEM', text: { ar: `أُلغي قرار الرفض بعد تظلمكم: ${words.ar}` } });
    const reopened = await membership.bus.hear(ApplicationReopenedV1, ({ applicationId }) => applicationId === one.id);
    expect(reopened).toMatchObject({ service: 'TRAINING_LETTER', reopenedAt: startedAt });
    const told = await membership.bus.hear(AppealDecidedV1, ({ accountId }) => accountId === 'acc_changed');
    expect(told).toMatchObject({ subject: 'APPLICATION', outcome: 'CHANGED', reason: words });
    await membership.invoice(one.id, 'SERVICE').paid();
    await membership.waitForStatus(one.id, one.caller, 'COMPLETED');
  });

  test('that sends it back gives it to the reviewers with a promise of its own, and a new rejection is appealed once', async () => {
    const one = await rejected('back');
    membership.clock.moveTo('2026-12-10T09:00:00.000Z');
    await hear(await lodge(one), 'SENT_BACK');
    const back = await seen(one);
    expect(back).toMatchObject({ status: 'UNDER_REVIEW', appealUntil: null });
    expect(back.promisedBy! > '2026-12-10').toBe(true);
    await reject(one);
    await hear(await lodge(one), 'STANDS');
    expect(await seen(one)).toMatchObject({
      status: 'REJECTED',
      appeals: [{ outcome: 'STANDS' }, { outcome: 'SENT_BACK' }],
    });
    expect(await refused('appeal', one.caller, appealOf(one))).toEqual(['APPEALED_ALREADY']);
  });

  test('opens nothing beside another application of the service, and does once that is over', async () => {
    const one = await rejected('beside');
    const appealId = await lodge(one);
    const { id: applicationId, number } = await membership.done('startApplication', one.caller, {
      service: 'TRAINING_LETTER',
    });
    await propose(appealId, 'CHANGED');
    const { errors } = await membership.change<Changed>('confirmAppealDecision', secretaryGeneral, confirm(appealId));
    expect(errors).toMatchObject([{ code: 'OPEN_BESIDE' }]);
    expect(errors[0]?.message.en).toContain(number);
    expect((await seen(one)).status).toBe('REJECTED');
    await membership.done('cancelApplication', one.caller, { applicationId });
    await act('confirmAppealDecision', secretaryGeneral, confirm(appealId));
    expect((await seen(one)).status).toBe('PRELIMINARILY_APPROVED');
  });

  test('BIL-08 is over once what it cost goes back, and not by what was never owed', async () => {
    const [one, other] = [await rejected('refunded'), await rejected('exempt')];
    const appealId = await lodge(one);
    const granted = (applicationId: string, ground: string) =>
      membership.bus.publish(
        RefundApprovedV1,
        {
          ...{ refundId: `rfd_${ground}`, number: 'R-1', invoiceId: 'inv_1', invoiceNumber: 'INV-1', applicationId },
          ...{ accountId: 'acc_any', amount: { amount: 35_000, currency: 'SAR' as const }, reason: words, ground },
          collectBy: '2026-12-06T20:59:59.999Z',
        },
        { subject: `rfd_${ground}` },
      );
    await membership.handled(await granted(one.id, 'NOT_PROVIDED'));
    await membership.handled(await granted(other.id, 'EXEMPT'));
    const proposal = { appealId, outcome: 'CHANGED', reason: words };
    expect(await refused('proposeAppealDecision', hind, proposal)).toEqual(['FEE_RETURNED']);
    await hear(appealId, 'STANDS');
    expect((await seen(one)).status).toBe('REJECTED');
    await hear(await lodge(other), 'CHANGED');
    expect((await seen(other)).status).toBe('PRELIMINARILY_APPROVED');
  });

  test('is too late after the last millisecond of the 30th day in Riyadh', async () => {
    const [one, inTime] = [await rejected('late'), await rejected('in_time')];
    membership.clock.moveTo('2026-12-22T20:59:59.999Z');
    await lodge(inTime);
    membership.clock.moveTo('2026-12-22T21:00:00.000Z');
    expect(await refused('appeal', one.caller, appealOf(one))).toEqual(['APPEAL_LATE']);
  });

  test('is there for nothing that is not rejected', async () => {
    const { caller, application } = await membership.inReview('acc_running');
    expect(await refused('appeal', caller, appealOf({ caller, id: application.id }))).toEqual(['NOT_FOUND']);
    expect(await seen({ caller, id: application.id })).toMatchObject({ appealUntil: null, appeals: [] });
  });
});
