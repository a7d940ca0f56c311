import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { blank, pdf } from './document-files';
import { verifierKey, verifierSecret } from './membership';

interface Sending {
  readonly body: {
    caseId: string;
    round: number;
    subject: object;
    asWritten: object;
    documents: { id: string; sha256: string }[];
  };
  readonly documents: Map<string, string>;
  status: string;
  informationMissing: boolean;
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** A verification company that is played: it takes what is sent, says what it is told to, and can be away. */
export const playVerifier = async () => {
  const sendings = new Map<string, Sending>();
  const state = { away: false, submissions: 0, asked: 0 };
  const report = pdf(blank());

  const answerTo = async (request: IncomingMessage): Promise<[number, unknown]> => {
    if (request.headers.authorization !== `Bearer ${verifierKey}`) return [401, {}];
    if (state.away) return [503, {}];
    const [, key = '', rest, document] =
      /^\/verification\/cases\/([^/]+)(?:\/(documents|report))?(?:\/([^/]+))?$/.exec(request.url ?? '') ?? [];
    const bytes = await buffer(request);
    const known = sendings.get(key);
    if (request.method === 'PUT' && !rest) {
      state.submissions += 1;
      const body = JSON.parse(bytes.toString()) as Sending['body'];
      if (!known) sendings.set(key, { body, documents: new Map(), status: 'REQUESTED', informationMissing: false });
      return [200, {}];
    }
    if (!known) return [404, {}];
    if (request.method === 'PUT') {
      known.documents.set(document ?? '', sha256(bytes));
      return [200, {}];
    }
    if (rest === 'report') return [200, report];
    state.asked += 1;
    const { caseId, round } = known.body;
    return [200, { caseId, round, status: known.status, informationMissing: known.informationMissing }];
  };

  const server = createServer((request, response) => {
    void answerTo(request).then(([status, answer]) => {
      const isFile = Buffer.isBuffer(answer);
      response.writeHead(status, { 'content-type': isFile ? 'application/pdf' : 'application/json' });
      response.end(isFile ? answer : JSON.stringify(answer));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  /** Calls the service back, signed by a secret at a moment. */
  const call = (url: string, data: object, { secret = verifierSecret, at = new Date(), id = 'msg_1' } = {}) => {
    const body = JSON.stringify({ type: 'verification.case.updated', data });
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    };
    return fetch(`${url}/webhooks/verification`, { method: 'POST', headers, body });
  };

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sendings,
    state,
    report,
    call,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

export type PlayedVerifier = Awaited<ReturnType<typeof playVerifier>>;
