import { createServer, type Server } from 'node:http';
import type { AddressInfo, Server as SocketServer } from 'node:net';
import type { SMTPServer } from 'smtp-server';
import { createApp } from './app';
import { createVirusScanner } from './clamd/virus-scanner';
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
  clamdUrl: string;
  stop: () => Promise<void>;
}

const listen = (server: Server | SocketServer, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

const closed = (server: Server | SocketServer | SMTPServer): Promise<void> =>
  new Promise((resolve) => void server.close(() => resolve()));

/** What listens, beside each other. */
interface Servers {
  http: Server;
  mail: SMTPServer;
  scanner: SocketServer;
}

const stopAll = async (world: World, file: StateFile, { http, mail, scanner }: Servers): Promise<void> => {
  world.waiters.close();
  world.clockStream.close();
  world.pageStream.close();
  const mailClosed = closed(mail);
  const httpClosed = closed(http);
  const scannerClosed = closed(scanner);
  world.company.stop();
  await world.delivery.stop();
  http.closeAllConnections();
  await Promise.all([mailClosed, httpClosed, scannerClosed]);
  await file.flush();
};

const listenOnAll = async ({ HOST, PORT, SMTP_PORT, CLAMD_PORT }: SandboxConfig, { http, mail, scanner }: Servers) => ({
  smtpPort: await listenForMail(mail, HOST, SMTP_PORT),
  clamdPort: await listen(scanner, HOST, CLAMD_PORT),
  port: await listen(http, HOST, PORT),
});

/** Addresses in a URL: IPv6 goes in brackets. */
const inUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/**
 * Starts the outside world: web, SMTP and the virus scanner listen when this resolves. Ports of 0 become free ones.
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
  const servers = { http, mail, scanner: createVirusScanner(world.faults) };
  const stop = (): Promise<void> => stopAll(world, file, servers);
  const { smtpPort, clamdPort, port } = await listenOnAll(config, servers).catch(async (problem: unknown) => {
    await stop();
    throw problem;
  });
  url = `http://${inUrl(config.HOST)}:${port}`;
  world.delivery.resume();
  let stopping: Promise<void> | undefined;
  return {
    url,
    smtpUrl: `smtp://${inUrl(config.HOST)}:${smtpPort}`,
    clamdUrl: `tcp://${inUrl(config.HOST)}:${clamdPort}`,
    stop: () => (stopping ??= stop()),
  };
};
