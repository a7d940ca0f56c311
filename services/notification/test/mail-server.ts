import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

interface ReceivedMail {
  to: string[];
  headers: Map<string, string>;
  subject: string;
  text: string;
  html: string;
  /** Over TLS, and from whom. */
  secure: boolean;
  user: string | undefined;
}

/** How a mail server is spoken to: TLS from the first word, or by STARTTLS, with these (PEM), and a user alone. */
interface Terms {
  key: string;
  cert: string;
  fromTheFirstWord?: boolean;
}

/** Whom a mail server with terms lets in. */
export const mailLogin = { user: 'notification', password: 'hunter2' };

const settingsOf = (terms?: Terms): SMTPServerOptions => {
  if (!terms) return { authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'] };
  const { fromTheFirstWord = false, ...tls } = terms;
  return {
    ...tls,
    secure: fromTheFirstWord,
    onAuth: ({ username, password }, _session, done) =>
      username === mailLogin.user && password === mailLogin.password
        ? done(null, { user: username })
        : done(new Error('unknown')),
  };
};

const words = (header: string) =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, way: string, body: string) =>
      way.toUpperCase() === 'B'
        ? Buffer.from(body, 'base64').toString('latin1')
        : body
            .replace(/_/g, ' ')
            .replace(/=([0-9A-F]{2})/gi, (_hit, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    );

const readHeaders = (head: string) =>
  new Map(
    head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)] as const),
  );

/** Reads a mail of two parts, plain and HTML, both in base64. */
const readMail = (raw: string) => {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = readHeaders(head);
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1] ?? '';
  const parts = rest.join('\r\n\r\n').split(`--${boundary}`);
  const part = (type: string) => {
    const found = parts.find((one) => one.includes(`Content-Type: ${type}`)) ?? '';
    return Buffer.from(found.slice(found.indexOf('\r\n\r\n')), 'base64').toString('utf8');
  };
  const subject = Buffer.from(words(headers.get('subject') ?? ''), 'latin1').toString('utf8');
  return { headers, subject, text: part('text/plain'), html: part('text/html') };
};

export interface MailServer {
  url: string;
  port: number;
  received: ReceivedMail[];
  to(address: string): ReceivedMail[];
  down(): Promise<void>;
  /** On other terms than before, where some are given. */
  up(terms?: Terms): Promise<void>;
}

/** A real SMTP server that can go away and come back on its port; in clear and for anybody without terms. */
export const startMailServer = async (first?: Terms): Promise<MailServer> => {
  const received: ReceivedMail[] = [];
  let server: SMTPServer;
  const listen = (port: number, terms?: Terms) =>
    new Promise<number>((resolve, reject) => {
      server = new SMTPServer({
        ...settingsOf(terms),
        disableReverseLookup: true,
        closeTimeout: 100,
        onData: (stream, session, done) => {
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            const to = session.envelope.rcptTo.map(({ address }) => address);
            const { secure, user } = session;
            received.push({ ...readMail(Buffer.concat(chunks).toString('latin1')), to, secure, user });
            done();
          });
        },
      });
      server.on('error', () => undefined); // connections that end with `down`
      server.server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve((server.server.address() as AddressInfo).port));
    });
  const port = await listen(0, first);
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    received,
    to: (address) => received.filter(({ to }) => to.includes(address)),
    down: () => new Promise((resolve) => server.close(() => resolve())),
    up: async (terms) => void (await listen(port, terms)),
  };
};
