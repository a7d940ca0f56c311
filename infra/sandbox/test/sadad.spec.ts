import { BILL, call, SADAD, signedBySadadKey, startFixture, uploadBill, type Fixture } from './fixture';

describe('SADAD', () => {
  let fixture: Fixture;
  beforeEach(async () => (fixture = await startFixture()));
  afterEach(() => fixture.stop());

  const pay = (billNumber: string, order: unknown = {}) =>
    call('POST', fixture.at(`/api/bills/${billNumber}/pay`), order);
  const withdraw = (billNumber: string) =>
    call('DELETE', fixture.at(`/sadad/bills/${billNumber}`), undefined, signedBySadadKey(undefined));

  test('takes a bill once, however often it is uploaded, and its correction while unpaid', async () => {
    const first = await uploadBill(fixture, '1001');
    expect(first).toMatchObject({ status: 200, body: { ...BILL, billNumber: '1001', status: 'UNPAID', payments: [] } });
    expect(await uploadBill(fixture, '1001')).toEqual(first);
    expect(await uploadBill(fixture, '1001', { ...BILL, amount: 30_000 })).toMatchObject({ body: { amount: 30_000 } });
    const { body } = await call('GET', fixture.at('/api/bills?status=UNPAID'));
    expect(body.bills).toHaveLength(1);
  });

  test('refuses what is not signed, signed over something else, or signed long ago', async () => {
    const url = fixture.at('/sadad/bills/1002');
    const old = new Date(Date.now() - 10 * 60_000);
    for (const headers of [{}, signedBySadadKey({ ...BILL, amount: 1 }), signedBySadadKey(BILL, old)]) {
      expect(await call('PUT', url, BILL, headers)).toMatchObject({ status: 401, body: { code: 'SIGNATURE_INVALID' } });
    }
  });

  test('names every wrong field', async () => {
    const answer = await uploadBill(fixture, '1003', { ...BILL, amount: 1.5, dueAt: 'soon', description: { ar: 'س' } });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      code: 'INVALID_INPUT',
      message: { ar: expect.any(String), en: expect.any(String) },
    });
    expect((answer.body.fields as { field: string }[]).map(({ field }) => field)).toEqual([
      'amount',
      'dueAt',
      'description.en',
    ]);
  });

  test('a paid bill notifies with a signature that the library verifies', async () => {
    await uploadBill(fixture, '1004');
    const paid = await pay('1004');
    expect(paid).toEqual({ status: 200, body: { paymentId: expect.any(String), delivered: true } });
    const [notification] = fixture.receiver.calls;
    expect(SADAD.verify(notification!.body, notification!.headers as Record<string, string>)).toEqual({
      type: 'sadad.bill.paid',
      data: {
        paymentId: paid.body.paymentId,
        billNumber: '1004',
        amount: 20_000,
        currency: 'SAR',
        paidAt: expect.stringMatching(/Z$/),
      },
    });
    expect(await pay('1004')).toMatchObject({ status: 409, body: { code: 'BILL_PAID' } });
    expect(await uploadBill(fixture, '1004', { ...BILL, amount: 1 })).toMatchObject({ status: 409 });
  });

  test('delivers the same notification as often as asked', async () => {
    await uploadBill(fixture, '1005');
    expect(await pay('1005', { times: 3 })).toMatchObject({ body: { delivered: true } });
    const { calls } = fixture.receiver;
    expect(calls).toHaveLength(3);
    expect(new Set(calls.map(({ body, headers }) => `${String(headers['webhook-id'])} ${body}`)).size).toBe(1);
  });

  test('a wrong amount leaves the bill open, a second payment may race when told to', async () => {
    await uploadBill(fixture, '1006');
    await pay('1006', { amount: 19_999 });
    expect(await call('GET', fixture.at('/api/bills/1006'))).toMatchObject({ body: { status: 'UNPAID' } });
    await pay('1006');
    expect(await pay('1006', { anyway: true })).toMatchObject({ status: 200 });
    const { body } = await call('GET', fixture.at('/api/bills/1006'));
    expect((body.payments as { amount: number }[]).map(({ amount }) => amount)).toEqual([19_999, 1, 20_000]);
  });

  test('a withdrawn bill stays closed for uploads and payments, unless the payment crossed it', async () => {
    await uploadBill(fixture, '1007');
    expect(await withdraw('1007')).toMatchObject({ status: 200, body: { status: 'WITHDRAWN' } });
    expect(await withdraw('1007')).toMatchObject({ status: 200 });
    expect(await uploadBill(fixture, '1007')).toMatchObject({ status: 409, body: { code: 'BILL_WITHDRAWN' } });
    expect(await pay('1007')).toMatchObject({ status: 409, body: { code: 'BILL_WITHDRAWN' } });
    expect(await pay('1007', { anyway: true })).toMatchObject({ status: 200, body: { delivered: true } });
    expect(await withdraw('nothing')).toMatchObject({ status: 404, body: { code: 'BILL_NOT_FOUND' } });
  });

  test('refuses while its fault switch says so', async () => {
    await call('POST', fixture.at('/faults'), { sadad: 'refuse' });
    expect(await uploadBill(fixture, '1008')).toMatchObject({ status: 503, body: { code: 'SWITCHED_OFF' } });
    await call('POST', fixture.at('/faults'), { sadad: 'accept' });
    expect(await uploadBill(fixture, '1008')).toMatchObject({ status: 200 });
  });
});
