import { createServer, type Server, type Socket } from 'node:net';
import type { FaultSwitch } from '../faults/fault-switch';

const COMMAND = 'zINSTREAM\0';
const LARGEST_STREAM_BYTES = 64 * 1024 * 1024;
const PATIENCE_MS = 30_000;

/** In two halves, so that no scanner trips on this file. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** The bytes of all chunks, each behind its length; undefined until the empty one has come. */
const streamed = (sent: Buffer): Buffer | undefined => {
  const parts: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= sent.length;) {
    const length = sent.readUInt32BE(at);
    if (!length) return Buffer.concat(parts);
    parts.push(sent.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
};

const verdict = (bytes: Buffer) => (bytes.includes(EICAR) ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0');

const answer = (socket: Socket, faults: FaultSwitch): void => {
  const parts: Buffer[] = [];
  let size = 0;
  socket.setTimeout(PATIENCE_MS, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  socket.on('data', (data: Buffer) => {
    if (faults.refuses('clamd')) return socket.destroy();
    parts.push(data);
    size += data.length;
    if (size > LARGEST_STREAM_BYTES) return socket.end('INSTREAM size limit exceeded. ERROR\0');
    // Each stream ends with an empty chunk: only then it is put together.
    if (!data.subarray(-1).equals(Buffer.alloc(1))) return undefined;
    const sent = Buffer.concat(parts);
    if (!sent.toString('latin1', 0, COMMAND.length).startsWith(COMMAND)) return socket.end('UNKNOWN COMMAND\0');
    const bytes = streamed(sent);
    return bytes && socket.end(verdict(bytes));
  });
};

/** A virus scanner that speaks clamd's INSTREAM, finds EICAR's test file and nothing else, and hangs up while its switch is off. */
export const createVirusScanner = (faults: FaultSwitch): Server => createServer((socket) => answer(socket, faults));
