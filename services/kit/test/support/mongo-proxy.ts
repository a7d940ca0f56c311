import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Secret } from '../../src/config';

/** A wire between the driver and mongod that a test can cut, stop and mend, and that can lose an answer. */
export interface MongoProxy {
  /** The store's address through the wire. */
  uri: Secret;
  /** Ends every connection and refuses new ones. */
  cut(): void;
  /** Keeps connections open but carries nothing any more. */
  freeze(): void;
  mend(): void;
  /** Carries the next command of this name to the server, and loses its answer with the connection. */
  loseAnswerTo(command: string): void;
  /** How many answers were lost so. */
  lost(): number;
  close(): Promise<void>;
}

const opMsg = 2013;
const headerBytes = 16;

/** The name of a message's command: the first key of the document that follows header, flags and section kind. */
const commandOf = (message: Buffer): string | undefined => {
  if (message.readInt32LE(12) !== opMsg || message[headerBytes + 4] !== 0) return undefined;
  const name = headerBytes + 4 + 1 + 4 + 1;
  return message.toString('utf8', name, message.indexOf(0, name));
};

/** Cuts a stream of bytes into the wire protocol's messages. */
const messages = (take: (message: Buffer) => void) => {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      take(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  };
};

export const mongoProxy = async (target: Secret): Promise<MongoProxy> => {
  const uri = new URL(target.reveal());
  const [host, port] = [uri.hostname, Number(uri.port)];
  const open = new Set<Socket>();
  let [isCut, isFrozen, lost] = [false, false, 0];
  let losing: string | undefined;

  const carry = (client: Socket) => {
    if (isCut) return client.destroy();
    const server = connect(port, host);
    const doomed = new Set<number>();
    for (const [side, other] of [
      [client, server],
      [server, client],
    ] as const) {
      open.add(side);
      side.on('error', () => undefined);
      side.on('close', () => {
        open.delete(side);
        other.destroy();
      });
      if (isFrozen) side.pause();
    }
    const onRequest = (message: Buffer) => {
      if (losing && commandOf(message) === losing) {
        losing = undefined;
        doomed.add(message.readInt32LE(4));
      }
      server.write(message);
    };
    const onAnswer = (message: Buffer) => {
      if (!doomed.has(message.readInt32LE(8))) return client.write(message);
      lost += 1;
      return client.destroy();
    };
    client.on('data', messages(onRequest));
    server.on('data', messages(onAnswer));
    return undefined;
  };
  const listener = createServer((client) => void carry(client));
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));

  uri.host = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
  uri.searchParams.delete('replicaSet');
  uri.searchParams.set('directConnection', 'true');
  return {
    uri: new Secret(uri.toString()),
    cut: () => {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    freeze: () => {
      isFrozen = true;
      for (const socket of open) socket.pause();
    },
    mend: () => {
      [isCut, isFrozen] = [false, false];
      for (const socket of open) socket.resume();
    },
    loseAnswerTo: (command) => (losing = command),
    lost: () => lost,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
};
