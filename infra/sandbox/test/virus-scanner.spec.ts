import { connect } from 'node:net';
import { call, startFixture, type Fixture } from './fixture';

let sandbox: Fixture;
beforeAll(async () => (sandbox = await startFixture()));
afterAll(() => sandbox.stop());

/** What it says to these bytes, each sent as they stand. */
const told = (...parts: Buffer[]): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(sandbox.clamdUrl());
    const socket = connect(Number(port), hostname);
    let said = '';
    socket.on('data', (data) => (said += data.toString()));
    socket.on('error', () => undefined).on('close', () => resolve(said));
    for (const part of parts) socket.write(part);
  });

const chunk = (text: string) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(text));
  return Buffer.concat([length, Buffer.from(text)]);
};
const scanned = (...texts: string[]) => told(Buffer.from('zINSTREAM\0'), ...texts.map(chunk), Buffer.alloc(4));
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'];

describe('the virus scanner', () => {
  test('finds the test file, also over two chunks, and nothing else', async () => {
    expect(await scanned('hello', '\0')).toBe('stream: OK\0');
    expect(await scanned(...eicar)).toBe('stream: Win.Test.EICAR_HDB-1 FOUND\0');
    expect(await told(Buffer.from('zPING\0'))).toBe('UNKNOWN COMMAND\0');
  });

  test('hangs up while its switch is off', async () => {
    await call('POST', sandbox.at('/faults'), { clamd: 'refuse' });
    expect(await scanned('hello')).toBe('');
    await call('POST', sandbox.at('/faults'), { clamd: 'accept' });
    expect(await scanned('hello')).toBe('stream: OK\0');
  });
});
