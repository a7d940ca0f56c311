import { call, startFixture, uploadBill, type Fixture } from './fixture';

interface Listed {
  id: string;
  tries: number;
  lastProblem?: string;
}

describe('notifications of payments', () => {
  let fixture: Fixture;
  beforeEach(async () => (fixture = await startFixture()));
  afterEach(() => fixture.stop());

  const pay = async (billNumber: string) => {
    await uploadBill(fixture, billNumber);
    return call('POST', fixture.at(`/api/bills/${billNumber}/pay`), {});
  };
  const listed = async (status: string) => {
    const { body } = await call('GET', fixture.at(`/api/notifications?status=${status}`));
    return body.notifications as Listed[];
  };
  const untilListed = async (status: string): Promise<Listed> => {
    for (;;) {
      const [first] = await listed(status);
      if (first) return first;
    }
  };

  test('come again until the receiver takes them', async () => {
    fixture.receiver.answerWith(500, 503, 404);
    expect(await pay('1')).toMatchObject({ body: { delivered: false } });
    await fixture.receiver.received(4);
    expect(await untilListed('DELIVERED')).toMatchObject({ tries: 4 });
    expect(new Set(fixture.receiver.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  test('wait as failed after ten tries, and can be sent again', async () => {
    fixture.receiver.answerWith(...Array<number>(10).fill(500));
    await pay('2');
    const failed = await untilListed('FAILED');
    expect(failed).toMatchObject({ tries: 10, lastProblem: 'HTTP 500' });
    expect(fixture.receiver.calls).toHaveLength(10);
    const again = await call('POST', fixture.at(`/api/notifications/${failed.id}/resend`));
    expect(again).toEqual({ status: 200, body: { id: failed.id, delivered: true } });
    expect(await listed('FAILED')).toEqual([]);
  });

  test('survive a restart', async () => {
    const patient = await startFixture({ CALLBACK_RETRY_MS: 60_000 });
    patient.receiver.answerWith(500);
    await uploadBill(patient, '3');
    await call('POST', patient.at('/api/bills/3/pay'), {});
    await patient.restart();
    await patient.receiver.received(2);
    expect(patient.receiver.calls[1]?.body).toBe(patient.receiver.calls[0]?.body);
    await patient.stop();
  });

  test('an unknown one cannot be sent again', async () => {
    const answer = await call('POST', fixture.at('/api/notifications/ntf-none/resend'));
    expect(answer).toMatchObject({ status: 404, body: { code: 'NOTIFICATION_NOT_FOUND' } });
  });
});
