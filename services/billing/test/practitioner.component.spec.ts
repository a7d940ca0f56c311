import { randomBytes } from 'node:crypto';
import type { Role } from '@mumaris/schemas';
import type { Invoice } from '../src/invoices/domain/invoice';
import { type Billing, startBilling } from './billing';

let billing: Billing;
beforeAll(async () => void (billing = await startBilling('2026-11-22T09:00:00.000Z')));
afterAll(() => billing.stop());

interface List {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean };
}

const pages = `first: $first, after: $after`;
const query = `query ($of: [_Any!]!, $first: Int, $after: ID) { _entities(representations: $of) { ... on Practitioner {
  invoices(${pages}) { edges { cursor node { id } } pageInfo { hasNextPage } }
  refunds(${pages}) { edges { cursor node { id } } pageInfo { hasNextPage } } } } }`;
const read = async (account: string, practitionerId: string, more: object = {}, roles: Role[] = []) => {
  const of = [{ __typename: 'Practitioner', id: practitionerId }];
  const { data } = await billing.ask<{ _entities: [{ invoices: List; refunds: List }] }>(
    account,
    query,
    { of, ...more },
    roles,
  );
  return data._entities[0] as { invoices: List | null; refunds: List | null };
};
const idsOf = (list: List | null) => list?.edges.map(({ node }) => node.id);

/** Three invoices of one practitioner, an hour apart, oldest first. */
const threeInvoices = async () => {
  const [accountId, practitionerId] = [
    `acc_${randomBytes(8).toString('hex')}`,
    `pra_${randomBytes(8).toString('hex')}`,
  ];
  const invoices: Invoice[] = [];
  for (const _ of [1, 2, 3]) {
    const applicationId = `app_${randomBytes(8).toString('hex')}`;
    invoices.push(await billing.put({ applicationId, accountId, practitionerId }));
    billing.clock.moveTo(new Date(billing.clock.now().getTime() + 3_600_000));
  }
  return { accountId, practitionerId, invoices, ids: invoices.map(({ id }) => id) };
};

test('the invoices of a practitioner are read page by page, newest first', async () => {
  const { accountId, practitionerId, ids } = await threeInvoices();
  const { invoices: first } = await read(accountId, practitionerId, { first: 2 });
  expect([idsOf(first), first?.pageInfo.hasNextPage]).toEqual([ids.toReversed().slice(0, 2), true]);
  const { invoices: rest } = await read(accountId, practitionerId, { first: 2, after: first?.edges[1]?.cursor });
  expect([idsOf(rest), rest?.pageInfo.hasNextPage]).toEqual([ids.slice(0, 1), false]);
});

test.each<[Role, number | undefined]>([
  ['REVIEWER', 3],
  ['FINANCE', 3],
  ['SUPPORT', 3],
  ['ADMIN', undefined],
])('of somebody else’s practitioner %s sees %s invoices', async (role, count) => {
  const { practitionerId } = await threeInvoices();
  expect((await read('acc_staff', practitionerId, {}, [role])).invoices?.edges.length).toBe(count);
  expect((await read('acc_other', practitionerId)).invoices).toBeNull();
});

test.each<[Role, number | undefined]>([
  ['REVIEWER', undefined],
  ['FINANCE', 2],
  ['SUPPORT', 2],
])('the refunds are their payer’s; of somebody else’s %s sees %s', async (role, count) => {
  const { accountId, practitionerId, invoices } = await threeInvoices();
  const refunds = await Promise.all(invoices.slice(0, 2).map((invoice) => billing.putRefund(invoice)));
  const own = await read(accountId, practitionerId);
  expect(idsOf(own.refunds)?.toSorted()).toEqual(refunds.map(({ id }) => id).toSorted());
  expect((await read('acc_staff', practitionerId, {}, [role])).refunds?.edges.length).toBe(count);
  expect((await read('acc_other', practitionerId)).refunds).toBeNull();
});

test('whoever was never asked for anything has an empty list, not a refused one', async () => {
  expect((await read('acc_new', 'pra_new')).invoices?.edges).toEqual([]);
});
