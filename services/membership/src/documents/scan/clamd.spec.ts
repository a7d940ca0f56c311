import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { testLog, waitFor } from '@mumaris/kit/testing';
import { type Answer, eicar, playScanner, says, type Scanner } from '../../../test/scanner';
import { createClamd } from './clamd';

const scanAt = (address: string, timeoutMs = 2_000) => createClamd({ address, timeoutMs, log: testLog });
const hello = Buffer.from('hello');

describe('MEM-05 the virus scanner’s answers, byte by byte', () => {
  let scanner: Scanner;
  beforeAll(async () => (scanner = await playScanner()));
  afterAll(() => scanner.stop());

  const verdict = (answer: Answer, timeoutMs?: number) => {
    scanner.answerWith(answer);
    return scanAt(scanner.address, timeoutMs)(hello);
  };

  it('a scan is sent in its frame', async () => {
    await verdict(says('stream: OK\0'));
    expect(scanner.scans.at(-1)?.toString('hex')).toBe('7a494e53545245414d00' + '00000005' + '68656c6c6f' + '00000000');
  });

  it.each([
    ['OK', says('stream: OK\0')],
    ['OK in two packets', says('stream: O', 'K\0')],
  ])('%s is clean', async (_, answer) => expect(await verdict(answer)).toBe('CLEAN'));

  it.each([
    ['a find', 'stream: Win.Test.EICAR_HDB-1 FOUND\0', 'Win.Test.EICAR_HDB-1'],
    ['a find that begins with OK', 'stream: OK.Not.Really FOUND\0', 'OK.Not.Really'],
  ])('%s is one', async (_, answer, found) => expect(await verdict(says(answer))).toEqual({ found }));

  it.each<[string, Answer]>([
    ['a limit', says('INSTREAM size limit exceeded. ERROR\0')],
    ['an unknown command', says('UNKNOWN COMMAND\0')],
    ['OK and something else', says('stream: OK\0stream: OK\0')],
    ['OK without an end', (socket) => socket.end('stream: OK')],
    ['a word without an end', (socket) => socket.write('x'.repeat(10_000))],
    ['no answer', (socket) => socket.end()],
    ['a reset', (socket) => socket.resetAndDestroy()],
  ])('%s is no verdict', async (_, answer) => expect(await verdict(answer)).toBe('AWAY'));

  it('silence ends at the time limit, and the socket with it', async () => {
    expect(await verdict(() => undefined, 200)).toBe('AWAY');
    await waitFor(() => scanner.sockets.size === 0);
  });

  it('nobody there is no verdict', async () => expect(await scanAt('tcp://127.0.0.1:1')(hello)).toBe('AWAY'));
});

const isThere = () => {
  try {
    return Boolean(execFileSync('clamd', ['--version']));
  } catch {
    return false;
  }
};

/** Debian's clamd with a database of one line: the hex of EICAR's signature. */
(isThere() ? describe : describe.skip)('MEM-05 clamd itself', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'clamd-'));
  const socket = path.join(folder, 'clamd.ctl');
  const scan = scanAt(`unix://${socket}`, 10_000);
  let clamd: ReturnType<typeof spawn>;

  beforeAll(async () => {
    writeFileSync(path.join(folder, 'local.ndb'), `Local.Eicar.Test:0:*:${Buffer.from(eicar).toString('hex')}\n`);
    const settings = [`DatabaseDirectory ${folder}`, `LocalSocket ${socket}`, 'Foreground yes', 'StreamMaxLength 50M'];
    writeFileSync(path.join(folder, 'clamd.conf'), `${settings.join('\n')}\n`);
    clamd = spawn('clamd', ['-c', path.join(folder, 'clamd.conf')], { stdio: 'ignore' });
    await waitFor(async () => (await scan(hello)) === 'CLEAN', { timeoutMs: 40_000 });
  });
  afterAll(() => clamd.kill());

  it('finds the test file, and nothing in 10 MiB of nothing', async () => {
    expect(await scan(Buffer.from(eicar))).toEqual({ found: 'Local.Eicar.Test.UNOFFICIAL' });
    expect(await scan(Buffer.alloc(10_485_760, 'A'))).toBe('CLEAN');
  });
});
