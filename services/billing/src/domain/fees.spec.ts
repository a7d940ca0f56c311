import { fee, rules } from '../../test/fixtures';
import { feeInForce, type FeeSchedule, feesInForce, NoFeeInForce } from './fees';

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

  it('BIL-01 says clearly which fee is missing, so that nobody is invoiced by guess', () => {
    const missing = { ...question, service: 'DATA_UPDATE' };
    expect(() => feeInForce(rules.fees, missing, '2026-11-22')).toThrow(NoFeeInForce);
    expect(() => feeInForce(rules.fees, missing, '2026-11-22')).toThrow(
      'rules/fees.yaml has no ADMINISTRATIVE fee for DATA_UPDATE (NURSE) on 2026-11-22: no invoice is possible',
    );
    expect(() => feeInForce(rules.fees, question, '2025-12-31')).toThrow(NoFeeInForce);
  });

  it('BIL-01 ships the fees of the rule book for its nine services with fees', () => {
    const inForce = feesInForce(rules.fees, '2026-11-22');
    const amounts = Object.keys(rules.fees.services).map((service) =>
      (['ADMINISTRATIVE', 'SERVICE'] as const).map(
        (kind) => feeInForce(rules.fees, { service, kind, category: 'NURSE' }, '2026-11-22').amount / 100,
      ),
    );
    expect(inForce).toHaveLength(18);
    expect(
      Object.fromEntries(Object.keys(rules.fees.services).map((service, index) => [service, amounts[index]])),
    ).toEqual({
      CLASSIFICATION: [200, 800],
      RECLASSIFICATION: [200, 800],
      CLASSIFICATION_UPDATE: [100, 300],
      REGISTRATION: [100, 700],
      REREGISTRATION: [100, 700],
      QUALIFICATION_STUDY: [300, 1_000],
      GOOD_STANDING: [100, 200],
      TRAINING_LETTER: [100, 150],
      CERTIFICATE_RECOGNITION: [100, 250],
    });
  });
});
