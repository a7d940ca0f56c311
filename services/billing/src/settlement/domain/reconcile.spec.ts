import { findingOf, noticeOf } from './reconcile';
import type { SettlementRow } from './settlement-reader';

const day = '2026-04-03';
const row = (fields: Partial<SettlementRow> = {}): SettlementRow => ({
  number: 2,
  paymentId: 'sadad-001',
  reference: '26112200000042',
  day,
  amount: 70_000,
  ...fields,
});
const booked = { amount: 70_000, reference: '26112200000042' };

describe('BIL-10 a payment of a settlement file, held against the books', () => {
  it('is booked where it is not there', () => expect(findingOf([row()], day, undefined)).toBe('BOOKED'));

  it('matches where it is there and the same', () => expect(findingOf([row()], day, booked)).toBe('MATCHED'));

  it.each([{ amount: 69_999 }, { reference: '26112200000043' }])('differs where it is there with %o', (other) =>
    expect(findingOf([row()], day, { ...booked, ...other })).toBe('FILE_DIFFERS'),
  );

  it('is one where it stands there twice and the same', () => {
    expect(findingOf([row(), row({ number: 3 })], day, undefined)).toBe('BOOKED');
    expect(findingOf([row(), row({ number: 3 })], day, booked)).toBe('MATCHED');
  });

  it.each([{ amount: 20_000 }, { reference: '26112200000043' }, { day: '2026-04-04' }])(
    'is neither where it stands there twice, once with %o',
    (other) => {
      for (const known of [undefined, booked])
        expect(findingOf([row(), row({ number: 3, ...other })], day, known)).toBe('FILE_CONTRADICTS_ITSELF');
    },
  );

  it('is left where it is of another day', () => {
    for (const other of ['2026-03-04', '2026-04-13'])
      expect(findingOf([row({ day: other })], day, undefined)).toBe('FILE_OF_ANOTHER_DAY');
  });

  it('counts as paid in the last millisecond of its day in Riyadh', () => {
    expect(noticeOf('SADAD', row())).toMatchObject({ paidAt: new Date('2026-04-03T20:59:59.999Z'), currency: 'SAR' });
  });
});
