import { aGrant, aLoosePayment, anInvoice, aRefund } from '../../../test/fixtures';
import type { Invoice } from '../../invoices';
import { type AccountFacts, assertPeriod, instantsOf, type Period, statementOf } from './statement';

const at = (text: string) => new Date(text);
const november = { from: '2026-11-01', until: '2026-11-30' };
const receipt = { number: 'RCT-2026-00000007', paymentId: 'pay_1', method: 'SADAD' } as const;

const owing = (total: number) => ({
  total,
  lines: [{ text: { ar: 'رسوم', en: 'fee' }, amount: total, taxCode: 'VATEX-SA-OOS' }],
});

const before = anInvoice({
  number: 'INV-1',
  ...owing(20_000),
  issuedAt: at('2026-10-31T20:59:59.999Z'),
});
const paid = anInvoice({
  number: 'INV-2',
  ...owing(70_000),
  status: 'PAID',
  issuedAt: at('2026-10-31T21:00:00.000Z'),
  paidAt: at('2026-11-30T20:59:59.999Z'),
  receipt,
});
const expired = anInvoice({
  number: 'INV-3',
  ...owing(10_000),
  status: 'EXPIRED',
  issuedAt: at('2026-10-02T09:00:00.000Z'),
  closedAt: at('2026-11-10T09:00:00.000Z'),
});
const later = anInvoice({ number: 'INV-4', issuedAt: at('2026-11-30T21:00:00.000Z') });

const nothing: AccountFacts = { invoices: [], refunds: [], payments: [], numbers: new Map() };
const seenOf = (facts: Partial<AccountFacts>, period: Period = november, most = 500) => {
  const { opening, lines, closing } = statementOf({ ...nothing, ...facts }, period, most);
  return { opening, closing, lines: lines.map(({ what, about, balance }) => [what, about.invoice, balance]) };
};
const seen = (invoices: readonly Invoice[], period: Period, most: number) => seenOf({ invoices }, period, most);

describe('BIL-11 a statement', () => {
  it('has every change of its days in Riyadh in its order, with what is owed after each', () => {
    expect(seen([paid, expired, before, later], november, 500)).toEqual({
      opening: 30_000,
      lines: [
        ['ISSUED', 'INV-2', 100_000],
        ['EXPIRED', 'INV-3', 90_000],
        ['PAID', 'INV-2', 20_000],
      ],
      closing: 20_000,
    });
  });

  it('of the days before and of those after join', () => {
    const all = [paid, expired, before, later];
    const october = seen(all, { from: '2026-10-01', until: '2026-10-31' }, 500);
    const december = seen(all, { from: '2026-12-01', until: '2026-12-31' }, 500);
    expect([october.opening, october.closing]).toEqual([0, seen(all, november, 500).opening]);
    expect([december.opening, december.closing]).toEqual([20_000, 30_000]);
  });

  it('asks before it is paid, where both are of one instant', () => {
    const atOnce = { ...paid, paidAt: paid.issuedAt };
    expect(seen([atOnce], november, 500).lines.map(([what]) => what)).toEqual(['ISSUED', 'PAID']);
  });

  it('of nothing is empty', () => expect(seen([], november, 500)).toEqual({ opening: 0, lines: [], closing: 0 }));

  it('has so many lines at most, and says to choose a shorter period', () => {
    expect(seen([paid, expired], november, 3).lines).toHaveLength(3);
    expect(() => seen([paid, expired], november, 2)).toThrow(
      expect.objectContaining({ code: 'STATEMENT_TOO_LONG', details: { max: 2 }, field: ['from'] }),
    );
  });

  it('is of whole days, the last not before the first', () => {
    expect(instantsOf({ from: '2026-11-22', until: '2026-11-22' })).toEqual({
      first: at('2026-11-21T21:00:00.000Z'),
      last: at('2026-11-22T20:59:59.999Z'),
    });
    expect(() => assertPeriod({ from: '2026-11-22', until: '2026-11-22' })).not.toThrow();
    expect(() => assertPeriod({ from: '2026-11-22', until: '2026-11-21' })).toThrow('STATEMENT_DAYS_CROSSED');
  });
});

describe('BIL-11 what goes back stands on a statement', () => {
  const number = 'INV-2026-00000042';
  const decidedAt = at('2026-11-10T09:00:00.000Z');
  const paidOut = at('2026-11-12T09:00:00.000Z');

  it('granted it is the payer’s, and paid out it is nobody’s', () => {
    expect(seenOf({ refunds: [aGrant({ decidedAt })] }).lines).toEqual([['GRANTED', number, -10_000]]);
    expect(seenOf({ refunds: [aGrant({ decidedAt, status: 'PAID', paidAt: paidOut })] })).toEqual({
      opening: 0,
      lines: [
        ['GRANTED', number, -10_000],
        ['PAID_OUT', number, 0],
      ],
      closing: 0,
    });
  });

  it.each([
    ['the last moment of November', '2026-11-29T20:59:59.999Z', 2, 0],
    ['the first of December', '2026-11-30T20:59:59.999Z', 1, -10_000],
  ])('lapsed it is the payer’s no more, from %s on', (_, collectBy, lines, closing) => {
    const lapsed = seenOf({ refunds: [aGrant({ decidedAt, status: 'LAPSED', collectBy: at(collectBy) })] });
    expect([lapsed.lines.length, lapsed.closing]).toEqual([lines, closing]);
  });

  it('is not there before it is granted', () => {
    const asked = aGrant({ status: 'REQUESTED', decidedAt: null, amount: 0 });
    expect(seenOf({ refunds: [asked] }).lines).toEqual([]);
  });

  it('money that was never owed is the payer’s since it arrived, not since its refund was opened', () => {
    const payments = [
      aLoosePayment({ at: at('2026-11-05T09:00:00.000Z'), allocation: { to: 'REFUND', why: 'INVOICE_CLOSED' } }),
    ];
    const refunds = [aRefund({ requestedAt: at('2026-12-05T09:00:00.000Z') })];
    expect(seenOf({ payments, refunds }).lines).toEqual([['RECEIVED', number, -10_000]]);
  });

  it('money that lies unallocated, or whose refund is not opened yet, is the payer’s', () => {
    const numbers = new Map([['inv_1', number]]);
    const unallocated = aLoosePayment();
    expect(seenOf({ payments: [unallocated], numbers }).lines).toEqual([['RECEIVED', number, -9_999]]);
    const excess = aLoosePayment({ allocation: { to: 'INVOICE', why: null }, amount: 10_500, owedBack: 500 });
    expect(seenOf({ payments: [excess], numbers }).closing).toBe(-500);
  });
});

describe('BIL-06 BIL-11 a waived invoice on a statement', () => {
  const waiver = { exemptionId: 'exm_1', ground: 'SECRETARY_GENERAL', decision: 'SG-1' } as const;
  const waivedAt = (closedAt: Date) => anInvoice({ status: 'WAIVED', total: 0, waiver, closedAt });

  it('was asked for until its payer was exempt, and is no line where it never was', () => {
    expect(seen([waivedAt(at('2026-11-25T09:00:00.000Z'))], november, 500)).toMatchObject({ opening: 0, closing: 0 });
    expect(seen([waivedAt(at('2026-11-25T09:00:00.000Z'))], november, 500).lines).toHaveLength(2);
    expect(seen([waivedAt(anInvoice().issuedAt)], november, 500).lines).toEqual([]);
  });
});
