import type { IncomingMessage } from 'node:http';
import { RuleViolation } from '@mumaris/kit/errors';
import type { RequestHandler, Response } from 'express';
import { refusal } from '../errors/refusal';

/** How long a refused sender may take to notice: a connection cut at once would lose the answer. */
const lingerMs = 1_000;

/** What still arrives is thrown away unread, and only for a moment. */
const drop = (request: IncomingMessage): void => {
  request.resume();
  setTimeout(() => {
    if (!request.complete) request.socket.destroy();
  }, lingerMs).unref();
};

/** Reads a body up to `max` bytes; undefined when there is more, which is never held in memory. */
const read = (request: IncomingMessage, max: number): Promise<Buffer | undefined> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const tooLarge = () => {
      request.removeAllListeners('data');
      chunks.length = 0;
      drop(request);
      resolve(undefined);
    };
    if (Number(request.headers['content-length'] ?? 0) > max) return tooLarge();
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= max) chunks.push(chunk);
      else tooLarge();
    });
    request.once('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () => reject(new Error('the sender went away')));
  });

/**
 * Reads a body of up to `max` bytes, and refuses a larger one as soon as it is known to be.
 * @throws Refusal BODY_TOO_LARGE, or when the sender goes away
 */
export const bodyOf = async (request: IncomingMessage, max: number): Promise<Buffer> => {
  const body = await read(request, max);
  if (body === undefined) throw refusal(new RuleViolation('BODY_TOO_LARGE', { max: Math.floor(max / 1_000) }), 413);
  return body;
};

/** The same for what express serves, refused in the form of what was asked for. */
export const rawBody =
  (max: number, refuse: (response: Response) => void): RequestHandler =>
  async (request, response, next) => {
    const body = await read(request, max).catch(() => null);
    if (body === null) return;
    if (body === undefined) return refuse(response);
    request.body = body;
    next();
  };
