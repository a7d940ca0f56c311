import { newId, newNumber } from '@mumaris/kit/id';
import { rulesOf } from '../src/applications/domain/rules';
import { escalatePromise, reckonPromise } from '../src/applications/use-cases/keep-promises';
import { promisesKept } from '../src/applications/use-cases/promises-kept';
import { fixedClock, waitFor } from '@mumaris/kit/testing';
import type { Application } from '../src/applications/domain/application';
import * as given from './given';
import { type Membership, startedAt, startMembership } from './membership';
import { person, reviewer, visitor } from './people';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
});
afterAll(() => membership.stop());
afterEach(() => membership.clock.moveTo(startedAt));

const saad = reviewer('acc_saad');
const deficiencies = [{ ar: 'اذكر المدينة.', en: 'Name the city.' }];
const codesOf = ({ errors }: { errors?: { extensions: Record<string, unknown> }[] }) =>
  errors?.map(({ extensions }) => extensions['code']);

interface Promised {
  application: { status: string; promisedBy: string | null };
}
const promised = async (id: string, caller = saad) =>
  (await membership.ask<Promised>('promise', caller, { id })).data.application;
const escalatedAt = async (id: string) =>
  (await membership.ask<{ application: { escalatedAt: string | null } }>('escalation', saad, { id })).data.application
    .escalatedAt;
const queue = async () => {
  interface Queue {
    reviewQueue: { edges: { cursor: string; node: { id: string } }[]; pageInfo: { endCursor: string } };
  }
  const ids: string[] = [];
  for (let after: string | undefined; ;) {
    const { edges, pageInfo } = (await membership.ask<Queue>('reviewQueue', saad, { first: 1, after })).data
      .reviewQueue;
    if (!edges.length) return ids;
    ids.push(...edges.map(({ node }) => node.id));
    after = pageInfo.endCursor;
  }
};

test('MEM-34 an application says by which day, and none while its applicant is asked', async () => {
  const { clock, done, invoice, submitted } = membership;
  const { caller, application } = await submitted('acc_promised');
  const { id } = application;
  expect(await promised(id, caller)).toMatchObject({ promisedBy: null });
  await invoice(id, 'ADMINISTRATIVE').paid();
  await membership.waitForStatus(id, caller, 'UNDER_REVIEW');
  // Seven working days after Sunday, 22 November.
  expect(await promised(id, caller)).toMatchObject({ promisedBy: '2026-12-01' });
  await done('claimApplication', saad, { applicationId: id });
  await done('returnApplication', saad, { applicationId: id, deficiencies });
  expect(await promised(id)).toEqual({ status: 'RETURNED', promisedBy: null });
  clock.moveTo('2026-11-25T09:00:00.000Z'); // Monday and Tuesday were wholly the applicant's
  await done('resubmitApplication', caller, { applicationId: id });
  expect(await promised(id)).toEqual({ status: 'UNDER_REVIEW', promisedBy: '2026-12-03' });
  const foreign = await membership.ask('escalation', caller, { id });
  expect(codesOf(foreign)).toEqual(['FORBIDDEN']);
});

test('MEM-34 what is near its end rises in the queue, before what waits longer', async () => {
  const { clock, inReview } = membership;
  const waits = await inReview('acc_waits');
  clock.moveTo('2026-11-22T10:00:00.000Z');
  const { caller, application } = await inReview('acc_near');
  const { id } = application;
  expect((await queue()).slice(-2)).toEqual([waits.application.id, id]);
  // The older one was returned and came back later, so that more days are left to it.
  clock.moveTo('2026-11-23T09:00:00.000Z');
  await membership.done('claimApplication', saad, { applicationId: waits.application.id });
  await membership.done('returnApplication', saad, { applicationId: waits.application.id, deficiencies });
  clock.moveTo('2026-11-30T09:00:00.000Z');
  await membership.done('resubmitApplication', waits.caller, { applicationId: waits.application.id });
  expect(await waitFor(() => escalatedAt(id))).toBe('2026-11-30T09:00:00.000Z');
  expect(await escalatedAt(waits.application.id)).toBeNull();
  const order = await queue();
  expect(order.indexOf(id)).toBeLessThan(order.indexOf(waits.application.id));
  expect(new Set(order).size).toBe(order.length);
  expect((await membership.see(id, caller)).timeline).toHaveLength(application.timeline.length);
});

const putRow = async (state: Application) => {
  const [id, number, practitionerId] = [newId('app'), newNumber('A'), newId('pra')];
  await membership.deps.applications.insert({ state: { ...state, id, number, practitionerId } });
  return id;
};

test('MEM-34 each lead is told once', async () => {
  const id = await putRow(given.inReview);
  const leads = () => Promise.resolve(['acc_lead', 'acc_other']);
  const escalating = escalatePromise({ ...membership.deps, leads, clock: fixedClock('2026-11-30T09:00:00.000Z') });
  await Promise.all([escalating(id), escalating(id)]);
  await escalating(id);
  const rows = await membership.store.connection.collection('outbox').find({ aggregateId: id }).toArray();
  expect(rows.map(({ event }) => (event as { data: object }).data)).toMatchObject([
    { accountId: 'acc_lead', promisedBy: '2026-12-01' },
    { accountId: 'acc_other', promisedBy: '2026-12-01' },
  ]);
});

test('MEM-34 rows of before get a promise and a place in the queue; a new version of the holidays moves it', async () => {
  const { applications, rules } = membership.deps;
  const id = await putRow(given.inReview);
  const rows = membership.store.connection.collection<{ _id: string }>('applications');
  await rows.updateOne({ _id: id }, { $unset: { promise: '', queueKey: '' } });
  const reckoned = await waitFor(async () => {
    const { promise, queueKey } = await applications.get(id);
    return promise && queueKey && promise;
  });
  expect(reckoned).toEqual(given.inReview.promise);

  const { lifecycle } = rules;
  const name = { ar: 'إجازة', en: 'Holiday' };
  const holidays = [{ from: '2026-11-23', to: '2026-11-23', name }];
  const grown = rulesOf({
    ...rules,
    lifecycle: { ...lifecycle, officeHours: { ...lifecycle.officeHours, version: 2, holidays } },
  });
  expect(await applications.findByOldHours(1, 100)).not.toContain(id);
  expect(await applications.findByOldHours(2, 100)).toContain(id);
  await reckonPromise({ applications, rules: grown })(id);
  expect((await applications.get(id)).promise).toMatchObject({ by: '2026-12-02', hoursVersion: 2 });
  expect(await applications.findByOldHours(2, 100)).not.toContain(id);
});

test('MEM-34 kept and missed promises by service and month are public, and counted from an index alone', async () => {
  const service = 'CARD_REPLACEMENT'; // which nobody else here asks for
  const decided = (state: 'KEPT' | 'MISSED', decidedOn: string, workingDays: number) =>
    ({
      ...given.approved,
      service,
      promise: { ...given.approved.promise, state, decidedOn, workingDays },
    }) as Application;
  for (const days of [1, 2, 3, 4]) await putRow(decided('KEPT', '2026-10-31', days));
  await putRow(decided('MISSED', '2026-10-01', 9));
  await putRow(decided('KEPT', '2026-11-01', 1));
  const running = { ...given.inReview, service } as Application;
  const due = (by: string) => ({ ...running, promise: { ...running.promise, by, atRiskFrom: null } }) as Application;
  await putRow(due('2026-10-29'));
  await putRow(due('2026-11-22')); // today

  const { ask } = membership;
  const asked = { service, from: '2026-10', to: '2026-11' };
  expect((await ask('promisesKept', visitor, asked)).data).toEqual({
    promisesKept: [
      { month: '2026-10', figures: { kept: 4, missed: 1, overdue: 1, medianWorkingDays: 3 } },
      { month: '2026-11', figures: null },
    ],
  });
  expect(codesOf(await ask('promisesKept', visitor, { ...asked, service: 'NONE' }))).toEqual(['UNKNOWN_SERVICE']);
  expect(codesOf(await ask('promisesKept', visitor, { ...asked, to: '2029-11' }))).toEqual(['BAD_MONTHS']);

  const database = membership.store.connection.db;
  await database?.command({ profile: 2 });
  await promisesKept(membership.deps)(asked);
  await database?.command({ profile: 0 });
  const looked = await database
    ?.collection('system.profile')
    .find({ 'command.aggregate': 'applications', 'command.pipeline.0.$match.service': service })
    .toArray();
  expect(looked).toHaveLength(2);
  for (const { docsExamined, planSummary } of looked ?? [])
    expect({ docsExamined, planSummary }).toEqual({ docsExamined: 0, planSummary: expect.stringMatching(/^IXSCAN/) });
});

test('MEM-34 office hours and holidays are public', async () => {
  const { data } = await membership.ask<{ officeHours: object }>('officeHours', visitor);
  expect(data.officeHours).toMatchObject({
    days: [0, 1, 2, 3, 4],
    opens: '07:30',
    holidays: expect.arrayContaining([
      { from: '2026-09-23', to: '2026-09-23', name: { ar: 'اليوم الوطني', en: 'National Day' } },
    ]),
    shorterHours: expect.arrayContaining([expect.objectContaining({ from: '2027-02-08', opens: '10:00' })]),
  });
  expect(codesOf(await membership.ask('reviewQueue', person('acc_x')))).toEqual(['FORBIDDEN']);
});
