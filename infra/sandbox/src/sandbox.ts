import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SMTPServer } from 'smtp-server';
import { createApp } from './app';
import type { SandboxConfig } from './config';
import { silentLog, type Log } from './log';
import { createMailServer, listenForMail } from './smtp/mail-server';
import { readState, StateFile } from './state/state-file';
import { createWorld, type World } from './world';

export { loadConfig, type SandboxConfig } from './config';

/** A sandbox that listens. `stop` ends every stream and wait, writes the state and frees the ports. */
export interface Sandbox {
  url: string;
  smtpUrl: string;
  stop: () => Promise<void>;
}

const listen = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

const closed = (server: Server | SMTPServer): Promise<void> =>
  new Promise((resolve) => void server.close(() => resolve()));

const stopAll = async (world: World, file: StateFile, http: Server, mail: SMTPServer): Promise<void> => {
  world.waiters.close();
  world.clockStream.close();
  world.pageStream.close();
  const mailClosed = closed(mail);
  const httpClosed = closed(http);
  await world.delivery.stop();
  http.closeAllConnections();
  await Promise.all([mailClosed, httpClosed]);
  await file.flush();
};

const listenOnBoth = async ({ HOST, PORT, SMTP_PORT }: SandboxConfig, http: Server, mail: SMTPServer) =>
  [await listenForMail(mail, HOST, SMTP_PORT), await listen(http, HOST, PORT)] as const;

/** Addresses in a URL: IPv6 goes in brackets. */
const inUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/**
 * Starts the outside world: web and SMTP listen when this resolves. Ports of 0 become free ones.
 * @throws Error when a port is in use or the state file is not ours
 */
export const startSandbox = async (config: SandboxConfig, log: Log = silentLog): Promise<Sandbox> => {
  const state = await readState(config.DATA_FILE);
  const world = createWorld(config, state, log);
  const file = new StateFile(config.DATA_FILE, state, ({ message }) => log('state.problem', { problem: message }));
  world.changes.listen(() => file.changed());
  const mail = createMailServer(world);
  let url = '';
  const http = createServer(
    createApp(
      world,
      () => url,
      () => url !== '',
    ),
  );
  http.requestTimeout = 30_000;
  const stop = (): Promise<void> => stopAll(world, file, http, mail);
  const [smtpPort, port] = await listenOnBoth(config, http, mail).catch(async (problem: unknown) => {
    await stop();
    throw problem;
  });
  url = `http://${inUrl(config.HOST)}:${port}`;
  world.delivery.resume();
  let stopping: Promise<void> | undefined;
  return {
    url,
    smtpUrl: `smtp://${inUrl(config.HOST)}:${smtpPort}`,
    stop: () => (stopping ??= stop()),
  };
};
