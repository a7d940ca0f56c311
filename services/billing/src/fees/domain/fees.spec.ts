import { fee, rules } from '../../../test/fixtures';
import { feeInForce, type FeeSchedule, feesInForce, monthsLate, NoFeeInForce } from './fees';

const schedule = (...fees: FeeSchedule['fees']): FeeSchedule => ({ ...rules.fees, fees });
const question = { service: 'TRAINING_LETTER', kind: 'ADMINISTRATIVE', category: 'NURSE' } as const;

describe('the fee schedule', () => {
  it('BIL-01 gives the fee that is in force on the day, first and last day included', () => {
    const old = { ...fee, amount: 9_000, validTo: '2026-06-30' };
    const current = { ...fee, amount: 10_000, validFrom: '2026-07-01' };
    const fees = schedule(old, current);
    expect(feeInForce(fees, question, '2026-01-01').amount).toBe(9_000);
    expect(feeInForce(fees, question, '2026-06-30').amount).toBe(9_000);
    expect(feeInForce(fees, question, '2026-07-01').amount).toBe(10_000);
  });

  it('BIL-01 puts the fee of a category before the general one', () => {
    const fees = schedule(fee, { ...fee, category: 'NURSE', amount: 5_000 });
    expect(feeInForce(fees, question, '2026-11-22').amount).toBe(5_000);
    expect(feeInForce(fees, { ...question, category: 'DENTIST' }, '2026-11-22').amount).toBe(10_000);
  });

  it('BIL-01 puts the fee of a rank before the general one, and that of a category before it', () => {
    const byRank = { ...fee, rank: 'CONSULTANT', amount: 12_000 };
    const of = (category: string, rank: string, ...fees: FeeSchedule['fees']) =>
      feeInForce(schedule(...fees), { ...question, category, rank }, '2026-11-22').amount;
    expect(of('NURSE', 'CONSULTANT', fee, byRank)).toBe(12_000);
    expect(of('NURSE', 'SPECIALIST', fee, byRank)).toBe(10_000);
    const byCategory = { ...fee, category: 'NURSE', amount: 5_000 };
    expect(of('NURSE', 'CONSULTANT', fee, byRank, byCategory)).toBe(5_000);
    const byBoth = { ...byRank, category: 'NURSE', amount: 6_000 };
    expect(of('NURSE', 'CONSULTANT', fee, byRank, byCategory, byBoth)).toBe(6_000);
  });

  it('BIL-01 says clearly which fee is missing, so that nobody is invoiced by guess', () => {
    const missing = { ...question, service: 'DATA_UPDATE' };
    expect(() => feeInForce(rules.fees, missing, '2026-11-22')).toThrow(NoFeeInForce);
    expect(() => feeInForce(rules.fees, missing, '2026-11-22')).toThrow(
      'rules/fees.yaml has no ADMINISTRATIVE fee for DATA_UPDATE (NURSE) on 2026-11-22: no invoice is possible',
    );
    expect(() => feeInForce(rules.fees, question, '2025-12-31')).toThrow(NoFeeInForce);
  });

  it('BIL-01 ships the fees of the rule book, and none for a step that a service does not have', () => {
    const inForce = feesInForce(rules.fees.fees, '2026-11-22');
    const amounts = Object.keys(rules.fees.services).map((service): [string, (number | undefined)[]] => [
      service,
      (['ADMINISTRATIVE', 'SERVICE'] as const).map(
        (kind) => inForce.find((one) => one.service === service && one.kind === kind)?.amount,
      ),
    ]);
    const none = undefined;
    expect(inForce).toHaveLength(26);
    expect(Object.fromEntries(amounts)).toEqual({
      CLASSIFICATION: [20_000, 80_000],
      RECLASSIFICATION: [20_000, 80_000],
      CLASSIFICATION_UPDATE: [10_000, 30_000],
      REGISTRATION: [10_000, 70_000],
      REREGISTRATION: [10_000, 70_000],
      QUALIFICATION_STUDY: [30_000, 100_000],
      GOOD_STANDING: [10_000, 20_000],
      TRAINING_LETTER: [10_000, 15_000],
      CERTIFICATE_RECOGNITION: [10_000, 25_000],
      ELIGIBILITY_NUMBER: [20_000, none],
      CARD_REPLACEMENT: [none, 10_000],
      EMPLOYER_CHANGE: [10_000, none],
      TEMPORARY_REGISTRATION: [10_000, 40_000],
    });
  });
});

describe('the months that a renewal is late', () => {
  it.each([
    ['2026-03-31', '2026-03-31', 0],
    ['2026-03-31', '2026-04-01', 1],
    ['2026-03-31', '2026-04-30', 1],
    ['2026-03-31', '2026-05-01', 2],
    ['2026-03-31', '2026-05-30', 2],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-01-31', '2026-03-01', 2],
    ['2026-01-31', '2026-03-31', 2],
    ['2026-01-31', '2026-04-01', 3],
    ['2026-02-28', '2026-03-28', 1],
    ['2026-02-28', '2026-03-29', 2],
    ['2026-02-28', '2026-04-29', 3],
  ])('MEM-64 ended %s, renewed %s: %d started', (endedOn, renewedOn, months) =>
    expect(monthsLate(endedOn, renewedOn)).toBe(months),
  );
});
