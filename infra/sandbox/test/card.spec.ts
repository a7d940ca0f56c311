import { call, CARD, startFixture, type Fixture } from './fixture';

const WISH = {
  reference: 'INV-7',
  amount: 80_000,
  currency: 'SAR',
  description: { ar: 'رسوم الخدمة', en: 'Service fee <b>800</b>' },
  returnUrl: 'https://portal.example/return?invoice=7',
};

describe('card payments', () => {
  let fixture: Fixture;
  beforeEach(async () => (fixture = await startFixture()));
  afterEach(() => fixture.stop());

  const shop = (place: string, body: unknown, key: string) =>
    call('POST', fixture.at(place), body, { authorization: 'Bearer card-key-for-tests', 'idempotency-key': key });
  const open = async (key: string, changes: object = {}) => {
    const { body } = await shop('/card/checkouts', { ...WISH, ...changes }, key);
    return body as { id: string; url: string };
  };
  const press = (url: string, decision: string) =>
    fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ decision }) });
  const sent = (index: number) => {
    const notification = fixture.receiver.calls[index]!;
    return CARD.verify(notification.body, notification.headers as Record<string, string>);
  };

  test('opens one checkout for a key, and none without the right bearer or key', async () => {
    const first = await shop('/card/checkouts', WISH, 'k1');
    expect(first).toMatchObject({ status: 201, body: { url: expect.stringContaining('/card/checkouts/chk-') } });
    expect(await shop('/card/checkouts', WISH, 'k1')).toEqual(first);
    expect(await shop('/card/checkouts', { ...WISH, amount: 1 }, 'k1')).toMatchObject({ status: 409 });
    expect(await shop('/card/checkouts', WISH, '')).toMatchObject({ body: { code: 'IDEMPOTENCY_KEY_MISSING' } });
    const stranger = { authorization: 'Bearer wrong', 'idempotency-key': 'k2' };
    expect(await call('POST', fixture.at('/card/checkouts'), WISH, stranger)).toMatchObject({ status: 401 });
    const { body } = await call('GET', fixture.at('/api/checkouts'));
    expect(body.checkouts).toHaveLength(1);
  });

  test('the hosted page is bilingual, escapes the shop’s words and lets the form return to the shop', async () => {
    const { url } = await open('k3');
    const page = await fetch(url);
    const text = await page.text();
    expect(text).toContain('dir="rtl"');
    expect(text).toContain('رسوم الخدمة');
    expect(text).toContain('Service fee &lt;b&gt;800&lt;/b&gt;');
    expect(text).toContain('Sandbox: no real money');
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self' https://portal.example");
  });

  test('declined, then paid: each is notified, and the payer is sent back', async () => {
    const { id, url } = await open('k4');
    const declined = await press(url, 'decline');
    expect(declined.status).toBe(303);
    expect(declined.headers.get('location')).toBe(`${WISH.returnUrl}&checkoutId=${id}&outcome=declined`);
    expect(sent(0)).toMatchObject({ type: 'card.payment.declined', data: { checkoutId: id, reference: 'INV-7' } });
    expect((await press(url, 'pay')).headers.get('location')).toBe(`/card/checkouts/${id}`);
    expect(await (await fetch(url)).text()).toContain('The bank asks whether the card is yours');
    expect((await press(url, 'confirm')).headers.get('location')).toContain('outcome=captured');
    expect(sent(1)).toEqual({
      type: 'card.payment.captured',
      data: {
        paymentId: expect.stringMatching(/^card-/),
        checkoutId: id,
        reference: 'INV-7',
        amount: 80_000,
        currency: 'SAR',
        at: expect.stringMatching(/Z$/),
      },
    });
    expect(await call('POST', fixture.at(`/api/checkouts/${id}/decline`))).toMatchObject({ status: 409 });
  });

  test.each([
    ['decline', 'REFUSED_BY_BANK'],
    ['poor', 'INSUFFICIENT_FUNDS'],
    ['wrong', 'AUTHENTICATION_FAILED'],
    ['leave', 'AUTHENTICATION_ABANDONED'],
  ])('the button “%s” tells the shop %s, also when it asks', async (decision, reason) => {
    const { id, url } = await open(`k-${decision}`);
    const asks = async (bearer = 'card-key-for-tests') =>
      call('GET', fixture.at(`/card/checkouts/${id}/fate`), undefined, { authorization: `Bearer ${bearer}` });
    await press(url, 'pay');
    expect(fixture.receiver.calls).toHaveLength(0);
    expect(await asks()).toMatchObject({ status: 200, body: { status: 'OPEN' } });
    await press(url, decision);
    expect(sent(0)).toMatchObject({ type: 'card.payment.declined', data: { checkoutId: id, reason } });
    expect(await asks()).toMatchObject({ body: { status: 'DECLINED', decision: { checkoutId: id, reason } } });
    expect(await asks('wrong')).toMatchObject({ status: 401 });
    expect((await press(url, 'pay')).status).toBe(303);
    await press(url, 'confirm');
    const { body } = await asks();
    expect(body).toMatchObject({ status: 'CAPTURED', decision: { checkoutId: id } });
    expect(body.decision).not.toHaveProperty('reason');
  });

  test('paying twice, or a hundred times at once, is one payment', async () => {
    const { id } = await open('k5');
    const paid = await Promise.all(
      Array.from({ length: 100 }, () => call('POST', fixture.at(`/api/checkouts/${id}/pay`), { times: 1 })),
    );
    expect(new Set(paid.map(({ body }) => body.paymentId)).size).toBe(1);
    expect(new Set(fixture.receiver.calls.map(({ body }) => body)).size).toBe(1);
  });

  test('an expired checkout takes no money', async () => {
    const { id, url } = await open('k6', { expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    await call('POST', fixture.at('/api/clock'), { advance: 'PT2H' });
    const answer = await call('POST', fixture.at(`/api/checkouts/${id}/pay`));
    expect(answer).toMatchObject({ status: 409, body: { code: 'CHECKOUT_EXPIRED' } });
    expect(await (await fetch(url)).text()).toContain('The time to pay is over');
    expect(await press(url, 'pay')).toMatchObject({ status: 409 });
    const fate = await call('GET', fixture.at(`/card/checkouts/${id}/fate`), undefined, {
      authorization: 'Bearer card-key-for-tests',
    });
    expect(fate.body).toEqual({ status: 'ENDED' });
  });

  test('gives back at most what was captured, once for each key', async () => {
    const { id } = await open('k7');
    const { paymentId } = (await call('POST', fixture.at(`/api/checkouts/${id}/pay`))).body;
    const half = await shop('/card/refunds', { paymentId, amount: 40_000 }, 'r1');
    expect(half).toMatchObject({ status: 201, body: { refundId: expect.stringMatching(/^rfd-/) } });
    expect(await shop('/card/refunds', { paymentId, amount: 40_000 }, 'r1')).toEqual(half);
    const tooMuch = await shop('/card/refunds', { paymentId, amount: 40_001 }, 'r2');
    expect(tooMuch).toMatchObject({ status: 409, body: { code: 'REFUND_TOO_LARGE' } });
    expect(await shop('/card/refunds', { paymentId, amount: 40_000 }, 'r3')).toMatchObject({ status: 201 });
    const { refunds } = (await call('GET', fixture.at(`/api/checkouts/${id}`))).body;
    expect(refunds).toHaveLength(2);
  });
});
