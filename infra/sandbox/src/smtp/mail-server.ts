import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { FaultSwitch } from '../faults/fault-switch';
import type { Log } from '../log';
import type { MessageBox } from '../messages/message-box';
import { readMail } from './read-mail';

const LARGEST_MAIL_BYTES = 10 * 1024 * 1024;

interface MailServerDeps {
  box: MessageBox;
  faults: FaultSwitch;
  log: Log;
}

/** An SMTP reply of refusal. 4xx asks the sender to try again later, 5xx not to. */
const refusal = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });

const collect = async (stream: SMTPServerDataStream): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read on to the end even when too large, so that the sender hears the refusal; keep nothing of the rest.
    if (size <= LARGEST_MAIL_BYTES) chunks.push(chunk);
  }
  if (size > LARGEST_MAIL_BYTES) throw refusal(552, 'The message is larger than 10 MB');
  return Buffer.concat(chunks);
};

/** Takes one mail: each recipient gets a copy, as in the world outside. */
const accept = async (
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  { box }: MailServerDeps,
): Promise<string> => {
  const mail = await readMail(await collect(stream));
  const copies = session.envelope.rcptTo.map(({ address }) => box.receive({ ...mail, to: address }));
  return `kept as ${copies.map(({ id }) => id).join(', ')}`;
};

/** The SMTP server: any recipient, no log-in, no TLS (it listens on the local machine), 10 MB. */
export const createMailServer = (deps: MailServerDeps): SMTPServer => {
  const server = new SMTPServer({
    banner: 'Mumaris sandbox',
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    size: LARGEST_MAIL_BYTES,
    maxClients: 200,
    socketTimeout: 60_000,
    closeTimeout: 2_000,
    onMailFrom: (_address, _session, done) =>
      done(deps.faults.refuses('smtp') ? refusal(451, 'Switched off by the fault switch, try again later') : null),
    onRcptTo: (_address, session, done) =>
      done(session.envelope.rcptTo.length >= 100 ? refusal(452, 'At most 100 recipients') : null),
    onData: (stream, session, done) => {
      accept(stream, session, deps).then(
        (answer) => done(null, answer),
        (error: unknown) => done(error instanceof Error ? error : refusal(451, 'The message could not be read')),
      );
    },
  });
  server.on('error', (error: Error) => deps.log('smtp.problem', { problem: error.message }));
  return server;
};

/** Starts listening. @returns the port taken @throws Error when the port is in use */
export const listenForMail = (server: SMTPServer, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => {
      server.server.off('error', reject);
      resolve((server.server.address() as AddressInfo).port);
    });
  });
