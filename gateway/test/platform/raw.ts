import { connect, type Socket } from 'node:net';

/** A connection to a gateway, for requests that no client of ours would send. */
export const rawSocket = (url: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => resolve(socket)).once('error', reject);
  });

/** Sends bytes as they are, and gives all that is answered until the connection ends. */
export const exchange = async (url: string, sent: string | Buffer): Promise<string> => {
  const socket = await rawSocket(url);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.write(sent);
  await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(chunks).toString();
};

/** A request by its first line, which asks for the connection to end with it. */
export const line = (first: string, headers = ''): string =>
  `${first} HTTP/1.1\r\nhost: gateway.test\r\nconnection: close\r\n${headers}\r\n`;

export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
