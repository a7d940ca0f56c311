import type { Caller } from '@mumaris/kit/auth/caller';
import { endOfDay } from '@mumaris/kit/calendar';
import { newId } from '@mumaris/kit/id';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import { waitFor } from '@mumaris/kit/testing';
import {
  ConditionLiftedV1,
  ConditionSetV1,
  CredentialExpiredV1,
  RegistrationReinstatedV1,
  RegistrationRevokedV1,
  RegistrationSuspendedV1,
} from '@mumaris/schemas';
import type { Application } from '../src/applications/domain/application';
import { cancel } from '../src/applications/domain/cancellation';
import { liftCondition, liftSuspension, reinstate, revoke, setCondition, suspend } from '../src/credentials';
import * as given from './given';
import { type Membership, startedAt, startMembership } from './membership';
import { lead, person, reviewer, support, visitor } from './people';
import { type Registered, registered as putRegistered } from './registrations';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
});
afterAll(() => membership.stop());
beforeEach(() => membership.clock.moveTo(new Date(startedAt)));

type Person = Registered;
const registered = (accountId: string, expiresOn: string) => putRegistered(membership, accountId, expiresOn);

const transact = <T>(work: (tx: Transaction) => Promise<T>) => inTransaction(membership.store.connection, work);
const ofDecision = ({ practitionerId }: Person) => ({ practitionerId, id: `san_${practitionerId}` });
const wording = { ar: 'يمارس المهنة تحت إشراف استشاري.', en: 'Practises under the supervision of a consultant.' };

interface Seen {
  number: string;
  status: string;
  renewalUnderWay: boolean;
  renewable: boolean;
  renewableUntil: string | null;
  suspendedUntil: string | null;
  conditions: { kind: string; wording: { en: string } }[];
}
const seen = async ({ caller, practitionerId: id }: Person) => {
  const representations = [{ __typename: 'Practitioner', id }];
  const { data } = await membership.ask<{ _entities: { registration: Seen | null }[] }>('registrationLife', caller, {
    representations,
  });
  return data._entities[0]?.registration;
};
const checked = async (number: string) => {
  const asked = { number, code: 'ABCDEFGH' };
  const { data } = await membership.ask<{ verifyCredential: Seen }>('verifyCredential', visitor, asked);
  return data.verifyCredential;
};
const asKnown = async (caller: Partial<Caller>, number: string, on: string, knownAt?: Date) => {
  const variables = { number, on, knownAt: knownAt?.toISOString() };
  const { data } = await membership.ask<{ registrationAt: Seen | null }>('registrationAt', caller, variables);
  return data.registrationAt;
};

test('MEM-62 MEM-66 from its commit a suspension is on the bus within a second, and seen by owner and public check, on the card too', async () => {
  const { deps, bus, clock } = membership;
  const one = await registered('acc_suspended', '2028-03-01');
  const until = endOfDay('2027-02-01');
  await transact((tx) => suspend(deps)({ ...ofDecision(one), from: clock.now(), until }, tx));
  const committed = performance.now();
  const said = await bus.hear(RegistrationSuspendedV1, ({ practitionerId }) => practitionerId === one.practitionerId);
  expect(performance.now() - committed).toBeLessThan(1_000);
  expect(said).toMatchObject({ number: one.registration.number, until: until.toISOString() });
  expect(await seen(one)).toMatchObject({ status: 'SUSPENDED', suspendedUntil: '2027-02-01', renewable: false });
  const { number } = one.registration;
  for (const each of [number, one.card]) expect(await checked(each)).toMatchObject({ status: 'SUSPENDED' });
  // It ends by itself.
  clock.moveTo(new Date(until.getTime() + 1));
  expect(await checked(number)).toMatchObject({ status: 'ACTIVE' });
  expect(await seen(one)).toMatchObject({ status: 'ACTIVE', suspendedUntil: null });
});

test('MEM-60 what was in force on a day is told as it is known now and as it was known then, to its owner and staff alone', async () => {
  const { deps, clock } = membership;
  const one = await registered('acc_remembered', '2028-03-01');
  const { number } = one.registration;
  const before = clock.now();
  clock.moveTo(new Date('2026-12-10T09:00:00.000Z'));
  await transact((tx) =>
    suspend(deps)({ ...ofDecision(one), from: new Date('2026-12-05T09:00:00.000Z'), until: null }, tx),
  );
  clock.moveTo(new Date('2026-12-20T09:00:00.000Z'));
  await transact((tx) => liftSuspension(deps)(ofDecision(one), tx));
  clock.moveTo(new Date('2027-01-20T09:00:00.000Z'));

  const days = ['2026-12-04', '2026-12-05', '2026-12-19', '2026-12-20', '2027-01-20'];
  const statuses = async (knownAt?: Date) =>
    Promise.all(days.map(async (day) => (await asKnown(one.caller, number, day, knownAt))?.status));
  expect(await statuses()).toEqual(['ACTIVE', 'SUSPENDED', 'SUSPENDED', 'ACTIVE', 'ACTIVE']);
  // Before it was recorded, nobody knew; before it was lifted, it had no end.
  expect(await statuses(before)).toEqual(Array<string>(5).fill('ACTIVE'));
  expect(await statuses(new Date('2026-12-15'))).toEqual(['ACTIVE', ...Array<string>(4).fill('SUSPENDED')]);
  expect(await asKnown(one.caller, number, '2026-12-05', new Date('2020-01-01'))).toBeNull();

  for (const staff of [reviewer('acc_r'), support, lead])
    expect(await asKnown(staff, number, '2026-12-05')).toMatchObject({ number, status: 'SUSPENDED' });
  expect(await asKnown(person('acc_stranger'), number, '2026-12-05')).toBeNull();
  expect(await asKnown(one.caller, 'R-000', '2026-12-05')).toBeNull();
});

test('MEM-60 a registration of before facts were kept tells what its row says, and its first facts are kept with its next change', async () => {
  const { deps, store, clock } = membership;
  const one = await registered('acc_of_before', '2028-03-01');
  const { id, number, issuedOn } = one.registration;
  const facts = store.connection.collection('credential-facts');
  await facts.deleteMany({ credentialId: id });
  expect(await asKnown(one.caller, number, '2026-11-22')).toMatchObject({ status: 'ACTIVE' });
  await transact((tx) => suspend(deps)({ ...ofDecision(one), from: clock.now(), until: null }, tx));
  const kept = await facts.find({ credentialId: id }).sort({ version: 1 }).toArray();
  expect(
    kept.map(({ kind, knownAt }) => [String(kind), (knownAt as Date).getTime() === clock.now().getTime()]),
  ).toEqual([
    ['GRANTED', false],
    ['SUSPENDED', true],
  ]);
  expect(await asKnown(one.caller, number, issuedOn)).toMatchObject({ status: 'ACTIVE' });
});

test('MEM-65 a condition is public within its days, on registration and card, and outlives the period that it was set in', async () => {
  const { deps, bus, clock } = membership;
  const one = await registered('acc_conditioned', '2027-01-31');
  const { number, id } = one.registration;
  const condition = { kind: 'SUPERVISION', wording, startsOn: '2027-01-10', lastDay: '2027-04-09' } as const;
  await transact((tx) => setCondition(deps)({ ...ofDecision(one), ...condition }, tx));
  expect(await bus.hear(ConditionSetV1, ({ credentialId }) => credentialId === id)).toMatchObject({
    wording,
    lastDay: '2027-04-09',
  });
  // A renewal that is granted ahead takes it over.
  const renewal = await renewing(one, '2026-12-01');
  await membership.done('claimApplication', reviewer('acc_saad'), { applicationId: renewal });
  const { outcome } = await membership.done('approveApplication', reviewer('acc_saad'), { applicationId: renewal });
  const renewed = await deps.credentials.findByNumber(outcome?.number ?? '');
  for (const [at, shown] of [
    ['2027-01-09T20:59:59.000Z', 0],
    ['2027-01-09T21:00:00.000Z', 1],
  ] as const) {
    clock.moveTo(new Date(at));
    for (const each of [number, one.card]) expect((await checked(each)).conditions).toHaveLength(shown);
  }
  clock.moveTo(new Date('2027-03-15T09:00:00.000Z'));
  expect(await seen(one)).toMatchObject({
    number: renewed?.number,
    conditions: [{ kind: 'SUPERVISION', wording: { en: wording.en } }],
  });
  expect(await asKnown(one.caller, renewed?.number ?? '', '2027-03-15')).toMatchObject({
    conditions: [{ kind: 'SUPERVISION' }],
  });
  clock.moveTo(new Date('2027-04-09T21:00:00.000Z'));
  expect(await seen(one)).toMatchObject({ conditions: [] });
  // Lifted before its end, it is gone at once.
  const endless = { kind: 'LIMIT', wording, startsOn: '2027-04-10', lastDay: null } as const;
  await transact((tx) => setCondition(deps)({ ...ofDecision(one), ...endless }, tx));
  expect(await seen(one)).toMatchObject({ conditions: [{ kind: 'LIMIT' }] });
  await transact((tx) => liftCondition(deps)(ofDecision(one), tx));
  await bus.hear(ConditionLiftedV1, ({ practitionerId }) => practitionerId === one.practitionerId);
  expect(await seen(one)).toMatchObject({ conditions: [] });
});

/** A renewal of somebody that was handed in and paid on a day, put there as it waits for its fees. */
const renewing = async ({ caller, accountId, practitionerId }: Person, submittedOn: string): Promise<string> => {
  const { clock, deps, invoice, waitForStatus } = membership;
  const id = newId('app');
  const at = new Date(`${submittedOn}T09:00:00.000Z`);
  clock.moveTo(at);
  const state: Application = {
    ...given.awaitingAdminFee,
    ...{ id, number: `A-${id}`, accountId, practitionerId, service: 'REREGISTRATION', status: 'AWAITING_PAYMENT' },
    ...{ submittedAt: at, answers: [{ question: 'employer', row: 0, value: 'مستشفى أبها' }] },
  };
  await deps.applications.insert({ state });
  await invoice(id, 'COMBINED').paid();
  await waitForStatus(id, caller, 'UNDER_REVIEW');
  return id;
};

describe('MEM-62 a renewal that was handed in and paid in time and is not decided by the last day', () => {
  test('given the last day is over, then the registration stays active, and ends when the renewal is rejected', async () => {
    const { clock, bus } = membership;
    const one = await registered('acc_waits', '2026-12-05');
    const { number, id: credentialId } = one.registration;
    const id = await renewing(one, '2026-12-05');
    expect(await seen(one)).toMatchObject({ status: 'ACTIVE', renewalUnderWay: true });
    clock.moveTo(new Date('2026-12-10T09:00:00.000Z'));
    expect(await checked(number)).toMatchObject({ status: 'ACTIVE' });
    expect(await seen(one)).toMatchObject({ status: 'ACTIVE', renewalUnderWay: true });
    await membership.done('claimApplication', reviewer('acc_saad'), { applicationId: id });
    const reason = { ar: 'لا يستوفي الشروط.', en: 'The conditions are not met.' };
    await membership.done('rejectApplication', reviewer('acc_saad'), {
      applicationId: id,
      reason,
      nonCompliance: false,
    });
    expect(await seen(one)).toMatchObject({ status: 'EXPIRED', renewalUnderWay: false, renewableUntil: '2027-02-03' });
    const said = await bus.hear(CredentialExpiredV1, (data) => data.credentialId === credentialId);
    expect(said).toMatchObject({ expiresOn: '2026-12-05', renewableUntil: '2027-02-03' });
    // The register remembers that it was in force while it waited.
    clock.moveTo(new Date('2026-12-12T09:00:00.000Z'));
    const statuses = await Promise.all(
      ['2026-12-06', '2026-12-09', '2026-12-10'].map((day) => asKnown(one.caller, number, day)),
    );
    expect(statuses.map((at) => [at?.status, at?.renewalUnderWay])).toEqual([
      ['ACTIVE', true],
      ['ACTIVE', true],
      ['EXPIRED', false],
    ]);
  });

  test('given it is withdrawn, then its own days count again; given it was paid after the last day, then nothing kept it', async () => {
    const { clock, deps } = membership;
    const one = await registered('acc_withdraws', '2026-12-05');
    const id = await renewing(one, '2026-12-04');
    clock.moveTo(new Date('2026-12-10T09:00:00.000Z'));
    expect(await seen(one)).toMatchObject({ status: 'ACTIVE' });
    await membership.done('cancelApplication', one.caller, { applicationId: id });
    expect(await seen(one)).toMatchObject({ status: 'EXPIRED' });
    const late = await registered('acc_pays_late', '2026-12-05');
    await renewing(late, '2026-12-06');
    expect(await seen(late)).toMatchObject({ status: 'EXPIRED', renewalUnderWay: false });
    // No other way than journeys ends one that is under way.
    expect(
      cancel(
        await deps.applications.get(id).then((a) => ({ ...a, status: 'UNDER_REVIEW' as const })),
        deps.rules,
        clock.now(),
      ).state.status,
    ).toBe('CANCELLED');
  });

  test('registration-05 c: given it is granted in grace, then it begins that day, and the gap stays expired in the register', async () => {
    const { clock, deps } = membership;
    const one = await registered('acc_in_grace', '2028-03-01');
    const id = await renewing(one, '2028-03-20');
    clock.moveTo(new Date('2028-04-05T09:00:00.000Z'));
    await membership.done('claimApplication', reviewer('acc_saad'), { applicationId: id });
    const { outcome } = await membership.done('approveApplication', reviewer('acc_saad'), { applicationId: id });
    const renewed = await deps.credentials.findByNumber(outcome?.number ?? '');
    expect(renewed).toMatchObject({ content: { startsOn: '2028-04-05' }, expiresOn: '2030-04-05' });
    for (const day of ['2028-03-02', '2028-04-04'])
      expect(await asKnown(one.caller, one.registration.number, day)).toMatchObject({ status: 'EXPIRED' });
    expect(await asKnown(one.caller, renewed?.number ?? '', '2028-04-05')).toMatchObject({ status: 'ACTIVE' });
  });
});

test('MEM-64 in grace the registration that has ended is shown, renewable until when; after it none is', async () => {
  const { clock } = membership;
  const one = await registered('acc_grace', '2026-11-30');
  clock.moveTo(new Date('2027-01-29T09:00:00.000Z'));
  expect(await seen(one)).toMatchObject({ status: 'EXPIRED', renewable: true, renewableUntil: '2027-01-29' });
  clock.moveTo(new Date('2027-01-29T21:00:00.000Z'));
  expect(await seen(one)).toBeNull();
});

test('MEM-66 who is suspended or revoked cannot renew, and is told why', async () => {
  const { deps, bus, clock } = membership;
  const one = await registered('acc_may_not', '2027-01-31');
  const { id } = await membership.done('startApplication', one.caller, { service: 'REREGISTRATION' });
  const unmet = async () =>
    (await membership.see(id, one.caller)).requirements
      .filter(({ id: rule, met }) => !met && ['not-suspended', 'not-revoked', 'registered', 'renewable'].includes(rule))
      .map(({ id: rule }) => rule);
  expect(await unmet()).toEqual([]);
  await transact((tx) => suspend(deps)({ ...ofDecision(one), from: clock.now(), until: null }, tx));
  expect(await unmet()).toEqual(['not-suspended']);
  await transact((tx) => liftSuspension(deps)(ofDecision(one), tx));
  await bus.hear(RegistrationReinstatedV1, ({ practitionerId }) => practitionerId === one.practitionerId);
  expect(await unmet()).toEqual([]);
  await transact((tx) => revoke(deps)(one, tx));
  await bus.hear(RegistrationRevokedV1, ({ practitionerId }) => practitionerId === one.practitionerId);
  expect(await unmet()).toEqual(['not-revoked']);
  expect(await seen(one)).toBeNull();
  for (const each of [one.registration.number, one.card])
    expect(await checked(each)).toMatchObject({ status: 'REVOKED' });

  // MEM-33: an appeal grants anew, once.
  const order = { credentialId: one.registration.id, appealId: 'apl_1' };
  const again = await transact((tx) => reinstate(deps)(order, tx));
  expect(await seen(one)).toMatchObject({ number: again?.number, status: 'ACTIVE' });
  expect(await checked(one.registration.number)).toMatchObject({ status: 'REVOKED' });
  await expect(transact((tx) => reinstate(deps)(order, tx))).rejects.toMatchObject({ code: 11_000 });
});

test('MEM-66 a renewal whose applicant was revoked since is not approved', async () => {
  const { deps, change } = membership;
  const one = await registered('acc_revoked_since', '2027-01-31');
  const applicationId = await renewing(one, '2026-12-01');
  await transact((tx) => revoke(deps)(one, tx));
  await membership.done('claimApplication', reviewer('acc_saad'), { applicationId });
  const { errors } = await change('approveApplication', reviewer('acc_saad'), { applicationId });
  expect(errors).toMatchObject([{ code: 'REGISTRATION_REVOKED' }]);
});

test('MEM-66 a suspension and the grant of a renewal that race leave nobody in force: what is granted carries it', async () => {
  const { deps, clock } = membership;
  const one = await registered('acc_races', '2027-01-31');
  const applicationId = await renewing(one, '2026-12-01');
  await membership.done('claimApplication', reviewer('acc_saad'), { applicationId });
  await Promise.all([
    transact((tx) => suspend(deps)({ ...ofDecision(one), from: clock.now(), until: null }, tx)),
    membership.done('approveApplication', reviewer('acc_saad'), { applicationId }),
  ]);
  const held = await waitFor(async () => {
    const all = await deps.credentials.heldBy([one.practitionerId]);
    return all.filter(({ kind }) => kind === 'REGISTRATION').length === 2 && all;
  });
  expect(held.map(({ standing }) => standing.suspensions.length)).toEqual([1, 1, 1]);
});
