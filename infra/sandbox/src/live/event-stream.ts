import type { Request, Response } from 'express';
import { Failure } from '../http/failure';

const HEARTBEAT_MS = 10_000;
const MOST_LISTENERS = 500;

/** Server-Sent Events to any number (up to 500) of listeners, with a comment each 10 s so that dead connections show. */
export class EventStream {
  private readonly listeners = new Set<Response>();
  private readonly heartbeat = setInterval(() => this.write(': still here\n\n'), HEARTBEAT_MS).unref();

  /** Opens the stream for one listener and sends `first` at once. @throws Failure 503 when 500 are listening */
  open(req: Request, res: Response, first: unknown): void {
    if (this.listeners.size >= MOST_LISTENERS) throw new Failure('TOO_MANY_LISTENERS');
    res.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    res.write(frame(first));
    this.listeners.add(res);
    req.on('close', () => this.listeners.delete(res));
  }

  /** Sends to every listener. */
  send(data: unknown): void {
    this.write(frame(data));
  }

  /** Ends every stream and the heartbeat. */
  close(): void {
    clearInterval(this.heartbeat);
    for (const listener of this.listeners) listener.end();
    this.listeners.clear();
  }

  private write(text: string): void {
    for (const listener of this.listeners) {
      // A listener that stopped reading must not fill our memory: cut it, its client connects again.
      if (listener.writableLength > 1_000_000) listener.destroy();
      else listener.write(text);
    }
  }
}

const frame = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;
