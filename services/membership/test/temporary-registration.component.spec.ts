import type { Caller } from '@mumaris/kit/auth/caller';
import { newId, newNumber } from '@mumaris/kit/id';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import { callSubgraph } from '@mumaris/kit/testing';
import type { Application } from '../src/applications/domain/application';
import { reinstate, revoke, suspend } from '../src/credentials';
import * as given from './given';
import { type Membership, startedAt, startMembership } from './membership';
import { visitor } from './people';
import { registered } from './registrations';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
});
afterAll(() => membership.stop());
beforeEach(() => membership.clock.moveTo(new Date(startedAt)));

const answersFrom = (startsOn: string, endsOn: string) =>
  Object.entries({
    ...{
      reason: 'SEASON',
      institution: 'مستشفى منى الطوارئ',
      city: 'مكة المكرمة',
      startsOn,
      endsOn,
      confirmed: 'true',
    },
  }).map(([question, value]) => ({ question, value }));

interface Seen {
  readonly id: string;
  readonly number: string;
  readonly code: string;
  readonly status: string;
}

const query = `query ($id: ID!) { application(id: $id) { status outcome { id number code status issuedOn expiresOn
  ... on TemporaryRegistration { reason institution city startsOn suspendedUntil conditions { kind } } } } }`;

/** Somebody whose application was approved and paid: what was granted, as its holder sees it. */
const granted = async (accountId: string, startsOn = '2026-11-25', endsOn = '2027-02-20') => {
  const { caller, practitionerId } = await membership.withProfile(accountId);
  const id = newId('app');
  const state: Application = {
    ...{ ...given.approved, practitionerId, accountId, id, number: newNumber('A') },
    ...{ service: 'TEMPORARY_REGISTRATION', answers: answersFrom(startsOn, endsOn) },
  };
  await membership.deps.applications.insert({ state });
  await membership.invoice(id, 'SERVICE').paid();
  await membership.waitForStatus(id, caller, 'COMPLETED');
  const see = async () => {
    const asked = { ...membership.of, caller, query, variables: { id } };
    const { data } = await callSubgraph<{ application: { outcome: Seen } }>(asked);
    return data.application.outcome;
  };
  return { caller, practitionerId, see, credential: await see() };
};

const transact = <T>(work: (tx: Transaction) => Promise<T>) => inTransaction(membership.store.connection, work);
const check = async ({ number, code }: Seen) => {
  const { data } = await membership.ask<{ verifyCredential: { status: string } }>('verifyCredential', visitor, {
    number,
    code,
  });
  return data.verifyCredential.status;
};

test('MEM-32 what was asked for is granted: one place, from its first day to its last, and not before', async () => {
  const { credential, see } = await granted('acc_season');
  expect(credential).toMatchObject({
    ...{ number: expect.stringMatching(/^TR-/), status: 'NOT_YET_IN_FORCE', issuedOn: '2026-11-22' },
    ...{ reason: 'SEASON', institution: 'مستشفى منى الطوارئ', city: 'مكة المكرمة' },
    ...{ startsOn: '2026-11-25', expiresOn: '2027-02-20', suspendedUntil: null, conditions: [] },
  });
  for (const [day, status] of [
    ['2026-11-25T00:00:00+03:00', 'ACTIVE'],
    ['2027-02-20T23:59:59+03:00', 'ACTIVE'],
    ['2027-02-21T00:00:00+03:00', 'EXPIRED'],
  ] as const) {
    membership.clock.moveTo(new Date(day));
    expect([day, (await see()).status, await check(credential)]).toEqual([day, status, status]);
  }
});

test('MEM-32 what has passed of its time until the decision is not granted', async () => {
  const { credential } = await granted('acc_late', '2026-11-20');
  expect(credential).toMatchObject({ status: 'ACTIVE', startsOn: '2026-11-22', expiresOn: '2027-02-20' });
});

/** Which of a service's requirements an application that is begun now does not meet. */
const unmet = async (caller: Partial<Caller>, service: string) => {
  const { requirements } = await membership.done('startApplication', caller, { service });
  return requirements.filter(({ met }) => !met).map(({ id }) => id);
};

test('MEM-32 who holds a registration needs none, and is told so', async () => {
  const { caller } = await registered(membership, 'acc_registered', '2028-03-01');
  expect(await unmet(caller, 'TEMPORARY_REGISTRATION')).toContain('not-registered');
  const { caller: other } = await membership.withProfile('acc_unregistered');
  expect(await unmet(other, 'TEMPORARY_REGISTRATION')).not.toContain('not-registered');
});

test('MEM-33 MEM-66 a suspension, a revocation and an appeal count for it as for any registration', async () => {
  const { deps, clock } = membership;
  const { credential, practitionerId, see, caller } = await granted('acc_watched', '2026-11-22');
  const order = { practitionerId, id: 'san_1', from: clock.now(), until: new Date('2026-12-01T20:59:59.999Z') };
  await transact((tx) => suspend(deps)(order, tx));
  expect(await see()).toMatchObject({ status: 'SUSPENDED', suspendedUntil: '2026-12-01' });
  expect(await check(credential)).toBe('SUSPENDED');
  await transact((tx) => revoke(deps)({ practitionerId }, tx));
  expect(await check(credential)).toBe('REVOKED');
  expect(await unmet(caller, 'TEMPORARY_REGISTRATION')).toContain('not-barred');
  expect(await unmet(caller, 'REGISTRATION')).toContain('temporary-not-barred');
  const back = await transact((tx) => reinstate(deps)({ credentialId: credential.id, appealId: 'apl_1' }, tx));
  // The suspension goes on: the appeal was of the revocation.
  expect(back).toMatchObject({ number: expect.stringMatching(/^TR-/), expiresOn: '2027-02-20' });
  clock.moveTo(new Date('2026-12-02T00:00:00+03:00'));
  expect(await check(back as Seen & typeof back)).toBe('ACTIVE');
});
