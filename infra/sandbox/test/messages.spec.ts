import { createTransport, type SendMailOptions } from 'nodemailer';
import { call, startFixture, type Fixture } from './fixture';

const LINK = 'http://127.0.0.1:4900/portal/activate?token=a.b-c&lang=ar';

describe('messages', () => {
  let fixture: Fixture;
  beforeEach(async () => (fixture = await startFixture()));
  afterEach(() => fixture.stop());

  const mail = async (changes: SendMailOptions = {}) => {
    const transport = createTransport(fixture.smtpUrl());
    try {
      return await transport.sendMail({
        from: 'ممارس بلس <no-reply@mumaris.example>',
        to: 'sara@example.com',
        subject: 'تفعيل الحساب',
        text: `اضغط ${LINK}.`,
        html: `<p>مرحبًا <a href="${LINK.replace('&', '&amp;')}">تفعيل</a></p>`,
        ...changes,
      });
    } finally {
      transport.close();
    }
  };
  const sms = (body: unknown, key: string, bearer = 'sms-key-for-tests') =>
    call('POST', fixture.at('/sms'), body, { authorization: `Bearer ${bearer}`, 'idempotency-key': key });
  const messages = async (query: string) => {
    const { body } = await call('GET', fixture.at(`/api/messages${query}`));
    return body as { messages: Record<string, unknown>[]; lastId: string | null };
  };

  test('a mail is kept with its subject, texts and links, a copy for each recipient', async () => {
    await mail({ to: ['sara@example.com', 'omar@example.com'] });
    const { messages: kept, lastId } = await messages('?channel=EMAIL&to=SARA@example.com');
    expect(kept).toEqual([
      {
        id: 'msg-1',
        channel: 'EMAIL',
        to: 'sara@example.com',
        from: 'no-reply@mumaris.example',
        subject: 'تفعيل الحساب',
        text: `اضغط ${LINK}.`,
        html: expect.stringContaining('مرحبًا'),
        links: [LINK],
        messageId: expect.stringContaining('@'),
        at: expect.stringMatching(/Z$/),
      },
    ]);
    expect(lastId).toBe('msg-2');
    expect(await call('GET', fixture.at('/api/messages/msg-2'))).toMatchObject({ body: { to: 'omar@example.com' } });
    expect(await call('GET', fixture.at('/api/messages/msg-9'))).toMatchObject({ status: 404 });
  });

  test('markup in a subject stays text, and a mail’s page runs and loads nothing', async () => {
    const attack = '<img src=x onerror=alert(1)>';
    await mail({ subject: attack, html: `<script>alert(1)</script><p>${attack}</p>` });
    const reply = await fetch(fixture.at('/api/messages/msg-1'));
    expect(reply.headers.get('content-type')).toContain('application/json');
    expect(((await reply.json()) as { subject: string }).subject).toBe(attack);
    const page = await fetch(fixture.at('/api/messages/msg-1/html'));
    expect(page.headers.get('content-security-policy')).toMatch(/^sandbox allow-popups .*default-src 'none'/);
  });

  test('an SMS is taken once for a key', async () => {
    const body = { to: '+966501234567', text: 'رمزك 482913' };
    expect(await sms(body, 's1', 'wrong-key')).toMatchObject({ status: 401, body: { code: 'UNAUTHORIZED' } });
    const first = await sms(body, 's1');
    expect(first).toEqual({ status: 202, body: { id: 'msg-1' } });
    expect(await sms(body, 's1')).toEqual(first);
    expect(await sms({ ...body, text: 'other' }, 's1')).toMatchObject({
      status: 409,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    expect((await messages('?to=+966501234567')).messages).toHaveLength(1);
  });

  test('the list is newest first, filtered and bounded', async () => {
    for (const text of ['one', 'two', 'three']) await sms({ to: '+966501234567', text }, text);
    expect((await messages('?limit=2')).messages.map(({ text }) => text)).toEqual(['three', 'two']);
    expect((await messages('?after=msg-2')).messages.map(({ text }) => text)).toEqual(['three']);
    expect((await messages('?contains=TWO')).messages.map(({ text }) => text)).toEqual(['two']);
    expect(await call('GET', fixture.at('/api/messages?limit=201'))).toMatchObject({ status: 400 });
  });

  test('waiting ends with the first matching message, before or after it comes', async () => {
    await sms({ to: '+966501234567', text: 'old 111111' }, 'w1');
    const query = '/api/messages/wait?to=%2B966501234567&channel=SMS&contains=code&after=msg-1&timeoutMs=20000';
    const waiting = call('GET', fixture.at(query));
    await sms({ to: '+966501234567', text: 'not it' }, 'w2');
    await sms({ to: '+966501234567', text: 'code 222222' }, 'w3');
    await sms({ to: '+966501234567', text: 'code 333333' }, 'w4');
    expect(await waiting).toMatchObject({ status: 200, body: { id: 'msg-3', text: 'code 222222' } });
    expect(await call('GET', fixture.at(query))).toMatchObject({ body: { id: 'msg-3' } });
  });

  test('waiting ends in time', async () => {
    const answer = await call('GET', fixture.at('/api/messages/wait?to=nobody@example.com&timeoutMs=20'));
    expect(answer).toMatchObject({ status: 408, body: { code: 'NO_MESSAGE_IN_TIME' } });
  });

  test('mail and SMS refuse while their switches say so', async () => {
    await call('POST', fixture.at('/faults'), { smtp: 'refuse', sms: 'refuse' });
    await expect(mail()).rejects.toMatchObject({ responseCode: 451 });
    expect(await sms({ to: '+966501234567', text: 'x' }, 'f1')).toMatchObject({ status: 503 });
    await call('POST', fixture.at('/faults'), { smtp: 'accept', sms: 'accept' });
    await mail();
    expect(await sms({ to: '+966501234567', text: 'x' }, 'f1')).toMatchObject({ status: 202 });
  });

  test('a mail over 10 MB is refused for good', async () => {
    await expect(mail({ text: 'x'.repeat(76).concat('\n').repeat(150_000) })).rejects.toMatchObject({
      responseCode: 552,
    });
    expect((await messages('')).messages).toEqual([]);
  });
});
