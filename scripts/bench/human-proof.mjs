// node scripts/bench/human-proof.mjs [rounds of measuring]
// What a proof of a human costs (IDN-03), in milliseconds of one core: to whoever solves it with native code, as a robot's
// owner would, to the way of a browser (altcha-lib by WebCrypto), and to us who make and check it. Beside it the SHA-256
// puzzle of altcha-lib/v1: how much cheaper the native way is than a browser's is the ratio that counts. And what the other
// way costs us: a code's picture and its sound. All in turns of one run, one core each. Build first.
import { hash, pbkdf2Sync } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const identity = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../services/identity');
const load = createRequire(path.join(identity, 'package.json'));
const { createChallenge, solveChallenge, verifySolution } = load('altcha-lib');
const { deriveKey } = load('altcha-lib/algorithms/pbkdf2');
const web = load('altcha-lib/algorithms/web/pbkdf2');
const v1 = load('altcha-lib/v1');
const { drawCode } = load('./dist/human/picture.js');
const { createSpeaker } = load('./dist/human/sound.js');
const { human, humanCode } = load('./dist/rules.js').readRules();
const { rounds, tries } = human.puzzle;

const turns = Number(process.argv[2] ?? 15);
const keys = { hmacSignatureSecret: 'key', hmacKeySignatureSecret: 'key' };
/** The number of the average puzzle. */
const counter = tries / 2;
const sha = { tries: 100_000, browser: 5_000 };

const median = (/** @type {number[]} */ values) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Milliseconds of one of so many that some work does. */
const timed = async (/** @type {number} */ times, /** @type {() => unknown} */ work) => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / times;
};

const make = () => createChallenge({ algorithm: 'PBKDF2/SHA-256', cost: rounds, counter, deriveKey, ...keys });
const challenge = await make();
const solution = await solveChallenge({ challenge, deriveKey });
const salt = Buffer.from(challenge.parameters.salt, 'hex');
const old = await v1.createChallenge({ hmacKey: 'key', number: sha.browser, maxnumber: sha.browser });

const native = () => {
  for (let tried = 0; tried <= counter; tried += 1) {
    const password = Buffer.alloc(20);
    password.write(challenge.parameters.nonce, 'hex');
    password.writeUInt32BE(tried, 16);
    const key = pbkdf2Sync(password, salt, rounds, 32, 'sha256').toString('hex');
    if (key.startsWith(challenge.parameters.keyPrefix)) return tried;
  }
  throw new Error('not solved');
};
const nativeSha = () => {
  for (let tried = 0; tried < sha.tries; tried += 1) hash('sha256', `${old.salt}${tried}`);
};
const check = async () => {
  for (let times = 0; times < 50; times += 1) await verifySolution({ challenge, solution, deriveKey, ...keys });
};
const say = createSpeaker(humanCode);
const draw = async () => {
  for (let times = 0; times < 10; times += 1) await drawCode('12+45*', humanCode);
};
const sayOften = () => {
  for (let times = 0; times < 10; times += 1) say('12+45*', 'AR');
};

/** @type {Record<string, () => Promise<number>>} */
const ways = {
  'solve, native': () => timed(1, native),
  'solve, WebCrypto': () => timed(1, () => solveChallenge({ challenge, deriveKey: web.deriveKey })),
  make: () => timed(1, make),
  check: () => timed(50, check),
  'a SHA-256 try, native': () => timed(sha.tries, nativeSha),
  'a SHA-256 try, WebCrypto': () =>
    timed(sha.browser, () => v1.solveChallenge(old.challenge, old.salt, 'SHA-256', sha.browser).promise),
  'a picture': () => timed(10, draw),
  'a sound': () => timed(10, sayOften),
};

/** @type {Record<string, number[]>} */
const measured = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
for (let turn = 0; turn <= turns; turn += 1)
  for (const [name, way] of Object.entries(ways)) {
    const ms = await way();
    if (turn) measured[name]?.push(ms); // the first one warms up
  }

for (const [name, values] of Object.entries(measured))
  console.log(`${name.padEnd(26)} ${median(values).toPrecision(3)} ms`);
const ratio = (/** @type {string} */ dear, /** @type {string} */ cheap) =>
  median((measured[dear] ?? []).map((ms, turn) => ms / (measured[cheap]?.[turn] ?? NaN))).toPrecision(3);
console.log(`native is cheaper by        ${ratio('solve, WebCrypto', 'solve, native')} (PBKDF2)`);
console.log(`                            ${ratio('a SHA-256 try, WebCrypto', 'a SHA-256 try, native')} (SHA-256)`);
console.log(`solving costs, of making    ${ratio('solve, native', 'make')}`);
