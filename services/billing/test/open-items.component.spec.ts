import { randomUUID } from 'node:crypto';
import { waitFor } from '@mumaris/kit/testing';
import { RefundOpenedV1 } from '@mumaris/schemas';
import { type Billing, startBilling } from './billing';
import { scenario } from './scenario';

let billing: Billing;
let say: ReturnType<typeof scenario>;

beforeEach(async () => {
  billing = await startBilling('2026-11-22T09:00:00.000Z');
  say = scenario(billing);
});
afterEach(() => billing.stop());

interface Answer {
  item: { id: string; settledAt: string | null; proposal: { settlement: string } | null } | null;
  errors: { code: string }[];
}

const change = async (account: string, mutation: string, input: object) => {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) {
    item { id settledAt proposal { settlement by { id } } } errors { code } } }`;
  return (await billing.ask<Record<string, Answer>>(account, query, { input }, ['FINANCE'])).data[mutation] as Answer;
};

const propose = (itemId: string, settlement: string, more: object = {}, by = 'acc_hind') =>
  change(by, 'proposeItemSettlement', { itemId, settlement, remark: 'رأيته في كشف المصرف', ...more });
const decide = (itemId: string, agree = true, by = 'acc_saad') => change(by, 'decideItemSettlement', { itemId, agree });
const codes = ({ errors }: Answer) => errors.map(({ code }) => code);

const openItem = async (): Promise<string> => {
  const query = '{ openItems { edges { node { id } } } }';
  const ask = () =>
    billing.ask<{ openItems: { edges: { node: { id: string } }[] } }>('acc_hind', query, {}, ['FINANCE']);
  const [edge] = await waitFor(
    async () => {
      const { edges } = (await ask()).data.openItems;
      return edges.length ? edges : undefined;
    },
    { what: 'the item' },
  );
  return edge?.node.id ?? '';
};

/** The refund of what goes back, once it is opened. */
const refundOf = async () => {
  const query = '{ refunds { edges { node { id amount { amount } method status } } } }';
  type Node = { id: string; amount: { amount: number }; method: string; status: string };
  return waitFor(
    async () => {
      const { data } = await billing.ask<{ refunds: { edges: { node: Node }[] } }>('acc_hind', query, {}, ['FINANCE']);
      return data.refunds.edges[0]?.node;
    },
    { what: 'the refund' },
  );
};

describe('BIL-05 money that lies unallocated', () => {
  it('too much of it pays the invoice, and the rest goes back, once a second person agrees', async () => {
    const { accountId, invoiceId, billNumber, number } = await say.debtor();
    await say.sadadPays(billNumber, 10_001);
    const item = await openItem();
    expect(codes(await decide(item))).toEqual(['NOTHING_PROPOSED']);
    expect(codes(await propose(item, 'INVOICE'))).toEqual(['REQUIRED']);
    expect(codes(await propose(item, 'INVOICE', { invoiceNumber: 'INV-1999-00000001' }))).toEqual(['NOT_FOUND']);
    expect(codes(await propose(item, 'NOTHING'))).toEqual(['SETTLEMENT_DOES_NOT_FIT']);
    expect((await propose(item, 'INVOICE', { invoiceNumber: number })).item?.proposal?.settlement).toBe('INVOICE');
    expect(codes(await decide(item, true, 'acc_hind'))).toEqual(['SAME_PERSON']);
    expect((await say.invoice(accountId, invoiceId)).status).toBe('ISSUED');
    const answers = await Promise.all([decide(item), decide(item, true, 'acc_reem')]);
    expect(answers.map(codes).toSorted()).toEqual([[], ['ITEM_SETTLED']]);
    expect((await say.invoice(accountId, invoiceId)).status).toBe('PAID');
    expect(await refundOf()).toMatchObject({ amount: { amount: 1 }, method: 'SADAD', status: 'APPROVED' });
    expect(await say.balances()).toMatchObject({
      receivable: 0,
      unallocated: 0,
      'refunds-payable': -1,
      'clearing:sadad': 10_001,
      'fee-income:administrative': -10_000,
    });
  });

  it('too little of it pays nothing; it goes back, and the invoice stays to be paid', async () => {
    const { accountId, invoiceId, number } = await say.debtor();
    const paymentId = `card-${randomUUID()}`;
    await say.cardSays('captured', { checkoutId: 'chk-1', reference: number, amount: 9_999, paymentId });
    const item = await openItem();
    expect(codes(await propose(item, 'INVOICE', { invoiceNumber: number }))).toEqual(['AMOUNT_TOO_SMALL']);
    await propose(item, 'PAYER');
    expect((await decide(item, false)).item).toMatchObject({ proposal: null, settledAt: null });
    await propose(item, 'PAYER');
    expect((await decide(item)).item?.settledAt).not.toBeNull();
    const refund = await refundOf();
    expect(refund).toMatchObject({ amount: { amount: 9_999 }, method: 'CARD' });
    await waitFor(() => billing.providers.refunds.length > 0, { what: 'the pay-out' });
    expect(billing.providers.refunds).toMatchObject([{ paymentId, amount: 9_999, key: refund?.id }]);
    expect((await say.invoice(accountId, invoiceId)).status).toBe('ISSUED');
    await waitFor(async () => (await say.balances())['refunds-payable'] === 0, { what: 'the books' });
    expect(await say.balances()).toMatchObject({ unallocated: 0, 'clearing:card': 0, receivable: 10_000 });
  });

  it('paid under a wrong number it pays the invoice that was meant; not one that has expired', async () => {
    const { accountId, invoiceId, number } = await say.debtor();
    await say.sadadPays('26112299999999', 10_000);
    const item = await openItem();
    await propose(item, 'INVOICE', { invoiceNumber: number });
    billing.clock.moveTo(new Date('2026-12-25T09:00:00.000Z'));
    await say.hasStatus(accountId, invoiceId, 'EXPIRED');
    expect(codes(await decide(item))).toEqual(['INVOICE_NOT_PAYABLE']);
    // A second person may have read it: who proposed does not replace it.
    expect(codes(await propose(item, 'PAYER'))).toEqual(['SAME_PERSON']);
    await propose(item, 'PAYER', {}, 'acc_saad');
    await decide(item, true, 'acc_hind');
    // Nobody knows whose it is: finance pays it out by hand.
    const refund = await refundOf();
    const paid = `mutation ($input: RecordRefundPaidInput!) { recordRefundPaid(input: $input) { refund { status way } errors { code } } }`;
    const input = { refundId: refund?.id, reference: 'T-1' };
    const { data } = await billing.ask<{ recordRefundPaid: { refund: object } }>('acc_reem', paid, { input }, [
      'FINANCE',
    ]);
    expect(data.recordRefundPaid.refund).toEqual({ status: 'PAID', way: 'BY_HAND' });
    expect(await say.balances()).toMatchObject({ unallocated: 0, 'refunds-payable': 0, 'bank:pay-outs': -10_000 });
  });
});

it('BIL-05 money of one payer pays no invoice of another', async () => {
  const [payer, other] = [await say.debtor(), await say.debtor()];
  await say.sadadPays(payer.billNumber, 15_000);
  const item = await openItem();
  expect(codes(await propose(item, 'INVOICE', { invoiceNumber: other.number }))).toEqual(['OTHER_PAYER']);
  expect((await propose(item, 'INVOICE', { invoiceNumber: payer.number })).errors).toEqual([]);
});

it('BIL-05 money that finance sends back is told to its payer', async () => {
  const { accountId, billNumber } = await say.debtor();
  await say.sadadPays(billNumber, 9_999);
  const item = await openItem();
  await propose(item, 'PAYER');
  await decide(item);
  const told = await billing.bus.hear(RefundOpenedV1, (data) => data.accountId === accountId);
  expect(told).toMatchObject({ amount: { amount: 9_999 }, to: 'PAYER_SAYS' });
});

it('BIL-11 an invoice is not paid before it was issued, whenever its money came', async () => {
  await say.sadadPays('26112299999999', 10_000);
  const item = await openItem();
  billing.clock.moveTo(new Date('2026-11-24T09:00:00.000Z'));
  const { accountId, invoiceId, number } = await say.debtor();
  await propose(item, 'INVOICE', { invoiceNumber: number });
  await decide(item);
  expect(await say.invoice(accountId, invoiceId)).toMatchObject({ status: 'PAID', paidAt: '2026-11-24T09:00:00.000Z' });
});

it('BIL-05 an item of which nothing was booked is closed by two people, and moves nothing', async () => {
  const { billNumber } = await say.debtor();
  await say.sadadPays(billNumber, 10_000, 'sadad-1');
  await say.sadadPays(billNumber, 60_000, 'sadad-1');
  const item = await openItem();
  const before = await say.balances();
  expect(codes(await propose(item, 'PAYER'))).toEqual(['SETTLEMENT_DOES_NOT_FIT']);
  await propose(item, 'NOTHING');
  expect((await decide(item)).item?.settledAt).not.toBeNull();
  expect(await say.balances()).toEqual(before);
});
