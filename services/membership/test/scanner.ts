import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';

/** What a played clamd does with one scan; it is told all that was sent. */
export type Answer = (socket: Socket, sent: Buffer) => void;

export const says =
  (...parts: string[]): Answer =>
  (socket) =>
    parts.forEach((part, index) => setTimeout(() => socket.write(part), index * 20));

/** The signature of EICAR's test file, in two halves so that no scanner trips on this one. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** As clamd does: finds EICAR, and nothing else. */
const judges: Answer = (socket, sent) =>
  socket.write(sent.includes(eicar) ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0');

/** A clamd that is played: on a port of its own, answering as it is told, once the empty chunk has come. */
export const playScanner = async () => {
  let answer = judges;
  const scans: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = net.createServer((socket) => {
    let sent = Buffer.alloc(0);
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket)).on('error', () => undefined);
    socket.on('data', (data: Buffer) => {
      sent = Buffer.concat([sent, data]);
      if (!sent.subarray(-4).equals(Buffer.alloc(4))) return;
      scans.push(sent);
      answer(socket, sent);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    scans,
    sockets,
    /** Nobody listens at its address while some work is done. */
    refuse: async (work: () => Promise<void>) => {
      const { port } = server.address() as AddressInfo;
      await new Promise((resolve) => server.close(resolve));
      try {
        await work();
      } finally {
        server.listen(port, '127.0.0.1');
        await once(server, 'listening');
      }
    },
    answerWith: (next: Answer = judges) => void (answer = next),
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

export type Scanner = Awaited<ReturnType<typeof playScanner>>;

/** Hangs up without a word, as a scanner that is away. */
export const away: Answer = (socket) => socket.destroy();
