import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface ReceivedSms {
  to: string;
  text: string;
  key: string;
  authorization: string;
}

export interface SmsServer {
  url: string;
  received: ReceivedSms[];
  to(mobile: string): ReceivedSms[];
  /** The next calls are refused with 503. */
  refuse(calls: number): void;
  stop(): Promise<void>;
}

/** A tiny SMS gateway over HTTP. */
export const startSmsServer = async (): Promise<SmsServer> => {
  const received: ReceivedSms[] = [];
  let refusals = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      if (refusals-- > 0) return response.writeHead(503).end();
      const { to, text } = JSON.parse(body) as { to: string; text: string };
      const { authorization = '', 'idempotency-key': key } = request.headers;
      received.push({ to, text, key: String(key), authorization });
      return response.writeHead(202).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    to: (mobile) => received.filter((sms) => sms.to === mobile),
    refuse: (calls) => (refusals = calls),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
