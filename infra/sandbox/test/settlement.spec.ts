import { call, startFixture, uploadBill, type Fixture } from './fixture';

describe('the settlement file of a day', () => {
  let fixture: Fixture;
  beforeEach(async () => (fixture = await startFixture()));
  afterEach(() => fixture.stop());

  const download = async (rest: string) => {
    const response = await fetch(fixture.at(`/api/settlements/${rest}`));
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const text = async (rest: string) => (await download(rest)).bytes.toString('utf8');
  const today = () => new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 10);

  test('has what was taken on it, and a line that proves it; or is wrong as it is asked for', async () => {
    for (const bill of ['1001', '1002']) await uploadBill(fixture, bill);
    const paid = await call('POST', fixture.at('/api/bills/1001/pay'), { amount: 100_000 });
    const other = await call('POST', fixture.at('/api/bills/1002/pay'), {});
    const day = today();
    const on = day.split('-').reverse().join('/');
    const heading = '\ufeffpayment_id,bill_number,paid_on,amount';
    const [first, second] = [
      `${String(paid.body.paymentId)},1001,${on},"1,000.00"`,
      `${String(other.body.paymentId)},1002,${on},200.00`,
    ];
    const whole = [heading, first, second, 'TOTAL,2,,"1,200.00"', ''].join('\r\n');
    expect(await text(`sadad/${day}`)).toBe(whole);
    expect(await text(`sadad/${day}?fault=wrong-total`)).toBe(whole.replace('1,200.00', '1,200.01'));
    expect(await text(`sadad/${day}?fault=doubled`)).toBe(
      [heading, first, second, first, 'TOTAL,3,,"2,200.00"', ''].join('\r\n'),
    );
    expect(whole.startsWith(await text(`sadad/${day}?fault=cut`))).toBe(true);
    expect((await download(`sadad/${day}?fault=utf-16`)).bytes.includes(0)).toBe(true);
    expect(await text(`card/${day}`)).toBe('\ufeffpayment_id,invoice_number,paid_on,amount\r\nTOTAL,0,,0.00\r\n');
    expect((await download('sadad/soon')).status).toBe(400);
  });
});
