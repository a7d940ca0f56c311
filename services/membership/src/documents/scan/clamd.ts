import net from 'node:net';
import type { Logger } from '@mumaris/kit/log';
import type { Scan, Verdict } from './scanner';

/** Longer than any verdict; whoever says more is no scanner. */
const longestAnswer = 4_096;
const chunkBytes = 65_536;

/** What clamd's answer means; whatever is not exactly one of its two verdicts is none. */
const verdictOf = (answer: string): Verdict => {
  if (answer === 'stream: OK\0') return 'CLEAN';
  const found = /^stream: (.+) FOUND\0$/.exec(answer)?.[1];
  return found ? { found } : 'AWAY';
};

/** The command with the bytes in chunks, each behind its length, and an empty one at the end. */
function* framed(bytes: Buffer): Generator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    const chunk = bytes.subarray(start, start + chunkBytes);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    yield length;
    yield chunk;
  }
  yield Buffer.alloc(4);
}

interface Options {
  /** tcp://host:port, or unix:///path of its socket. */
  readonly address: string;
  readonly timeoutMs: number;
  readonly log: Logger;
}

const placeOf = (address: string): net.NetConnectOpts => {
  const { protocol, hostname, port, pathname } = new URL(address);
  return protocol === 'unix:' ? { path: pathname } : { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) };
};

/**
 * Asks clamd by its INSTREAM. Whatever goes wrong on the way is AWAY, never CLEAN: a document then waits. clamd may answer and hang up before
 * all is sent, so an error of the socket counts only where there is no answer.
 */
export const createClamd = ({ address, timeoutMs, log }: Options): Scan => {
  const place = placeOf(address);
  return (bytes) =>
    new Promise((resolve) => {
      const socket = net.connect(place);
      let answer = '';
      const late = setTimeout(() => socket.destroy(new Error('no answer in time')), timeoutMs);
      socket.setEncoding('latin1');
      socket.on('data', (text: string) => {
        answer += text;
        if (answer.endsWith('\0') || answer.length > longestAnswer) socket.destroy();
      });
      let reason: Error | undefined;
      socket.on('error', (error) => (reason = error));
      socket.on('close', () => {
        clearTimeout(late);
        const verdict = verdictOf(answer);
        if (verdict === 'AWAY') log.warn({ err: reason, answer: answer.slice(0, 200) }, 'the virus scanner is away');
        resolve(verdict);
      });
      for (const part of framed(bytes)) socket.write(part);
    });
};
