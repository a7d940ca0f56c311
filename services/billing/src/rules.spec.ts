import { fee, rules } from '../test/fixtures';
import { chartOfAccountsShape } from './ledger/rules/chart-of-accounts';
import { feeScheduleShape } from './fees/rules/fee-schedule';
import { assertTaxCodes, sellerShape } from './papers/rules/paper-rules';

const withFees = (...fees: object[]) => feeScheduleShape.safeParse({ ...rules.fees, fees });
const problems = (result: ReturnType<typeof withFees>) => result.error?.issues.map(({ message }) => message) ?? [];

describe('the fee schedule as data', () => {
  it('BIL-01 takes a new fee after the end of the old one', () => {
    expect(withFees({ ...fee, validTo: '2026-06-30' }, { ...fee, validFrom: '2026-07-01' }).success).toBe(true);
    expect(withFees(fee, { ...fee, category: 'NURSE' }).success).toBe(true);
  });

  it('BIL-01 refuses two fees for one thing on one day', () => {
    expect(problems(withFees(fee, { ...fee, validFrom: '2026-07-01' }))).toEqual([
      'TRAINING_LETTER ADMINISTRATIVE from 2026-01-01: another fee is in force at the same time',
    ]);
  });

  it('BIL-01 refuses a service without a name, a fee that ends before it begins, and amounts that are not halalas', () => {
    expect(problems(withFees({ ...fee, service: 'DANCING' }))).toEqual([
      'DANCING ADMINISTRATIVE from 2026-01-01: the service has no name',
    ]);
    expect(problems(withFees({ ...fee, validTo: '2025-01-01' }))).toEqual([
      'TRAINING_LETTER ADMINISTRATIVE from 2026-01-01: ends before it begins',
    ]);
    for (const amount of [0, -1, 1.5, '100']) expect(withFees({ ...fee, amount }).success).toBe(false);
  });
});

describe('the chart of accounts as data', () => {
  const chart = (posting: object) => ({
    accounts: Object.fromEntries(rules.chart.map((code) => [code, { type: 'ASSET', ar: 'حساب', en: 'account' }])),
    posting: { ...rules.posting, ...posting },
  });

  it('BIL-10 has an account of its own for each movement', () => {
    expect(chartOfAccountsShape.safeParse(chart({})).success).toBe(true);
    expect(chartOfAccountsShape.safeParse(chart({ unallocated: 'suspense' })).success).toBe(false);
    expect(chartOfAccountsShape.safeParse(chart({ unallocated: 'receivable' })).success).toBe(false);
  });
});

describe('what stands on documents as data', () => {
  const { name, vatNumber, address, phone, registered } = rules.seller;
  const seller = (fields: object) => sellerShape.safeParse({ name, vatNumber, address, phone, registered, ...fields });
  const named = (ar: string) => ({ name: { ...name, ar } });

  it('BIL-11 has a name that fits the QR code, or a short one for it', () => {
    expect(seller({}).data?.qrName).toBe(name.ar);
    expect(seller(named(`${'ش'.repeat(31)} ${'ش'.repeat(32)}`)).success).toBe(true);
    const long = named('ش'.repeat(64));
    expect(seller(long).error?.issues).toMatchObject([{ path: ['qrName'], message: expect.stringContaining('short') }]);
    expect(seller({ ...long, qrName: 'هيئة المثال' }).data?.qrName).toBe('هيئة المثال');
    expect(seller({ qrName: 'ش'.repeat(64) }).success).toBe(false);
  });

  it('BIL-11 has a VAT number of 15 digits, the first and the last of which are 3', () => {
    expect(seller({ vatNumber: '312345678900003' }).success).toBe(true);
    for (const wrong of ['31234567890003', '212345678900003', '312345678900001', '٣١٢٣٤٥٦٧٨٩٠٠٠٠٣'])
      expect(seller({ vatNumber: wrong }).success).toBe(false);
  });

  it('BIL-11 says how each fee is taxed', () => {
    expect(() => assertTaxCodes([fee], rules.taxes)).not.toThrow();
    expect(() => assertTaxCodes([{ ...fee, taxCode: 'VATEX-SA-35' }], rules.taxes)).toThrow('VATEX-SA-35');
  });
});
