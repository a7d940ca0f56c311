import type { Role } from '@mumaris/schemas';
import { type Billing, startBilling } from './billing';
import { scenario } from './scenario';

let billing: Billing;
let say: ReturnType<typeof scenario>;
beforeAll(async () => {
  billing = await startBilling('2026-11-22T09:00:00.000Z');
  say = scenario(billing);
});
afterAll(() => billing.stop());

const query = `query ($of: FinanceExport!, $from: Date, $until: Date) {
  financeExport(of: $of, from: $from, until: $until) { url expiresAt } }`;
const ask = (variables: object, roles: Role[] = ['FINANCE']) =>
  billing.ask<{ financeExport: { url: string; expiresAt: string } }>('acc_finance', query, variables, roles);
const read = async (of: string, period: object = {}) => {
  const { url } = (await ask({ of, ...period })).data.financeExport;
  return fetch(url.replace('https://billing.test', billing.url));
};
const rowsOf = async (response: Response) => {
  // The decoder of text() takes the mark at the beginning away.
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
  expect(text.startsWith('\uFEFF"')).toBe(true);
  expect(text.endsWith('"\r\n')).toBe(true);
  return text
    .slice(1, -2)
    .split('\r\n')
    .map((line) => line.slice(1, -1).split('","'));
};

describe('BIL-10 a file for finance', () => {
  it('has what arrived in its days in Riyadh, with headings in both languages', async () => {
    await say.sadadPays('26112200009990', 12_345);
    billing.clock.moveTo('2026-11-22T20:59:59.999Z');
    await say.sadadPays('26112200009991', 5);
    billing.clock.moveTo('2026-11-22T21:00:00.000Z');
    await say.sadadPays('26112200009992', 700);
    const day = { from: '2026-11-22', until: '2026-11-22' };
    const response = await read('TAKINGS', day);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename=takings.csv',
      'cache-control': 'private, no-store',
    });
    const [headings, ...rows] = await rowsOf(response);
    expect(headings?.[4]).toBe('المبلغ بالريال / Amount in riyals');
    expect(rows.map((row) => [row[3], row[4], row[7]])).toEqual([
      ['26112200009990', '123.45', 'غير مخصصة / unallocated'],
      ['26112200009991', '0.05', 'غير مخصصة / unallocated'],
    ]);
    expect((await rowsOf(await read('TAKINGS', { from: '2026-11-23' }))).slice(1)).toHaveLength(1);
    expect((await rowsOf(await read('TAKINGS', { until: '2026-11-21' }))).slice(1)).toEqual([]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])('lets no spreadsheet take %j for a formula', async (reference) => {
    await billing.putOpenItem({ reference });
    const cells = (await rowsOf(await read('OPEN_ITEMS'))).flat();
    expect(cells).toContain(`'${reference}`);
    expect(cells).not.toContain(reference);
  });

  it('keeps a comma, a quote and an end of line within their cell', async () => {
    await billing.putOpenItem({ reference: 'a,"b"\r\nc' });
    expect(await (await read('OPEN_ITEMS')).text()).toContain('"a,""b""\r\nc"');
  });

  it('has the refunds that are under way, those asked for first in front', async () => {
    const invoice = await billing.put({ applicationId: 'app_export', accountId: 'acc_export' });
    const refund = await billing.putRefund(invoice);
    const [, row] = await rowsOf(await read('REFUNDS'));
    expect(row?.slice(0, 2)).toEqual([refund.id, refund.number]);
    expect(row?.[5]).toBe('100.00');
  });

  it('of days that cross, and for anybody but finance, is none', async () => {
    const codes = async (answer: ReturnType<typeof ask>) =>
      (await answer).errors?.map(({ extensions }) => extensions['code']);
    const crossed = { of: 'TAKINGS', from: '2026-11-23', until: '2026-11-22' };
    expect(await codes(ask(crossed))).toEqual(['EXPORT_DAYS_CROSSED']);
    expect(await codes(ask({ of: 'TAKINGS' }, ['SUPPORT', 'ADMIN']))).toEqual(['FORBIDDEN']);
  });
});
