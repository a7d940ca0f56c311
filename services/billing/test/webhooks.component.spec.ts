import { randomBytes } from 'node:crypto';
import { type Billing, keys, type Sent, sendSigned, startBilling } from './billing';
import { scenario } from './scenario';

let billing: Billing;
let say: ReturnType<typeof scenario>;

beforeAll(async () => {
  billing = await startBilling('2026-11-22T09:00:00.000Z');
  say = scenario(billing);
});
afterAll(() => billing.stop());

const sadad = () => `${billing.url}/webhooks/sadad`;
const paid = (fields: object = {}) =>
  JSON.stringify({
    type: 'sadad.bill.paid',
    data: {
      paymentId: 'sadad-1',
      billNumber: '1',
      amount: 10_000,
      currency: 'SAR',
      paidAt: '2026-11-22T09:00:00.000Z',
      ...fields,
    },
  });

const expectRefusal = (answer: Sent, status: number, code: string) => {
  expect(answer).toMatchObject({ status, body: { code } });
  expect(Object.keys(answer.body ?? {})).toEqual(['code', 'message']);
  expect(answer.body?.message.ar).toMatch(/[\u0600-\u06ff]/);
  expect(answer.body?.message.en).toMatch(/[a-z]/);
};

const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000);

describe('a notification that is not the provider’s', () => {
  it('BIL-02 is refused without a signature', async () => {
    expectRefusal(await sendSigned(sadad(), paid(), { headers: {} }), 401, 'SIGNATURE_INVALID');
  });

  it('BIL-02 is refused when signed by somebody else, the other provider included', async () => {
    const stranger = randomBytes(32).toString('base64');
    expectRefusal(await sendSigned(sadad(), paid(), { key: stranger }), 401, 'SIGNATURE_INVALID');
    expectRefusal(await sendSigned(sadad(), paid(), { key: keys.card }), 401, 'SIGNATURE_INVALID');
    expectRefusal(await sendSigned(`${billing.url}/webhooks/card`, '{}'), 401, 'SIGNATURE_INVALID');
  });

  it.each([-6, 6])('BIL-02 is refused when signed %d minutes from now', async (minutes) => {
    expectRefusal(await sendSigned(sadad(), paid(), { at: minutesFromNow(minutes) }), 401, 'SIGNATURE_INVALID');
  });

  it('BIL-02 is refused when its bytes were changed, be it by a space', async () => {
    const response = await fetch(sadad(), {
      method: 'POST',
      headers: await signedHeaders(paid()),
      body: `${paid()} `,
    });
    expect(response.status).toBe(401);
  });
});

/** The headers of a text that was sent to a listener in between. */
const signedHeaders = async (text: string): Promise<Record<string, string>> => {
  const { Webhook } = await import('standardwebhooks');
  const at = new Date();
  return {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(keys.sadad).sign('msg_1', at, text),
  };
};

describe('the signature of a notification', () => {
  it.each(['', 'v1', 'v1,é', 'v1,AA==', 'v2,AAAA'])('BIL-02 %s is none', async (signature) => {
    const headers = { ...(await signedHeaders(paid())), 'webhook-signature': encodeURI(signature) };
    expectRefusal(await sendSigned(sadad(), paid(), { headers }), 401, 'SIGNATURE_INVALID');
  });

  it('BIL-02 may stand beside one by a secret that is being rotated', async () => {
    const text = paid({ paymentId: 'sadad-rotated', billNumber: 'rotated' });
    const headers = await signedHeaders(text);
    const both = `v1,${'A'.repeat(43)}= ${headers['webhook-signature']}`;
    expect((await sendSigned(sadad(), text, { headers: { ...headers, 'webhook-signature': both } })).status).toBe(204);
  });

  it('BIL-02 is over the bytes: those that are no UTF-8 are refused, however their text is signed', async () => {
    const [before, after] = [paid({ payer: '' }).slice(0, -3), '"}}'];
    const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xff]), Buffer.from(after)]);
    const headers = await signedHeaders(`${before}\uFFFD${after}`);
    const response = await fetch(sadad(), { method: 'POST', headers, body: bytes });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'MALFORMED_NOTIFICATION' });
  });
});

describe('a notification that cannot be understood', () => {
  it.each<[string, string]>([
    ['nothing', ''],
    ['no JSON', '{"type":'],
    ['another type', JSON.stringify({ type: 'sadad.bill.opened', data: {} })],
    ['no amount', paid({ amount: undefined })],
    ['half a halala', paid({ amount: 0.5 })],
    ['nothing paid', paid({ amount: 0 })],
    ['less than nothing', paid({ amount: -10_000 })],
    ['an amount as text', paid({ amount: '10000' })],
    ['no currency', paid({ currency: 'riyal' })],
    ['more than any amount', paid({ amount: Number.MAX_SAFE_INTEGER })],
    ['a part of a halala', paid({ amount: 700.5 })],
    ['no amount at all', paid({ amount: null })],
    ['a time without an offset', paid({ paidAt: '2026-12-22T23:59:59' })],
    ['no time', paid({ paidAt: 'yesterday' })],
    ['an object where a number is due', paid({ billNumber: { $ne: '' } })],
  ])('is refused and not booked: %s', async (_, text) => {
    const before = await say.balances();
    expectRefusal(await sendSigned(sadad(), text), 400, 'MALFORMED_NOTIFICATION');
    expect(await say.balances()).toEqual(before);
  });

  it('is refused at 40 MB, and the next one is taken', async () => {
    expectRefusal(await sendSigned(sadad(), paid({ note: 'x'.repeat(40_000_000) })), 413, 'NOTIFICATION_TOO_LARGE');
    expectRefusal(await sendSigned(sadad(), paid({ note: 'x'.repeat(65_536) })), 413, 'NOTIFICATION_TOO_LARGE');
    expect((await sendSigned(sadad(), paid({ note: 'more than we know of' }))).status).toBe(204);
  });

  it('is refused when packed', async () => {
    const headers = { ...(await signedHeaders(paid())), 'content-encoding': 'gzip' };
    expectRefusal(await sendSigned(sadad(), paid(), { headers }), 415, 'UNSUPPORTED_BODY');
  });
});
