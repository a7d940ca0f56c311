import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Secret } from '@mumaris/kit/config';
import { waitFor } from '@mumaris/kit/testing';
import { type Authority, createAuthority } from '@mumaris/kit/testing/authority';
import { SignUpRepeatedV1 } from '@mumaris/schemas';
import { createMailer } from '../src/channels/mailer';
import { mailLogin, startMailServer } from './mail-server';
import { person, startWorld } from './world';

const dir = mkdtempSync(path.join(tmpdir(), 'secure-mail-'));
const caFile = path.join(dir, 'ca.pem');
const from = 'Mumaris Plus <no-reply@mumaris.example>';
const wholeUser = `${mailLogin.user}:${mailLogin.password}`;
const starttls = (port: number, login = wholeUser) => `smtp://${login}@127.0.0.1:${port}?requireTLS=true`;
const smtps = (port: number, login = wholeUser) => `smtps://${login}@127.0.0.1:${port}`;
let authority: Authority;

beforeAll(async () => {
  authority = await createAuthority();
  writeFileSync(caFile, authority.pem);
});
afterAll(() => rmSync(dir, { recursive: true }));

const letter = {
  to: { name: 'نورة', address: 'noura@mail.example' },
  subject: 'A letter',
  text: 'Your code is 482913',
  html: '<p>Your code is 482913</p>',
  language: 'EN' as const,
  key: 'evt_1:EMAIL',
  at: new Date(),
};

/** Sends one letter: `sent`, or what it was refused with. */
const send = async (url: string, options: { caFile?: string } = { caFile }): Promise<string> => {
  const mailer = createMailer({ url: new Secret(url), from, ...options });
  try {
    await mailer.send({ ...letter, signal: AbortSignal.timeout(20_000) });
    return 'sent';
  } catch (error) {
    return (error as Error).message;
  } finally {
    mailer.close();
  }
};

describe('mail over TLS', () => {
  test.each([
    ['by STARTTLS', starttls, false],
    ['from the first word', smtps, true],
  ])('%s is sent by whom the server knows, and to whom the authority vouches for', async (_, url, fromTheFirstWord) => {
    const server = await startMailServer({ ...(await authority.issue('mail')), fromTheFirstWord });
    expect(await send(url(server.port))).toBe('sent');
    expect(server.received).toMatchObject([{ secure: true, user: mailLogin.user, subject: letter.subject }]);
    expect(await send(url(server.port, 'notification:guessed'))).toContain('EAUTH');
    expect(await send(url(server.port), {})).toMatch(/SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_/);
    await server.down();
    await server.up({ ...(await authority.issue('mail', ['elsewhere.example'])), fromTheFirstWord });
    expect(await send(url(server.port))).toContain('ERR_TLS_CERT_ALTNAME_INVALID');
    await server.down();
    expect(server.received).toHaveLength(1);
  });

  /** Speaks SMTP as far as it is asked to, without STARTTLS, and writes down what it hears. */
  const listener = async (greeting = '220 mail.example ESMTP\r\n') => {
    const heard: string[] = [];
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined).write(greeting);
      socket.on('data', (chunk) => {
        const line = chunk.toString('utf8');
        heard.push(line);
        socket.write(line.startsWith('STARTTLS') ? '502 not here\r\n' : '250 mail.example\r\n');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const close = () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    };
    return { port: (server.address() as AddressInfo).port, heard, close };
  };

  test('is not sent in clear where somebody on the way takes STARTTLS out, and neither is the password', async () => {
    const { port, heard, close } = await listener();
    expect(await send(starttls(port))).toContain('ETLS 502 STARTTLS');
    expect(heard.map((line) => line.split(/\s/)[0])).toEqual(['EHLO', 'STARTTLS']);
    await close();
  });

  test('waits for no server that says nothing', async () => {
    const { port, close } = await listener('');
    const began = Date.now();
    expect(await send(starttls(port))).toContain('ETIMEDOUT');
    expect(Date.now() - began).toBeLessThan(10_000);
    await close();
  });

  test('NTF-03 a server with a stranger’s certificate gets no letter, and it is sent once the right one is there', async () => {
    const stranger = await createAuthority();
    const mail = await startMailServer(await stranger.issue('mail'));
    const world = await startWorld('2026-11-22T09:30:00.000Z', 'silent', {
      mail,
      variables: { SMTP_URL: starttls(mail.port), SMTP_CA_FILE: caFile },
    });
    const who = person('EN');
    await world.register(who);
    const { id } = await world.bus.publish(SignUpRepeatedV1, { accountId: who.accountId }, { subject: who.accountId });
    const tasks = world.store.collection<{ _id: string; state: string; tries: number; lastError: string }>('tasks');
    const task = () => tasks.findOne({ _id: `${id}:EMAIL` });
    await waitFor(async () => ((await task())?.tries ?? 0) >= 2);
    expect((await task())?.lastError).toMatch(/ESOCKET|ETLS/);
    expect(mail.received).toEqual([]);
    await mail.down();
    await mail.up(await authority.issue('mail'));
    await waitFor(async () => (await task())?.state === 'DONE');
    expect(mail.to(who.email)).toMatchObject([{ secure: true, user: mailLogin.user }]);
    await world.stop();
  });
});
