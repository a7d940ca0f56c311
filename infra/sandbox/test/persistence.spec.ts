import { readFile, writeFile } from 'node:fs/promises';
import { startSandbox } from '../src/sandbox';
import { emptyState } from '../src/state/sandbox-state';
import { call, startFixture, uploadBill, type Fixture } from './fixture';

describe('what the sandbox remembers', () => {
  let fixture: Fixture;
  beforeEach(async () => (fixture = await startFixture()));
  afterEach(() => fixture.stop());

  const sms = (key: string) => {
    const headers = { authorization: 'Bearer sms-key-for-tests', 'idempotency-key': key };
    return call('POST', fixture.at('/sms'), { to: '+966501234567', text: 'رمز 1234' }, headers);
  };

  test('bills, messages, the clock and saved answers survive a restart', async () => {
    await uploadBill(fixture, '1');
    const taken = await sms('k');
    await call('POST', fixture.at('/api/clock'), { advance: 'P1D' });
    await fixture.restart();
    expect(await call('GET', fixture.at('/api/bills/1'))).toMatchObject({ status: 200, body: { status: 'UNPAID' } });
    expect(await sms('k')).toEqual(taken);
    expect(await sms('k2')).toEqual({ status: 202, body: { id: 'msg-2' } });
    expect((await call('GET', fixture.at('/api/clock'))).body.offsetMs).toBe(86_400_000);
  });

  test('the file follows without a stop', async () => {
    await sms('k');
    for (;;) {
      const text = await readFile(fixture.config.DATA_FILE, 'utf8').catch(() => '');
      if (text.includes('رمز 1234')) break;
      await new Promise(setImmediate);
    }
  });

  test('a file that is not ours is named and left alone', async () => {
    const DATA_FILE = `${fixture.config.DATA_FILE}.other`;
    await writeFile(DATA_FILE, '{"half":');
    await expect(startSandbox({ ...fixture.config, DATA_FILE })).rejects.toThrow(DATA_FILE);
    expect(await readFile(DATA_FILE, 'utf8')).toBe('{"half":');
  });

  test('a state of before there was an authenticator app is read', async () => {
    const { authenticators: _none, ...older } = emptyState();
    const DATA_FILE = `${fixture.config.DATA_FILE}.older`;
    await writeFile(DATA_FILE, JSON.stringify(older));
    const sandbox = await startSandbox({ ...fixture.config, DATA_FILE });
    expect((await call('GET', `${sandbox.url}/api/authenticators`)).body).toEqual([]);
    await sandbox.stop();
  });

  test('a port in use is an error, and nothing is left listening', async () => {
    const PORT = Number(new URL(fixture.at('/')).port);
    const DATA_FILE = `${fixture.config.DATA_FILE}.second`;
    await expect(startSandbox({ ...fixture.config, PORT, DATA_FILE })).rejects.toThrow('EADDRINUSE');
  });
});
