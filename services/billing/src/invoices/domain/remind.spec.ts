import { anInvoice, noon, rules, serviceOrder, tooLate } from '../../../test/fixtures';
import { issueInvoice } from './issue-invoice';
import { remind } from './remind';

// The last day is 22 December.
const on = (day: string, time = '09:00:00.000') => new Date(`2026-12-${day}T${time}Z`);
const told = (from: Parameters<typeof remind>[0], now: Date) => {
  const { state, events = [] } = remind(from, rules.payment, now);
  return { state, said: events.map(({ type }) => type) };
};
const word = 'sa.mumaris.billing.invoice-due-soon.v1';

describe('BIL-03 BIL-04 the payer is reminded before the last day', () => {
  it('a week and a day before it, by days in Riyadh, once each', () => {
    const invoice = anInvoice();
    expect(told(invoice, on('14', '20:59:59.999')).said).toEqual([]);
    const first = told(invoice, on('14', '21:00:00.000'));
    expect(first.said).toEqual([word]);
    expect(told(first.state, on('20')).said).toEqual([]);
    const second = told(first.state, on('21'));
    expect(second.said).toEqual([word]);
    expect(told(second.state, on('22')).said).toEqual([]);
  });

  it('once, where both were missed', () => {
    const { state, said } = told(anInvoice(), on('22'));
    expect(said).toEqual([word]);
    expect(told(state, on('22')).said).toEqual([]);
  });

  it('not on the day of its issue, however little time is left', () => {
    const late = issueInvoice(serviceOrder(noon), { id: 'inv_2', sequence: 43 }, rules, on('17')).state;
    expect([late.dueAt, late.reminders]).toEqual([anInvoice().dueAt, 1]);
    expect(told(late, on('17')).said).toEqual([]);
    expect(told(late, on('21')).said).toEqual([word]);
  });

  it('not of what is paid, closed, waived or past its last moment', () => {
    for (const status of ['PAID', 'EXPIRED', 'CANCELLED', 'WAIVED'] as const)
      expect(told(anInvoice({ status }), on('21')).said).toEqual([]);
    expect(told(anInvoice(), tooLate).said).toEqual([]);
    expect(told(anInvoice(), noon).said).toEqual([]);
  });
});
