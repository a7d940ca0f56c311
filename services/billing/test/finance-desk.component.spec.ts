import { randomBytes } from 'node:crypto';
import { waitFor } from '@mumaris/kit/testing';
import type { Role } from '@mumaris/schemas';
import { type Billing, startBilling } from './billing';
import { scenario } from './scenario';

const noon = '2026-11-22T09:00:00.000Z';

let billing: Billing;
let say: ReturnType<typeof scenario>;
beforeEach(async () => {
  billing = await startBilling(noon);
  say = scenario(billing);
});
afterEach(() => billing.stop());

interface Amount {
  amount: number;
}
interface Day {
  takings: { method: string; amount: Amount }[];
  fees: { kind: string; charged: Amount; dropped: Amount }[];
  refundsGranted: Amount;
  refundsPaidOut: Amount;
  unallocated: Amount;
  isComplete: boolean;
}

const dayQuery = `query ($day: Date!) { financeDay(day: $day) { takings { method amount { amount } }
  fees { kind charged { amount } dropped { amount } } refundsGranted { amount } refundsPaidOut { amount }
  unallocated { amount } isComplete } }`;
const askDay = (day: string, roles: Role[] = ['FINANCE']) =>
  billing.ask<{ financeDay: Day }>('acc_finance', dayQuery, { day }, roles);
const dayOf = async (day: string) => {
  const { takings, fees, ...rest } = (await askDay(day)).data.financeDay;
  return {
    takings: Object.fromEntries(takings.map(({ method, amount }) => [method, amount.amount])),
    administrative: fees
      .filter(({ kind }) => kind === 'ADMINISTRATIVE')
      .map(({ charged, dropped }) => [charged.amount, dropped.amount])[0],
    granted: rest.refundsGranted.amount,
    paidOut: rest.refundsPaidOut.amount,
    unallocated: rest.unallocated.amount,
    isComplete: rest.isComplete,
  };
};
const ageing = async (at?: string) => {
  const query = 'query ($at: Date) { ageing(at: $at) { band count total { amount } } }';
  type Band = { band: string; count: number; total: Amount };
  const { data } = await billing.ask<{ ageing: Band[] }>('acc_finance', query, { at }, ['FINANCE']);
  return data.ageing.filter(({ count }) => count).map(({ band, count, total }) => [band, count, total.amount]);
};
const aPerson = () => ({
  applicationId: `app_${randomBytes(8).toString('hex')}`,
  accountId: `acc_${randomBytes(8).toString('hex')}`,
});

describe('BIL-10 a day of finance', () => {
  const quiet = {
    takings: { SADAD: 0, CARD: 0 },
    administrative: [0, 0],
    granted: 0,
    paidOut: 0,
    unallocated: 0,
    isComplete: true,
  };

  it('is what was booked between its first and its last moment in Riyadh, also before it is sealed', async () => {
    const debtor = await say.debtor();
    await say.sadadPays(debtor.billNumber, 10_000);
    await say.hasStatus(debtor.accountId, debtor.invoiceId, 'PAID');
    await say.sadadPays('26112200009999', 700);
    billing.clock.moveTo('2026-11-22T20:59:59.999Z');
    await say.sadadPays('26112200009998', 50);
    billing.clock.moveTo('2026-11-22T21:00:00.000Z');
    await say.cardSays('captured', { checkoutId: 'chk-1', reference: debtor.number, amount: 10_000 });
    await waitFor(async () => billing.providers.refunds.length === 1, { what: 'the card to be paid back' });
    await waitFor(async () => (await dayOf('2026-11-23')).paidOut, { what: 'the pay-out to be booked' });
    expect(await dayOf('2026-11-21')).toEqual(quiet);
    expect(await dayOf('2026-11-22')).toEqual({
      ...quiet,
      takings: { SADAD: 10_750, CARD: 0 },
      administrative: [10_000, 0],
      unallocated: 750,
    });
    expect(await dayOf('2026-11-23')).toEqual({
      ...quiet,
      takings: { SADAD: 0, CARD: 10_000 },
      granted: 10_000,
      paidOut: 10_000,
      unallocated: 750,
    });
  });

  it.each<Role>(['SUPPORT', 'REVIEWER', 'ADMIN'])('is nothing for %s', async (role) => {
    const { errors } = await askDay('2026-11-22', [role]);
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});

describe('BIL-03 BIL-04 the ageing of open invoices', () => {
  it('counts by the days to the last one to pay, and nothing that is paid or closed', async () => {
    const dueOn = (payUntil: string) => billing.put({ ...aPerson(), payUntil });
    for (const day of ['2026-11-22', '2026-11-23', '2026-11-29', '2026-11-30', '2026-12-06', '2026-12-07'])
      await dueOn(day);
    const paid = await say.debtor();
    await say.sadadPays(paid.billNumber, 10_000);
    await say.hasStatus(paid.accountId, paid.invoiceId, 'PAID');
    expect(await ageing()).toEqual([
      ['TODAY', 1, 10_000],
      ['WITHIN_7_DAYS', 2, 20_000],
      ['WITHIN_14_DAYS', 2, 20_000],
      ['LATER', 1, 10_000],
    ]);
    expect(await ageing('2026-11-23')).toEqual([
      ['PAST_DUE', 1, 10_000],
      ['TODAY', 1, 10_000],
      ['WITHIN_7_DAYS', 2, 20_000],
      ['WITHIN_14_DAYS', 2, 20_000],
    ]);
  });
});
