// node scripts/bench/token-checks.mjs [seconds]
// How many requests a second pass the gateway's check of tokens (EdDSA, claims, a list of 10,000 revocations) over HTTP,
// as a part of how many pass it without a token, in turns of one run on this machine: the ratio is what counts. Then the
// check alone, without a connection. One process asks and answers. Build first.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const load = createRequire(path.join(root, 'gateway/package.json'));
const { exportJWK, generateKeyPair, SignJWT } = load('jose');
const { authenticate } = load('./dist/auth/authenticate.js');
const { callerOf } = load('./dist/auth/caller-of.js');
const { followRevocations } = load('./dist/auth/revocations.js');
const { followSigningKeys } = load('./dist/auth/signing-keys.js');
const { createTokenVerifier } = load('./dist/auth/token-verifier.js');
const { Pool } = load('undici');

const issuer = 'https://identity.bench';
const audience = 'mumaris';
const revoked = 10_000;
const concurrency = 32;
/** Short turns and many of them: other work on the machine then meets all ways alike. */
const rounds = 20;
const log = { warn: console.error, error: console.error, info: () => undefined };

const pair = await generateKeyPair('EdDSA', { extractable: true });
const keys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'EdDSA' }] };
const at = Date.now();
const feed = {
  now: at,
  atMost: revoked + 1,
  revocations: Array.from({ length: revoked }, (_, index) => ({ id: `ses_revoked_${index}`, at })),
};
const identity = createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(request.url?.startsWith('/revocations') ? feed : keys));
});
await new Promise((resolve) => identity.listen(0, '127.0.0.1', () => resolve(undefined)));
const origin = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (identity.address()).port}`;

const followed = followSigningKeys(`${origin}/jwks`, log);
const pool = new Pool(origin);
const revocations = await followRevocations(
  { name: 'identity', pool, basePath: '', path: '/graphql', callerKey: Buffer.alloc(32, 1) },
  log,
);
const verify = createTokenVerifier({ keys: followed, issuer, audience, clock: { now: () => new Date() } });
const check = authenticate(verify, revocations);

const sign = (/** @type {object} */ claims) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', kid: 'k1' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime('10m')
    .sign(pair.privateKey);
const tokens = {
  visitor: undefined,
  account: await sign({ sub: 'acc_1', sid: 'ses_1', roles: ['PRACTITIONER'] }),
  client: await sign({ sub: 'cli_1', client_id: 'cli_1', org: 'org_1', scope: 'organisation:read roster:read' }),
};

/** One check without a connection, as far as the caller that the subgraphs are told of. @param {string | undefined} token */
const alone = (token) =>
  new Promise((resolve, reject) => {
    /** @type {Record<string, string>} */
    const headers = { 'user-agent': 'bench', ...(token && { authorization: `Bearer ${token}` }) };
    const request = { ip: '127.0.0.1', headers, get: (/** @type {string} */ name) => headers[name] };
    const refused = { status: () => refused, set: () => refused, json: reject };
    check(request, refused, (/** @type {unknown} */ error) => {
      const caller = callerOf(request, /** @type {{ signedIn?: object }} */ (request).signedIn);
      if (error || Boolean(token) !== Boolean(caller.accountId ?? caller.client)) reject(error ?? caller);
      else resolve(undefined);
    });
  });

const app = load('express')()
  .use(check)
  .get('/', (/** @type {any} */ request, /** @type {any} */ response) => {
    response.json(callerOf(request, request.signedIn));
  });
const server = createServer(app);
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
const client = new Pool(`http://127.0.0.1:${port}`, { connections: concurrency });

/** The same over HTTP, with an answer of one line. @param {string | undefined} token */
const asked = async (token) => {
  const headers = { 'user-agent': 'bench', ...(token && { authorization: `Bearer ${token}` }) };
  const { statusCode, body } = await client.request({ method: 'GET', path: '/', headers });
  await body.dump();
  if (statusCode !== 200) throw new Error(`status ${statusCode}`);
};

/**
 * Does it for `seconds` as fast as the answers come. @returns how often a second
 * @param {() => Promise<unknown>} work @param {number} seconds
 */
const hammer = async (work, seconds) => {
  const began = performance.now();
  let count = 0;
  const one = async () => {
    while (performance.now() < began + seconds * 1_000) {
      await work();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  return count / ((performance.now() - began) / 1_000);
};

const seconds = Number(process.argv[2] ?? 0.5);
const ways = {
  'requests without a token': () => asked(tokens.visitor),
  'requests of an account': () => asked(tokens.account),
  'requests of a client': () => asked(tokens.client),
  'checks of an account': () => alone(tokens.account),
  'checks of a client': () => alone(tokens.client),
};
const median = (/** @type {number[]} */ values) =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
/** @type {Record<string, number[]>} */
const rates = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
for (const work of Object.values(ways)) await hammer(work, 1);
for (let round = 1; round <= rounds; round += 1)
  for (const [name, work] of Object.entries(ways)) rates[name]?.push(await hammer(work, seconds));
const without = rates['requests without a token'] ?? [];
for (const [name, found] of Object.entries(rates)) {
  const ratio = median(found.map((rate, round) => rate / (without[round] ?? 1))).toFixed(2);
  const told = name.startsWith('requests') ? `, ratio ${ratio}` : '';
  console.log(`${name.padEnd(25)} median ${median(found).toFixed(0).padStart(6)}/s${told}`);
}
revocations.stop();
followed.stop();
await Promise.all([client.close(), pool.close()]);
server.close();
identity.close();
