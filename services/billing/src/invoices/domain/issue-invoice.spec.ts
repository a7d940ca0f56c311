import { administrativeOrder, lastMoment, noon, rules, serviceOrder } from '../../../test/fixtures';
import type { Fee } from '../../fees/domain/fees';
import type { FeeOrder } from './issue-invoice';
import { issueInvoice } from './issue-invoice';
import { isBalanced } from '../../ledger/domain/ledger';

const issue = (order: FeeOrder, now: Date) => issueInvoice(order, { id: 'inv_1', sequence: 42 }, rules, now);

describe('issuing an invoice', () => {
  it('BIL-03 an administrative fee is payable to the last millisecond of the 30th day in Riyadh after its issue', () => {
    expect(issue(administrativeOrder, noon).state.dueAt).toEqual(lastMoment);
  });

  it('BIL-03 a day is a day in Riyadh: a minute before and after its midnight are two days', () => {
    const before = issue(administrativeOrder, new Date('2026-11-22T20:59:59.999Z')).state.dueAt;
    const after = issue(administrativeOrder, new Date('2026-11-22T21:00:00.000Z')).state.dueAt;
    expect(before.toISOString()).toBe('2026-12-22T20:59:59.999Z');
    expect(after.toISOString()).toBe('2026-12-23T20:59:59.999Z');
  });

  it('BIL-04 a service fee is payable within 30 days of the approval, however late the approval is heard of', () => {
    const { state } = issue(serviceOrder(noon), new Date('2026-12-10T09:00:00.000Z'));
    expect(state.dueAt).toEqual(lastMoment);
    expect(state.issuedAt.toISOString()).toBe('2026-12-10T09:00:00.000Z');
  });

  it('MEM-63 a fee can be paid to the last millisecond of the day in Riyadh that membership says, where that is earlier', () => {
    const dueAt = (payUntil: string) => issue({ ...serviceOrder(noon), payUntil }, noon).state.dueAt.toISOString();
    expect(dueAt('2026-11-30')).toBe('2026-11-30T20:59:59.999Z');
    expect(dueAt('2026-11-22')).toBe('2026-11-22T20:59:59.999Z');
    expect(dueAt('2026-12-20')).toBe('2026-12-20T20:59:59.999Z');
    expect(dueAt('2026-12-22')).toBe(lastMoment.toISOString());
    expect(dueAt('2027-11-30')).toBe(lastMoment.toISOString());
  });

  it('BIL-01 names the fee in both languages, with its tax code', () => {
    const { state } = issue(serviceOrder(noon), noon);
    expect(state.lines).toEqual([
      {
        text: {
          ar: 'رسوم خدمة «خطاب التدريب»، الطلب رقم \u2068A-482-913-075\u2069',
          en: 'Service fee, training letter, application A-482-913-075',
        },
        amount: 15_000,
        taxCode: 'VATEX-SA-OOS',
        kind: 'SERVICE',
      },
    ]);
  });

  it('numbers invoice and bill by the day in Riyadh', () => {
    const newYear = new Date('2026-12-31T21:00:00.000Z');
    const { number, billNumber } = issue(administrativeOrder, newYear).state;
    expect([number, billNumber]).toEqual(['INV-2027-00000042', '27010100000042']);
  });

  it('BIL-10 books a receivable against the income of its kind', () => {
    const [posting] = issue(serviceOrder(noon), noon).postings;
    expect(posting).toEqual({
      cause: { what: 'INVOICE_ISSUED', id: 'inv_1' },
      at: noon,
      entries: [
        { account: 'receivable', debit: 15_000, credit: 0 },
        { account: 'fee-income:service', debit: 0, credit: 15_000 },
      ],
    });
    expect(isBalanced(posting?.entries ?? [])).toBe(true);
  });

  const renewal = { ...administrativeOrder, kind: 'COMBINED', service: 'REREGISTRATION' } as const;

  it('MEM-13 asks for both fees of a renewal in one payment, due from the issue, each booked as its own income', () => {
    const { state, postings } = issue(renewal, noon);
    expect(state).toMatchObject({ kind: 'COMBINED', total: 80_000, dueAt: lastMoment, feesVersion: 1 });
    expect(state.lines.map(({ text }) => text.en)).toEqual([
      'Administrative fee, re-registration, application A-482-913-075',
      'Service fee, re-registration, application A-482-913-075',
    ]);
    expect(postings[0]?.entries).toEqual([
      { account: 'receivable', debit: 80_000, credit: 0 },
      { account: 'fee-income:administrative', debit: 0, credit: 10_000 },
      { account: 'fee-income:service', debit: 0, credit: 70_000 },
    ]);
  });

  it('MEM-64 BIL-01 adds the late fee of the months that a renewal in grace has started', () => {
    const requestedAt = new Date('2026-05-01T09:00:00.000Z');
    const { state, postings } = issue({ ...renewal, requestedAt, registrationEndedOn: '2026-03-31' }, requestedAt);
    expect(state.total).toBe(100_000);
    expect(state.lines[2]).toMatchObject({
      amount: 20_000,
      kind: 'LATE',
      text: {
        ar: 'رسوم التأخر في خدمة «إعادة التسجيل المهني»، الطلب رقم \u2068A-482-913-075\u2069، عن شهرين',
        en: 'Late fee, re-registration, application A-482-913-075, 2 started months',
      },
    });
    expect(postings[0]?.entries.at(-1)).toEqual({ account: 'fee-income:late', debit: 0, credit: 20_000 });
    const inTime = { ...renewal, requestedAt: new Date('2026-03-31T20:59:59.999Z'), registrationEndedOn: '2026-03-31' };
    expect(issue(inTime, noon).state.total).toBe(80_000);
  });

  it.each([
    ['b', '2027-12-02', 0],
    ['c', '2028-03-01', 0],
    ['d', '2028-03-02', 10_000],
    ['e', '2028-04-01', 10_000],
    ['f', '2028-04-02', 20_000],
    ['g', '2028-04-30', 20_000],
  ])(
    'MEM-64 registration-01 %s a renewal on %s of a registration until 2028-03-01 is late by %d halalas',
    (_, day, late) => {
      const requestedAt = new Date(`${day}T09:00:00.000Z`);
      const { state } = issue({ ...renewal, requestedAt, registrationEndedOn: '2028-03-01' }, requestedAt);
      expect(state.lines.filter(({ kind }) => kind === 'LATE').map(({ amount }) => amount)).toEqual(late ? [late] : []);
      expect(state.total).toBe(80_000 + late);
    },
  );

  it('BIL-01 asks the fee of a third attempt at an exam', () => {
    const { state } = issue({ ...administrativeOrder, kind: 'EXAM', service: 'CLASSIFICATION' }, noon);
    expect(state).toMatchObject({ kind: 'EXAM', total: 40_000, dueAt: lastMoment });
  });

  it('BIL-01 is priced by the day of the request in Riyadh, however late it is issued', () => {
    const fee = rules.fees.fees.find(({ service, kind }) => service === 'REGISTRATION' && kind === 'SERVICE') as Fee;
    const fees = [
      { ...fee, validTo: '2026-12-31' },
      { ...fee, amount: 75_000, validFrom: '2027-01-01' },
    ];
    const priced = { ...rules, fees: { ...rules.fees, fees } };
    const approvedAt = new Date('2027-01-05T09:00:00.000Z');
    const totalOf = (requestedAt: string) => {
      const order = { ...serviceOrder(approvedAt), service: 'REGISTRATION', requestedAt: new Date(requestedAt) };
      return issueInvoice(order, { id: 'inv_1', sequence: 1 }, priced, approvedAt).state.total;
    };
    expect(totalOf('2026-12-31T20:59:59.000Z')).toBe(70_000);
    expect(totalOf('2026-12-31T21:00:00.000Z')).toBe(75_000);
  });
});
