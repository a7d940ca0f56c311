// node scripts/bench/caller-signatures.mjs
// What it costs to sign a call to a subgraph: by node:crypto, as the gateway does, and by jose's web crypto, eight at once as an
// operation over several subgraphs has them, in turns of one run. Build first.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const { signCaller } = createRequire(path.join(root, 'gateway/package.json'))('@mumaris/kit/auth/caller');
const { SignJWT } = createRequire(path.join(root, 'services/kit/package.json'))('jose');

const key = new Uint8Array(32).fill(7);
const caller = {
  accountId: 'acc_01k8x2v6t3q9m4',
  sessionId: 'ses_01k8x2v6t3q9m4',
  roles: ['PRACTITIONER'],
  address: '192.0.2.1',
  device: 'Mozilla/5.0 (X11; Linux x86_64)',
};
const body = JSON.stringify({ query: 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }' });
const [turns, calls, atOnce] = [9, 8_000, 8];

const ways = {
  ours: () => signCaller(caller, 'membership', body, key),
  jose: () =>
    new SignJWT({ caller, body: createHash('sha256').update(body).digest('base64url') })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('mumaris-gateway')
      .setAudience('membership')
      .setIssuedAt()
      .setExpirationTime('30s')
      .sign(key),
};

/** Microseconds of the processor a signature. @param {() => unknown} sign */
async function cost(sign) {
  const before = process.cpuUsage();
  for (let done = 0; done < calls; done += atOnce) await Promise.all(Array.from({ length: atOnce }, sign));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}

const median = (/** @type {number[]} */ values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

for (const sign of Object.values(ways)) await cost(sign);
/** @type {{ ours: number, jose: number }[]} */
const rounds = [];
for (let turn = 0; turn < turns; turn += 1) rounds.push({ jose: await cost(ways.jose), ours: await cost(ways.ours) });
const [ours, jose] = [median(rounds.map((one) => one.ours)), median(rounds.map((one) => one.jose))];
const ratio = median(rounds.map((one) => one.jose / one.ours));
console.log(
  `ours ${ours.toFixed(1)} µs, jose ${jose.toFixed(1)} µs of the processor a signature: ${ratio.toFixed(1)} times`,
);
