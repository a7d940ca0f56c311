import { administrativeOrder, fee, lastMoment, noon, rules, serviceOrder } from '../../../test/fixtures';
import { feesOf } from '../../fees/domain/fees';
import type { FeeOrder } from './issue-invoice';
import { issueInvoice } from './issue-invoice';
import { isBalanced } from '../../ledger/domain/ledger';

const issue = (order: FeeOrder, now: Date) =>
  issueInvoice(
    order,
    feesOf[order.kind].map((kind) => ({ ...fee, kind })),
    { id: 'inv_1', sequence: 42 },
    rules,
    now,
  );

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

  it('BIL-01 names the fee in both languages, with its tax code', () => {
    const { state } = issue(serviceOrder(noon), noon);
    expect(state.lines).toEqual([
      {
        text: {
          ar: 'رسوم خدمة «خطاب التدريب»، الطلب رقم \u2068A-482-913-075\u2069',
          en: 'Service fee, training letter, application A-482-913-075',
        },
        amount: 10_000,
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
        { account: 'receivable', debit: 10_000, credit: 0 },
        { account: 'fee-income:service', debit: 0, credit: 10_000 },
      ],
    });
    expect(isBalanced(posting?.entries ?? [])).toBe(true);
  });

  it('MEM-13 asks for both fees of a renewal in one payment, due from the issue, each booked as its own income', () => {
    const { applicationId, applicationNumber, category, accountId, practitionerId } = administrativeOrder;
    const told = { applicationId, applicationNumber, category, accountId, practitionerId };
    const { state, postings } = issue({ ...told, kind: 'COMBINED', service: 'REREGISTRATION' }, noon);
    expect(state).toMatchObject({ kind: 'COMBINED', total: 20_000, dueAt: lastMoment });
    expect(state.lines.map(({ text }) => text.en)).toEqual([
      'Administrative fee, re-registration, application A-482-913-075',
      'Service fee, re-registration, application A-482-913-075',
    ]);
    expect(postings[0]?.entries).toEqual([
      { account: 'receivable', debit: 20_000, credit: 0 },
      { account: 'fee-income:administrative', debit: 0, credit: 10_000 },
      { account: 'fee-income:service', debit: 0, credit: 10_000 },
    ]);
  });
});
