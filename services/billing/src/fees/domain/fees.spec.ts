import { fee, rules } from '../../../test/fixtures';
import { feeInForce, feeKinds, type FeeSchedule, feesInForce, NoFeeInForce } from './fees';

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

  it('BIL-01 ships the fees of the rule book, and none for a step that a service does not have', () => {
    const inForce = feesInForce(rules.fees, '2026-11-22');
    const amounts = Object.keys(rules.fees.services).map((service): [string, (number | undefined)[]] => [
      service,
      feeKinds.map((kind) => inForce.find((one) => one.service === service && one.kind === kind)?.amount),
    ]);
    const none = undefined;
    expect(inForce).toHaveLength(23);
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
