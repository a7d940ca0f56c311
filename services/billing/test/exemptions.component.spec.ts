import { randomBytes } from 'node:crypto';
import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { waitFor } from '@mumaris/kit/testing';
import { ExemptionDecidedV1, InvoiceIssuedV1, InvoiceWaivedV1 } from '@mumaris/schemas';
import { type Billing, startBilling } from './billing';
import { administrativeOrder } from './fixtures';
import { scenario } from './scenario';
import { storeOfItsOwn } from './store';

let billing: Billing;
let say: ReturnType<typeof scenario>;

beforeEach(async () => {
  billing = await startBilling('2026-11-22T09:00:00.000Z');
  say = scenario(billing);
});
afterEach(() => billing.stop());

interface Answer {
  exemption: { id: string; number: string; status: string; decision: string | null } | null;
  errors: { code: string }[];
}

const change = async (account: string, mutation: string, input: object, roles: 'FINANCE'[] = ['FINANCE']) => {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) {
    exemption { id number status decision } errors { code } } }`;
  return (await billing.ask<Record<string, Answer>>(account, query, { input }, roles)).data[mutation] as Answer;
};
const codes = ({ errors }: Answer) => errors.map(({ code }) => code);
const reason = { ar: 'ثبتت القرابة من الدرجة الأولى.', en: 'The first-degree relation is proven.' };
const terms = { ground: 'MARTYR_RELATIVE', decision: 'DM-2026-004', from: '2026-11-22', reason };

/** Somebody is exempt from now on. */
const exempt = async (accountId: string, more: object = {}): Promise<string> => {
  const asked = await change(accountId, 'requestExemption', { words: 'ابن الشهيد، والإثبات لدى الإدارة' }, []);
  const exemptionId = asked.exemption?.id ?? '';
  await change('acc_hind', 'proposeExemption', { exemptionId, ...terms, ...more });
  const agreed = await change('acc_saad', 'decideExemption', { exemptionId, agree: true });
  expect(agreed.exemption).toMatchObject({ status: 'IN_FORCE', decision: 'DM-2026-004' });
  return exemptionId;
};

const aPerson = () => ({
  applicationId: `app_${randomBytes(8).toString('hex')}`,
  accountId: `acc_${randomBytes(8).toString('hex')}`,
});

const waived = (applicationId: string) =>
  billing.bus.hear(InvoiceWaivedV1, (data) => data.applicationId === applicationId);

describe('BIL-06 whoever is exempt', () => {
  it('gets an invoice of nothing with the decision: no bill, no posting, and it counts as paid', async () => {
    const person = aPerson();
    const id = await exempt(person.accountId);
    expect(await billing.countSaid(ExemptionDecidedV1.type, id)).toBe(1);
    const before = await say.balances();
    await say.submit(person);
    const told = await waived(person.applicationId);
    expect(told).toMatchObject({ kind: 'ADMINISTRATIVE', decision: 'DM-2026-004', total: { amount: 10_000 } });
    expect(await billing.countSaid(InvoiceIssuedV1.type, told.invoiceId)).toBe(0);
    const seen = await say.invoice(person.accountId, told.invoiceId);
    expect(seen).toMatchObject({ status: 'WAIVED', total: { amount: 0 }, lines: [{ amount: { amount: 10_000 } }] });
    const { errors } = await say.pay(person.accountId, told.invoiceId, 'SADAD');
    expect(errors.map(({ code }) => code)).toEqual(['INVOICE_NOT_PAYABLE']);
    expect(await say.balances()).toEqual(before);
    expect([...billing.providers.bills.values()].map(({ reference }) => reference)).not.toContain(told.number);
  });

  it('owes nothing any more of what was open; what is paid all the same goes back in full', async () => {
    const { accountId, invoiceId, billNumber, number } = await say.debtor();
    await exempt(accountId);
    await say.hasStatus(accountId, invoiceId, 'WAIVED');
    await waitFor(() => billing.providers.bills.get(billNumber)?.status === 'WITHDRAWN', { what: 'the bill' });
    expect(await say.balances()).toMatchObject({ receivable: 0, 'fee-income:administrative': 0 });
    await say.cardSays('captured', { checkoutId: 'chk-1', reference: number, amount: 10_000 });
    await waitFor(() => billing.providers.refunds.length > 0, { what: 'the pay-out' });
    await waitFor(async () => (await say.balances())['refunds-payable'] === 0, { what: 'the books' });
    expect(await say.balances()).toMatchObject({ 'clearing:card': 0, receivable: 0 });
  });

  it('of some services pays for others, and it is revoked once', async () => {
    const person = aPerson();
    const id = await exempt(person.accountId, { services: ['REGISTRATION'] });
    await say.submit(person);
    expect((await say.issued(person)).kind).toBe('ADMINISTRATIVE');
    const revoked = await change('acc_hind', 'revokeExemption', { exemptionId: id, reason });
    expect(revoked.exemption?.status).toBe('REVOKED');
    expect(codes(await change('acc_hind', 'revokeExemption', { exemptionId: id, reason }))).toEqual([
      'EXEMPTION_NOT_NOW',
    ]);
  });

  it('asks once, and hears of a refusal', async () => {
    const { accountId } = aPerson();
    const ask = () => change(accountId, 'requestExemption', { words: 'ابن الشهيد' }, []);
    const { exemption } = await ask();
    expect(codes(await ask())).toEqual(['EXEMPTION_UNDER_WAY']);
    const exemptionId = exemption?.id ?? '';
    expect(codes(await change('acc_hind', 'decideExemption', { exemptionId, agree: false }))).toEqual(['REQUIRED']);
    const refused = await change('acc_hind', 'decideExemption', { exemptionId, agree: false, reason });
    expect(refused.exemption?.status).toBe('REFUSED');
    expect(codes(await ask())).toEqual([]);
    expect(codes(await change('acc_hind', 'proposeExemption', { ...terms, services: ['NONE'] }))).toEqual([
      'UNKNOWN_SERVICE',
    ]);
    expect(codes(await change('acc_hind', 'proposeExemption', terms))).toEqual(['REQUIRED']);
  });

  it('is nobody else to see', async () => {
    const { accountId } = aPerson();
    const id = await exempt(accountId);
    const query = `query ($id: ID!) { exemption(id: $id) { number } }`;
    const see = async (account: string) => (await billing.ask(account, query, { id })).errors?.[0]?.extensions['code'];
    expect([await see(accountId), await see('acc_other')]).toEqual([undefined, 'NOT_FOUND']);
  });
});

describe('BIL-06 a renewal two started months late, and a third attempt', () => {
  it('are lines that are shown and not owed, on decision DM-2026-004', async () => {
    const store = await storeOfItsOwn();
    try {
      const { stores, useCases, connection, clock } = store;
      const person = { applicationId: 'app_late', accountId: 'acc_late' };
      const doing = { by: 'acc_hind', at: clock.now() };
      const agreed = { ...terms, ground: 'MARTYR_RELATIVE', until: null, services: [] } as const;
      const named = { id: 'exm_1', number: 'E-1', accountId: person.accountId };
      await stores.exemptions.insert({
        state: {
          ...named,
          status: 'IN_FORCE',
          words: null,
          terms: agreed,
          steps: [{ ...doing, status: 'IN_FORCE' }],
          carriedOutAt: null,
        },
      });
      const order = { ...administrativeOrder, ...person, requestedAt: clock.now() };
      await inTransaction(connection, async (tx) => {
        const renewal = { ...order, kind: 'COMBINED', service: 'REREGISTRATION' } as const;
        await useCases.issueInvoice({ ...renewal, registrationEndedOn: '2026-10-01' }, tx);
        await useCases.issueInvoice({ ...order, applicationId: 'app_x', kind: 'EXAM', service: 'CLASSIFICATION' }, tx);
      });
      const invoices = await stores.invoices.ofApplications(['app_late', 'app_x']);
      expect(invoices.map(({ status, total, waiver }) => [status, total, waiver?.decision])).toEqual([
        ['WAIVED', 0, 'DM-2026-004'],
        ['WAIVED', 0, 'DM-2026-004'],
      ]);
      expect(invoices.flatMap(({ lines }) => lines.map(({ amount }) => amount)).toSorted((a, b) => a - b)).toEqual([
        10_000, 20_000, 40_000, 70_000,
      ]);
      expect((await stores.ledger.balances()).sums).toEqual([]);
      expect((await store.reads.verify()).named).toEqual([]);
    } finally {
      await store.drop();
    }
  });
});
