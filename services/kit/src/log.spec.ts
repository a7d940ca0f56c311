import { Writable } from 'node:stream';
import { pino } from 'pino';
import { createLogger } from './log';
import { currentTraceId, currentTraceparent, withTrace } from './trace';

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

/** What a logger writes, as objects. */
const written = (write: (log: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] => {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  const log = createLogger('billing', 'trace');
  (log as unknown as Record<symbol, unknown>)[pino.symbols.streamSym as symbol] = stream;
  write(log);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
};

describe('the log', () => {
  it('hides passwords, codes, tokens and what people are known by, at the top and one level down', () => {
    const person = {
      password: 'p-1',
      code: '123456',
      idNumber: '1012345672',
      email: 'noura@example.com',
      mobile: '+966500000001',
      token: 't-1',
      refreshToken: 't-2',
      authorization: 'Bearer t-3',
      link: 'https://x/?t=4',
    };
    const text = JSON.stringify(
      written((log) => log.info({ ...person, input: person, accountId: 'acc_1' }, 'sign-up')),
    );
    for (const value of Object.values(person)) expect(text).not.toContain(value);
    expect(text).toContain('acc_1');
  });

  it('carries the trace id of the work it belongs to, and none outside', () => {
    const [inside, later, outside] = written((log) => {
      withTrace(traceparent, () => {
        log.info('inside');
        log.child({ part: 1 }).info('later');
      });
      log.info('outside');
    });
    expect(inside).toMatchObject({ traceId: '4bf92f3577b34da6a3ce929d0e0e4736', service: 'billing' });
    expect(later).toHaveProperty('traceId');
    expect(outside).not.toHaveProperty('traceId');
  });

  it('hides the values that errors speak of', () => {
    const refused = Object.assign(new Error('E11000 duplicate key: index: email_1 dup key: { email: "a@b.sa" }'), {
      code: 11_000,
      keyValue: { email: 'a@b.sa' },
    });
    const bounced = new Error('550 <noura.k@mail.example.com> rejected', { cause: new Error('for id 1012345672') });
    const lines = written((log) => {
      log.warn({ err: refused }, 'insert');
      log.error({ err: bounced }, 'mail');
    });
    expect(JSON.stringify(lines)).not.toMatch(/a@b\.sa|noura|1012345672/);
    expect(lines[0]).toMatchObject({ err: { type: 'Error', errorCode: 11_000 } });
    expect(lines[1]).toMatchObject({
      err: { message: '550 <[e-mail]> rejected', cause: { message: 'for id [id number]' } },
    });
  });
});

describe('a trace', () => {
  it('is kept through awaits and handed on as it came', async () => {
    await withTrace(traceparent, async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      expect(currentTraceparent()).toBe(traceparent);
    });
  });

  it.each([undefined, '', 'nonsense', '00-XYZ-00f067aa0ba902b7-01', `${traceparent}\n`])(
    'begins anew where it came as %j',
    (given) => {
      const id = withTrace(given, currentTraceId);
      expect(id).toMatch(/^[0-9a-f]{32}$/);
      expect(id).not.toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    },
  );
});
