import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { varied } from './variety.mjs';

/** @typedef {{ port: number, token: (claims?: object) => Promise<string> }} Target */

const atOnce = 16;
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

/** @param {number} port @param {string} path @param {string} body @param {string} token */
const post = (port, path, body, token) =>
  new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${token}`,
    };
    request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      text(response).then((answer) => resolve(JSON.parse(answer)), reject);
    })
      .on('error', reject)
      .end(body);
  });

/**
 * Sends the operations `from` to `to`, each another than all before.
 * @param {Target} target @param {number} from @param {number} to
 * @throws where one is answered otherwise than it is to be
 */
export const drive = async ({ port, token }, from, to) => {
  const usual = await token();
  let next = from;
  const one = async () => {
    while (next < to) {
      const n = (next += 1);
      const { path, body, token: kind, expect } = varied(n);
      const bearer = kind === 'new' ? await token({ sid: `ses_${n}` }) : kind === 'bad' ? `${usual}${n}` : usual;
      const { data, errors } = await post(port, path, body, bearer);
      if ((expect === 'data') === Boolean(errors || !data))
        throw new Error(`${n}: ${body} is answered with ${JSON.stringify(errors ?? data).slice(0, 500)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
};
