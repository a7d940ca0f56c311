import { rules } from '../../../test/fixtures';
import { sumOf } from '../../money';
import { taxesOf } from './tax';

const lines = (taxCode: string, ...amounts: number[]) => amounts.map((amount) => ({ amount, taxCode }));
const figures = (...of: Parameters<typeof taxesOf>) =>
  taxesOf(...of).map(({ net, tax, total }) => ({ net, tax, total }));

describe('BIL-11 the tax of a document', () => {
  it('is that of all its lines together, halves up', () => {
    const three = lines('S', 1_010, 1_010, 1_010);
    expect(figures(three, rules.taxes, 'ON_TOP')).toEqual([{ net: 3_030, tax: 455, total: 3_485 }]);
    expect(sumOf(three.map(({ amount }) => amount)) + 455).toBe(3_485);
    expect(figures(lines('S', 109_150), rules.taxes, 'ON_TOP')).toEqual([
      { net: 109_150, tax: 16_373, total: 125_523 },
    ]);
  });

  it('lies inside of what a fee is', () => {
    expect(figures(lines('S', 80_000), rules.taxes)).toEqual([{ net: 69_565, tax: 10_435, total: 80_000 }]);
    expect(figures(lines('S', 10_000, 70_000, 20_000), rules.taxes)).toEqual([
      { net: 86_957, tax: 13_043, total: 100_000 },
    ]);
  });

  it('is none outside the scope, which is said with its reason', () => {
    const [outside] = taxesOf(lines('VATEX-SA-OOS', 80_000), rules.taxes);
    expect(outside).toMatchObject({ net: 80_000, tax: 0, total: 80_000, percent: 0 });
    expect(outside?.en).toContain('Outside the scope of VAT');
    expect(outside?.ar).toContain('خارج نطاق ضريبة القيمة المضافة');
  });

  it('is told for each tax code of its lines', () => {
    const mixed = [...lines('S', 11_500), ...lines('VATEX-SA-OOS', 5_000), ...lines('S', 11_500)];
    expect(taxesOf(mixed, rules.taxes).map(({ code, tax }) => [code, tax])).toEqual([
      ['S', 3_000],
      ['VATEX-SA-OOS', 0],
    ]);
    expect(() => taxesOf(lines('X', 1), rules.taxes)).toThrow('tax code X');
  });
});
