import { randomBytes, randomUUID } from 'node:crypto';
import { waitFor } from '@mumaris/kit/testing';
import { pdfLines } from '@mumaris/kit/testing/pdf-text';
import {
  labelOf,
  RefundApprovedV1,
  RefundLapsedV1,
  RefundOverdueV1,
  RefundPaidV1,
  PaymentNotAppliedV1,
} from '@mumaris/schemas';
import { type Billing, startBilling } from './billing';
import { scenario } from './scenario';

let billing: Billing;
let say: ReturnType<typeof scenario>;

beforeEach(async () => {
  billing = await startBilling('2026-01-31T09:00:00.000Z');
  say = scenario(billing);
});
afterEach(() => billing.stop());

interface SeenRefund {
  id: string;
  number: string;
  status: string;
  amount: { amount: number } | null;
  way: string | null;
  iban: string | null;
  isOverdue: boolean;
  decideBy: string | null;
  collectBy: string | null;
}

interface Answer {
  refund: SeenRefund | null;
  errors: { code: string; field: string[] | null; message: { ar: string; en: string } }[];
}

const refundFields = 'id number status amount { amount } way iban isOverdue decideBy collectBy';
const reason = { ar: 'لم تُقدَّم الخدمة.', en: 'The service was not provided.' };
const finance = ['FINANCE'] as const;
const lapsed = labelOf('RefundStatus', 'LAPSED').en.replaceAll(' ', '');

const change = async (account: string, mutation: string, input: object, roles: readonly 'FINANCE'[] = []) => {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) {
    refund { ${refundFields} } errors { code field message { ar en } } } }`;
  const { data } = await billing.ask<Record<string, Answer>>(account, query, { input }, [...roles]);
  return data[mutation] as Answer;
};

const request = (accountId: string, invoiceId: string, more: object = {}) =>
  change(accountId, 'requestRefund', { invoiceId, ground: 'NOT_PROVIDED', ...more });
const decide = (by: string, refundId: string, more: object = {}) =>
  change(by, 'decideRefund', { refundId, approve: true, reason, ...more }, finance);
const collect = (accountId: string, refundId: string, way: object) =>
  change(accountId, 'collectRefund', { refundId, ...way });

const codes = ({ errors }: Answer) => errors.map(({ code }) => code);

const granted = async (answer: Promise<Answer>): Promise<SeenRefund> => {
  const { refund, errors } = await answer;
  if (!refund) throw new Error(JSON.stringify(errors));
  return refund;
};

const refund = async (id: string, account = 'acc_finance', roles: readonly 'FINANCE'[] = finance) =>
  (
    await billing.ask<{ refund: SeenRefund | null }>(
      account,
      `query ($id: ID!) { refund(id: $id) { ${refundFields} } }`,
      { id },
      [...roles],
    )
  ).data.refund;

const hasStatus = (id: string, status: string) =>
  waitFor(async () => (await refund(id))?.status === status, { what: status });

const refundsOf = async (accountId: string, invoiceId: string) => {
  const query = `query ($id: ID!) { invoice(id: $id) { refunds { ${refundFields} } } }`;
  const { data } = await billing.ask<{ invoice: { refunds: SeenRefund[] } }>(accountId, query, { id: invoiceId });
  return data.invoice.refunds;
};

const aPerson = () => ({
  applicationId: `app_${randomBytes(8).toString('hex')}`,
  accountId: `acc_${randomBytes(8).toString('hex')}`,
});

/** A renewal of 800 riyals, paid by card. */
const paidRenewal = async () => {
  const person = aPerson();
  const invoice = await billing.put({ ...person, kind: 'COMBINED', service: 'REREGISTRATION' });
  const paymentId = `card-${randomUUID()}`;
  await say.cardSays('captured', {
    checkoutId: `chk-${paymentId}`,
    reference: invoice.number,
    amount: 80_000,
    paymentId,
  });
  await say.hasStatus(person.accountId, invoice.id, 'PAID');
  return { ...person, invoiceId: invoice.id, paymentId };
};

/** The same, withdrawn an hour later. */
const withdrawn = async () => {
  const renewal = await paidRenewal();
  billing.clock.moveTo(new Date(billing.clock.now().getTime() + 3_600_000));
  await say.cancel(renewal);
  await say.ended(renewal);
  return renewal;
};

describe('a refund that is asked for', () => {
  it('BIL-08 BIL-09 BIL-10 half of the service fee goes back to the card, and the books agree at each step', async () => {
    const { accountId, invoiceId, paymentId } = await withdrawn();
    const asked = await granted(request(accountId, invoiceId));
    expect([asked.status, asked.amount, asked.decideBy]).toEqual(['REQUESTED', null, '2026-02-15T20:59:59.999Z']);
    const approved = await granted(decide('acc_hind', asked.id));
    expect([approved.status, approved.amount, approved.collectBy]).toEqual([
      'APPROVED',
      { amount: 35_000 },
      '2026-02-14T20:59:59.999Z',
    ]);
    expect(await billing.countSaid(RefundApprovedV1.type, asked.id)).toBe(1);
    expect(await say.balances()).toMatchObject({ 'refunds-payable': -35_000, 'fee-income:service': -35_000 });
    await granted(collect(accountId, asked.id, { way: 'CARD' }));
    await hasStatus(asked.id, 'PAID');
    expect(billing.providers.refunds).toEqual([
      { refundId: expect.any(String), key: asked.id, paymentId, amount: 35_000 },
    ]);
    expect(await billing.countSaid(RefundPaidV1.type, asked.id)).toBe(1);
    expect(await say.balances()).toMatchObject({
      receivable: 0,
      'refunds-payable': 0,
      'clearing:card': 45_000,
      'fee-income:service': -35_000,
      'fee-income:administrative': -10_000,
    });
  });

  it('BIL-09 a provider that is away, answers with a fault, and loses an answer pays once', async () => {
    const { accountId, invoiceId } = await withdrawn();
    const { id } = await granted(request(accountId, invoiceId));
    await decide('acc_hind', id);
    billing.providers.refundAnswers.push(503, 'LOST', 500);
    await collect(accountId, id, { way: 'CARD' });
    await hasStatus(id, 'PAID');
    expect(billing.providers.refunds).toHaveLength(1);
    expect(await say.balances()).toMatchObject({ 'refunds-payable': 0, 'clearing:card': 45_000 });
  }, 60_000);

  it('BIL-09 a card that the provider refuses leaves the payer the bank, and finance notes the transfer', async () => {
    const { accountId, invoiceId } = await withdrawn();
    const { id } = await granted(request(accountId, invoiceId));
    await decide('acc_hind', id);
    billing.providers.refundAnswers.push(409);
    await collect(accountId, id, { way: 'CARD' });
    await hasStatus(id, 'APPROVED');
    expect(codes(await collect(accountId, id, { way: 'CARD' }))).toEqual(['CARD_NOT_POSSIBLE']);
    expect(codes(await collect(accountId, id, { way: 'IBAN', iban: 'SA03', holder: 'نورة' }))).toEqual(['BAD_IBAN']);
    expect(codes(await collect(accountId, id, { way: 'IBAN' }))).toEqual(['REQUIRED', 'REQUIRED']);
    expect(codes(await collect('acc_other', id, { way: 'BY_HAND' }))).toEqual(['NOT_FOUND']);
    const way = { way: 'IBAN', iban: 'SA03 8000 0000 6080 1016 7519', holder: 'نورة سالم القحطاني' };
    const paying = await granted(collect(accountId, id, way));
    expect([paying.status, paying.iban]).toEqual(['PAYING', 'SA03••••••••••••••••7519']);
    expect((await refund(id))?.iban).toBe('SA0380000000608010167519');
    const note = { refundId: id, reference: 'T-2026-0042' };
    expect((await granted(change('acc_saad', 'recordRefundPaid', note, finance))).status).toBe('PAID');
    expect(await say.balances()).toMatchObject({ 'refunds-payable': 0, 'bank:pay-outs': -35_000 });
  });

  it('BIL-08 is refused where the rule gives nothing, with the rule and the last day', async () => {
    const { accountId, invoiceId, ...person } = await paidRenewal();
    const running = await request(accountId, invoiceId);
    expect(codes(running)).toEqual(['APPLICATION_RUNNING']);
    expect(running.errors[0]?.message.en).toContain('28 February 2026');
    // Paid at the very instant of the end it would go back in full.
    billing.clock.moveTo(new Date('2026-01-31T09:00:00.001Z'));
    await say.cancel({ accountId, ...person });
    await say.ended({ accountId, ...person });
    billing.clock.moveTo(new Date('2026-02-28T21:00:00.000Z'));
    const late = await request(accountId, invoiceId);
    expect(codes(late)).toEqual(['NOTHING_TO_REFUND']);
    expect(late.errors[0]?.message.en).toContain('28 February 2026');
    expect(codes(await request('acc_other', invoiceId))).toEqual(['NOT_FOUND']);
    expect(codes(await request(accountId, invoiceId, { ground: 'WRITTEN_ADVICE' }))).toEqual(['REQUIRED']);
    billing.clock.moveTo(new Date('2026-02-28T20:59:59.999Z'));
    expect((await granted(request(accountId, invoiceId))).status).toBe('REQUESTED');
  });

  it('MEM-33 BIL-08 is not granted once an appeal has taken the rejection back: the application runs again', async () => {
    const renewal = await paidRenewal();
    billing.clock.moveTo(new Date(billing.clock.now().getTime() + 3_600_000));
    await say.reject(renewal);
    await say.ended(renewal);
    const { id } = await granted(request(renewal.accountId, renewal.invoiceId));
    billing.clock.moveTo(new Date(billing.clock.now().getTime() + 3_600_000));
    await say.reopen(renewal);
    await say.runsAgain(renewal);
    expect(codes(await decide('acc_hind', id))).toEqual(['APPLICATION_RUNNING']);
    expect((await refund(id))?.status).toBe('REQUESTED');
    billing.clock.moveTo(new Date(billing.clock.now().getTime() + 3_600_000));
    await say.cancel(renewal);
    await say.ended(renewal);
    expect((await granted(decide('acc_hind', id))).status).toBe('APPROVED');
    expect(await say.balances()).toMatchObject({ 'refunds-payable': -35_000 });
  });

  it('BIL-09 lapses when nobody collects it, is income again, and is asked for again from its first day', async () => {
    const { accountId, invoiceId } = await withdrawn();
    const { id } = await granted(request(accountId, invoiceId));
    await decide('acc_hind', id);
    billing.clock.moveTo(new Date('2026-02-14T20:59:59.999Z'));
    expect((await refund(id))?.status).toBe('APPROVED');
    billing.clock.moveTo(new Date('2026-02-14T21:00:00.000Z'));
    await hasStatus(id, 'LAPSED');
    expect(await billing.countSaid(RefundLapsedV1.type, id)).toBe(1);
    expect(await say.balances()).toMatchObject({ 'refunds-payable': 0, 'fee-income:service': -70_000 });
    billing.clock.moveTo(new Date('2026-03-10T09:00:00.000Z'));
    const again = await granted(request(accountId, invoiceId));
    expect((await granted(decide('acc_hind', again.id))).amount).toEqual({ amount: 35_000 });
  });

  it('BIL-09 is told as overdue after 15 days, once, and can still be decided', async () => {
    const { accountId, invoiceId } = await withdrawn();
    const { id } = await granted(request(accountId, invoiceId));
    billing.clock.moveTo(new Date('2026-02-15T21:00:00.000Z'));
    await waitFor(async () => (await billing.countSaid(RefundOverdueV1.type, id)) === 1, { what: 'the word' });
    expect((await refund(id))?.isOverdue).toBe(true);
    expect((await granted(decide('acc_hind', id))).status).toBe('APPROVED');
  });
});

describe('BIL-11 a credit note', () => {
  interface Seen {
    refund: { creditNote: { number: string } | null; creditNotePdf: { url: string } | null };
  }
  const creditNote = async (id: string, account: string, roles: readonly 'FINANCE'[] = []) => {
    const query = 'query ($id: ID!) { refund(id: $id) { creditNote { number } creditNotePdf { url } } }';
    return (await billing.ask<Seen>(account, query, { id }, [...roles])).data.refund;
  };
  const linesAt = async (url = '') => {
    const response = await fetch(url.replace('https://billing.test', billing.url));
    const lines = pdfLines(new Uint8Array(await response.arrayBuffer()));
    return (await lines).map(({ fromLeft }) => fromLeft).join('\n');
  };

  it('is numbered by the grant, without gaps, and its PDF says when it has lapsed', async () => {
    const people = [await withdrawn(), await withdrawn()];
    const asked = await Promise.all(people.map(({ accountId, invoiceId }) => granted(request(accountId, invoiceId))));
    const [one, other] = asked.map(({ id }) => id) as [string, string];
    const payer = people[0]?.accountId ?? '';
    expect(await creditNote(one, payer)).toEqual({ creditNote: null, creditNotePdf: null });
    await Promise.all([decide('acc_hind', one), decide('acc_saad', one), decide('acc_saad', other)]);
    const notes = await Promise.all([one, other].map((id) => creditNote(id, 'acc_finance', finance)));
    expect(notes.map(({ creditNote: seen }) => seen?.number).toSorted()).toEqual([
      'CN-2026-00000001',
      'CN-2026-00000002',
    ]);
    const { creditNote: own, creditNotePdf } = await creditNote(one, payer);
    const text = await linesAt(creditNotePdf?.url);
    for (const part of [own?.number, 'Creditnote', 'SAR350.00']) expect(text).toContain(part);
    expect(text).not.toContain('lapsed');
    billing.clock.moveTo(new Date('2026-02-14T21:00:00.000Z'));
    await hasStatus(one, 'LAPSED');
    expect(await linesAt((await creditNote(one, payer)).creditNotePdf?.url)).toContain(lapsed);
  });

  it('is none where money goes back that paid no invoice', async () => {
    const invoice = await billing.put(aPerson());
    const { id } = await billing.putRefund(invoice);
    expect(await creditNote(id, invoice.accountId)).toEqual({ creditNote: null, creditNotePdf: null });
  });
});

describe('BIL-08 BIL-10 several at once', () => {
  it('two staff decide one request at the same moment on two grounds: one wins, the other hears why', async () => {
    const { accountId, invoiceId } = await withdrawn();
    const { id } = await granted(request(accountId, invoiceId));
    const answers = await Promise.all([
      decide('acc_hind', id),
      decide('acc_saad', id, { ground: 'RENEWAL_TRIED_IN_TIME' }),
    ]);
    expect(answers.map(codes).toSorted()).toEqual([[], ['REFUND_NOT_NOW']]);
    expect(await say.balances()).toMatchObject({ 'refunds-payable': -35_000 });
  });

  it('two people grant what takes two: the second word is needed and counts once', async () => {
    const { accountId, invoiceId } = await withdrawn();
    const words = { ground: 'WRITTEN_ADVICE', words: 'رسالة الموظف بتاريخ 30 يناير' };
    const { id } = await granted(request(accountId, invoiceId, words));
    expect((await granted(decide('acc_hind', id))).status).toBe('SECOND_LOOK');
    expect(codes(await decide('acc_hind', id))).toEqual(['SAME_PERSON']);
    const answers = await Promise.all([decide('acc_saad', id), decide('acc_reem', id)]);
    expect(answers.map(codes).toSorted()).toEqual([[], ['REFUND_NOT_NOW']]);
    expect((await refund(id))?.amount).toEqual({ amount: 80_000 });
    expect(await say.balances()).toMatchObject({ 'refunds-payable': -80_000 });
  });

  it('ten requests at once are one, and the others name it', async () => {
    const { accountId, invoiceId } = await withdrawn();
    const answers = await Promise.all(Array.from({ length: 10 }, () => request(accountId, invoiceId)));
    const won = answers.filter(({ errors }) => !errors.length);
    expect(won).toHaveLength(1);
    for (const lost of answers.filter(({ errors }) => errors.length)) {
      expect(codes(lost)).toEqual(['REFUND_UNDER_WAY']);
      expect(lost.errors[0]?.message.en).toContain(won[0]?.refund?.number);
    }
    expect(await refundsOf(accountId, invoiceId)).toHaveLength(1);
  });
});

describe('a repeated request', () => {
  it('with its key is one refund, whatever the order of its fields; with another body it is an error', async () => {
    const { accountId, invoiceId } = await withdrawn();
    const other = await withdrawn();
    const input = { ground: 'NOT_PROVIDED', invoiceId, idempotencyKey: 'key-1' };
    const answers = await Promise.all([1, 2, 3].map(() => change(accountId, 'requestRefund', input)));
    const turned = { idempotencyKey: 'key-1', invoiceId, words: null, ground: 'NOT_PROVIDED' };
    answers.push(await change(accountId, 'requestRefund', turned));
    expect(new Set(answers.map(({ refund: seen }) => seen?.id)).size).toBe(1);
    expect(answers.flatMap(codes)).toEqual([]);
    expect(codes(await request(accountId, other.invoiceId, { idempotencyKey: 'key-1' }))).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
    ]);
    expect((await request(other.accountId, other.invoiceId, { idempotencyKey: 'key-1' })).errors).toEqual([]);
  });

  it('under a key that another operation had is its own, and never the answer of the other', async () => {
    const { accountId, invoiceId } = await withdrawn();
    expect((await request(accountId, invoiceId, { idempotencyKey: 'key-3' })).errors).toEqual([]);
    const open = await billing.put({ ...aPerson(), accountId });
    const pay = `mutation ($input: PayInvoiceInput!) { payInvoice(input: $input) { checkoutUrl errors { code } } }`;
    const input = { invoiceId: open.id, method: 'CARD', idempotencyKey: 'key-3' };
    type Paid = { payInvoice: { checkoutUrl: string | null; errors: unknown[] } };
    const { payInvoice } = (await billing.ask<Paid>(accountId, pay, { input })).data;
    expect([payInvoice.errors, payInvoice.checkoutUrl]).toEqual([[], expect.stringContaining('/pay/chk-')]);
  });

  it('of one that a rule refused is the same refusal', async () => {
    const { accountId, invoiceId } = await paidRenewal();
    const first = await request(accountId, invoiceId, { idempotencyKey: 'key-2' });
    expect(codes(first)).toEqual(['APPLICATION_RUNNING']);
    expect(await request(accountId, invoiceId, { idempotencyKey: 'key-2' })).toEqual(first);
  });
});

describe('BIL-05 BIL-07 money that was never owed goes back by itself', () => {
  it('paid by card and at a bank at once: one receipt, and the card is paid back in full without a request', async () => {
    const { accountId, invoiceId, billNumber, number } = await say.debtor();
    const paymentId = `card-${randomUUID()}`;
    await Promise.all([
      say.sadadPays(billNumber, 10_000),
      say.cardSays('captured', { checkoutId: 'chk-1', reference: number, amount: 10_000, paymentId }),
    ]);
    await say.hasStatus(accountId, invoiceId, 'PAID');
    await waitFor(async () => (await refundsOf(accountId, invoiceId)).length === 1, { what: 'the refund' });
    const [{ id, way } = { id: '', way: null }] = await refundsOf(accountId, invoiceId);
    expect((await say.invoice(accountId, invoiceId)).status).toBe('PAID');
    if (way === 'CARD') {
      await hasStatus(id, 'PAID');
      expect(billing.providers.refunds).toMatchObject([{ paymentId, amount: 10_000 }]);
    } else {
      await collect(accountId, id, { way: 'IBAN', iban: 'SA0380000000608010167519', holder: 'نورة' });
      await change('acc_saad', 'recordRefundPaid', { refundId: id, reference: 'T-1' }, finance);
    }
    expect(await say.balances()).toMatchObject({ receivable: 0, 'refunds-payable': 0 });
    const [late] = (await say.invoice(accountId, invoiceId)).payments.slice(1);
    expect(late).toBeDefined();
    expect(await refundsOf(accountId, invoiceId)).toHaveLength(1);
  });

  it('what came at a bank after the end waits, however long, for the account that its payer names', async () => {
    const { accountId, invoiceId, billNumber, ...person } = await say.debtor();
    await say.cancel({ accountId, ...person });
    await say.hasStatus(accountId, invoiceId, 'CANCELLED');
    await say.sadadPays(billNumber, 10_000);
    await waitFor(async () => (await refundsOf(accountId, invoiceId)).length === 1, { what: 'the refund' });
    const [{ id, status, amount, collectBy } = { id: '', status: '', amount: null, collectBy: '' }] = await refundsOf(
      accountId,
      invoiceId,
    );
    expect([status, amount, collectBy]).toEqual(['APPROVED', { amount: 10_000 }, null]);
    const [payment] = (await say.invoice(accountId, invoiceId)).payments;
    expect(await billing.countSaid(PaymentNotAppliedV1.type, payment?.id ?? '')).toBe(1);
    billing.clock.moveTo(new Date('2027-01-31T09:00:00.000Z'));
    const way = { way: 'IBAN', iban: 'SA0380000000608010167519', holder: 'نورة' };
    expect((await granted(collect(accountId, id, way))).status).toBe('PAYING');
  });
});

describe('BIL-05 the card provider tells that it paid money back', () => {
  const itemsOf = async (kind: string) => {
    const query = 'query ($kind: OpenItemKind) { openItems(kind: $kind) { edges { node { amount } } } }';
    type Items = { openItems: { edges: { node: { amount: number } }[] } };
    return (await billing.ask<Items>('acc_f', query, { kind }, ['FINANCE'])).data.openItems.edges.map(
      ({ node }) => node,
    );
  };

  it('ours to be paid is paid with its word, though our own call had no answer, and booked once', async () => {
    const { accountId, invoiceId, paymentId } = await withdrawn();
    const { id } = await granted(request(accountId, invoiceId));
    await decide('acc_hind', id);
    billing.providers.refundAnswers.push(503, 503, 503, 503);
    await collect(accountId, id, { way: 'CARD' });
    const told = { checkoutId: 'chk', reference: 'INV', amount: 35_000, paymentId, refundId: 'crf-told' };
    for (let time = 0; time < 3; time++) expect((await say.cardSays('refunded', told)).status).toBe(204);
    await hasStatus(id, 'PAID');
    expect(await say.balances()).toMatchObject({ 'refunds-payable': 0, 'clearing:card': 45_000 });
    expect(await itemsOf('UNEXPECTED_REFUND')).toEqual([]);
  });

  it('what nobody asked it to pay back, and a dispute, are left to finance once, and move nothing', async () => {
    const { invoiceId, accountId, paymentId } = await paidRenewal();
    const { number } = await say.invoice(accountId, invoiceId);
    const before = await say.balances();
    const told = { checkoutId: 'chk', reference: number, amount: 80_000, paymentId, refundId: 'crf-strange' };
    await say.cardSays('refunded', told);
    await say.cardSays('refunded', told);
    await say.cardSays('disputed', told);
    expect(await itemsOf('UNEXPECTED_REFUND')).toEqual([{ amount: 80_000 }]);
    expect(await itemsOf('DISPUTED')).toEqual([{ amount: 80_000 }]);
    expect(await say.balances()).toEqual(before);
  });
});

describe('who sees a refund', () => {
  it('its payer and finance; to everybody else it is not there', async () => {
    const { accountId, invoiceId } = await withdrawn();
    const { id } = await granted(request(accountId, invoiceId));
    expect((await refund(id, accountId, []))?.id).toBe(id);
    const stranger = await billing.ask('acc_other', `query ($id: ID!) { refund(id: $id) { id } }`, { id });
    expect(stranger.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    const list = '{ refunds(statuses: [REQUESTED]) { edges { node { id } } } }';
    const seen = await billing.ask<{ refunds: { edges: { node: { id: string } }[] } }>('acc_f', list, {}, ['FINANCE']);
    expect(seen.data.refunds.edges.map(({ node }) => node.id)).toEqual([id]);
  });
});
