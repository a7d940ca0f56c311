// A child of the comparison: all subgraphs as stubs, and identity's keys and revocations, in one process on bare sockets.
// Told 'calls', it tells how many calls of the graphs it has answered.
import { createServer } from 'node:net';
import { createAnswers } from './answers.mjs';
import { readMessages } from './wire.mjs';

const answerOf = createAnswers();
const jwks = Buffer.from(process.env['BENCH_JWKS'] ?? '{"keys":[]}');
let calls = 0;

const revocations = () => Buffer.from(JSON.stringify({ now: Date.now(), atMost: 10_000, revocations: [] }));
const found = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: keep-alive\r\ncontent-length: ';

/** @param {string} target @param {string} body @returns {Buffer | Promise<Buffer>} */
const answer = (target, body) => {
  const [, name = '', page = ''] = target.split(/[/?]/);
  if (page === 'graphql') {
    calls += 1;
    return answerOf(name, body);
  }
  if (page === 'revocations') return revocations();
  return name === 'jwks' ? jwks : Buffer.from('{"ok":true}');
};

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => socket.destroy());
  socket.on(
    'data',
    readMessages(async (head, body) => {
      const given = await answer(head.split(' ', 2)[1] ?? '', body.toString());
      socket.cork();
      socket.write(`${found}${given.length}\r\n\r\n`);
      socket.write(given);
      socket.uncork();
    }),
  );
});

server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: /** @type {import('node:net').AddressInfo} */ (server.address()).port });
});
process.on('message', () => process.send?.({ calls }));
process.on('disconnect', () => process.exit());
