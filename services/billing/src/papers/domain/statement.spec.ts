import { anInvoice } from '../../../test/fixtures';
import { assertPeriod, instantsOf, statementOf } from './statement';

const at = (text: string) => new Date(text);
const november = { from: '2026-11-01', until: '2026-11-30' };
const receipt = { number: 'RCT-2026-00000007', paymentId: 'pay_1', method: 'SADAD' } as const;

const before = anInvoice({ number: 'INV-1', total: 20_000, issuedAt: at('2026-10-31T20:59:59.999Z') });
const paid = anInvoice({
  number: 'INV-2',
  total: 70_000,
  status: 'PAID',
  issuedAt: at('2026-10-31T21:00:00.000Z'),
  paidAt: at('2026-11-30T20:59:59.999Z'),
  receipt,
});
const expired = anInvoice({
  number: 'INV-3',
  total: 10_000,
  status: 'EXPIRED',
  issuedAt: at('2026-10-02T09:00:00.000Z'),
  closedAt: at('2026-11-10T09:00:00.000Z'),
});
const later = anInvoice({ number: 'INV-4', issuedAt: at('2026-11-30T21:00:00.000Z') });

const seen = (...of: Parameters<typeof statementOf>) => {
  const { opening, lines, closing } = statementOf(...of);
  return { opening, closing, lines: lines.map(({ what, invoice, balance }) => [what, invoice.number, balance]) };
};

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
    expect(() => statementOf([paid, expired], november, 2)).toThrow(
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
