import fc from 'fast-check';
import { decimal, halfOf, readAmount, sumOf, taxInside, taxOnTop } from './money';

const amounts = fc.integer({ min: 0, max: 2_147_483_647 });

describe('amounts of money', () => {
  it('BIL-08 half of a fee is rounded up, for the payer', () => {
    const fees = [70_000, 80_000, 30_000, 100_000, 20_000, 15_000, 25_000, 40_000, 15_001];
    expect(fees.map(halfOf)).toEqual([35_000, 40_000, 15_000, 50_000, 10_000, 7_500, 12_500, 20_000, 7_501]);
  });

  it('BIL-08 twice the half is the whole, or a halala more', () => {
    fc.assert(fc.property(amounts, (amount) => [0, 1].includes(2 * halfOf(amount) - amount)));
  });

  it('BIL-11 tax is computed of the whole document, halves up', () => {
    expect(taxOnTop(sumOf([1_010, 1_010, 1_010]), 15)).toBe(455);
    expect(taxOnTop(109_150, 15)).toBe(16_373);
    expect(taxInside(80_000, 15)).toBe(10_435);
    expect(taxInside(sumOf([10_000, 70_000, 20_000]), 15)).toBe(13_043);
    expect([taxOnTop(80_000, 0), taxInside(80_000, 0)]).toEqual([0, 0]);
  });

  it('BIL-11 the tax that lies in net and tax is that tax', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 50 }), (net, percent) => {
        const tax = taxOnTop(net, percent);
        expect(Math.abs(taxInside(net + tax, percent) - tax)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('are written with two places and no group marks', () => {
    expect([5, 0, 1_234_567, 2_147_483_647].map(decimal)).toEqual(['0.05', '0.00', '12345.67', '21474836.47']);
  });

  it.each([
    ['19.99', 1_999],
    ['64.10', 6_410],
    ['0.29', 29],
    ['700.00', 70_000],
    ['1,000.00', 100_000],
    ['٧٠٠٫٠٠', 70_000],
    ['١٬٠٠٠٫٠٠', 100_000],
  ])('BIL-10 %s is read as %d halalas', (text, amount) => expect(readAmount(text)).toBe(amount));

  it.each([
    ...['700.5', '700.005', '.99', '7e2', '700,00', '1.000,00', 'SAR700', '(700.00)', '٢٬٥٠٫٠٠', '1,000', '1 000.00'],
    ...['700.00-', '=700', '-700.00', '+700.00', '', ' 700.00', '1,0000.00', '12,34.00', '0x10.00', '٧٠٠,٠٠'],
  ])('BIL-10 %s is no amount', (text) => expect(readAmount(text)).toBeUndefined());

  it('BIL-10 what is written is read as the same amount', () => {
    fc.assert(fc.property(amounts, (amount) => readAmount(decimal(amount)) === amount));
  });
});
