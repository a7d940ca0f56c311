// npx node scripts/bench/ledger.mjs [--entries 10000000]
// What a ledger of years costs: balances beside those of a hundredth of it, sealing, booking with and without a sealer, and a
// verification of all of it. Takes MONGODB_URI (an administrator's) from the environment:
// npx node scripts/with-servers.mjs npx node scripts/bench/ledger.mjs. Build first.
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { helpIfAsked } from '../platform/help.mjs';
import { root } from '../platform/run.mjs';

helpIfAsked(`usage: npx node scripts/with-servers.mjs npx node scripts/bench/ledger.mjs [OPTIONS]   the ledger of billing, at its size and at a hundredth of it

  --entries N   how many entries it has, two a posting (10000000)
  --reads N     how many balances are read at each size (300)
  --seconds N   how long is booked in each of six rounds (5)
  --lanes N     how many book at once (16)

10,000,000 entries take about a quarter of an hour and 6 GB of disk. Build first.`);

const { prepareAppendOnly } = await import('@mumaris/kit/append-only/prepare-append-only');
const { createOutbox } = await import('@mumaris/kit/events/outbox');
const { inTransaction } = await import('@mumaris/kit/mongo/transaction');
const { prepareStore } = await import('@mumaris/kit/mongo/prepare');
const { createTasks } = await import('@mumaris/kit/tasks');
const { fixedClock, testLog, testStore } = await import('@mumaris/kit/testing');
const { fillLedger, paymentOf } = await import('./ledger/fill-ledger.mjs');

/** Billing as it is built. */
const billing = createRequire(path.join(root, 'services/billing/dist/main.js'));
const { createStores, loadBillingRules } = billing('./assemble.js');
const { createLedgerWalk } = billing('./ledger/store/ledger-walk.js');
const { ledgerIn } = billing('./ledger/store/ledger-database.js');
const { createSealer } = billing('./ledger/sealer.js');
const { readTrialBalance } = billing('./ledger/use-cases/read-trial-balance.js');
const { sealPostings } = billing('./ledger/use-cases/seal-postings.js');
const { verifyLedger } = billing('./ledger/use-cases/verify/verify-ledger.js');

const number = (/** @type {string} */ fallback) => ({ type: /** @type {const} */ ('string'), default: fallback });
const { values } = parseArgs({
  options: { entries: number('10000000'), reads: number('300'), seconds: number('5'), lanes: number('16') },
});
const postings = Number(values.entries) / 2;
const rounds = 3;

const { connection, drop } = await testStore();
const clock = fixedClock('2026-11-22T09:00:00.000Z');
const outbox = createOutbox({ service: 'billing', connection, clock });
const rules = loadBillingRules();
const stores = createStores({ connection, clock, log: testLog, outbox, tasks: createTasks(connection) });
const deps = { ...stores, connection, clock, rules };
const seal = sealPostings(deps);
const trialBalance = readTrialBalance(deps);

const at = (/** @type {number[]} */ times, /** @type {number} */ share) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
const ms = (/** @type {number} */ time) => time.toFixed(2);

/** @param {(index: number) => Promise<unknown>} read */
const timesOf = async (read) => {
  /** @type {number[]} */
  const times = [];
  for (let index = -20; index < Number(values.reads); index++) {
    const start = performance.now();
    await read(index);
    if (index >= 0) times.push(performance.now() - start);
  }
  return times;
};

const aDay = (/** @type {number} */ index) =>
  new Date(Date.UTC(2024, 0, 1) + ((index + 20) % 1_000) * 86_400_000).toISOString().slice(0, 10);

const reads = /** @type {Record<string, (index: number) => Promise<unknown>>} */ ({
  'balance at a day': (index) => stores.ledger.balances(aDay(index)),
  'trial balance': () => trialBalance(),
});

/** The reads and the verification at the size that the ledger has. */
const look = async () => {
  const found = /** @type {Record<string, number[]>} */ ({});
  for (const [name, read] of Object.entries(reads)) found[name] = await timesOf(read);
  // What the invoices and payments cost is theirs: here each cause is taken to be there.
  const books = [
    { causes: ['PAYMENT_RECEIVED'], after: async () => [], among: async (/** @type {string[]} */ ids) => new Set(ids) },
  ];
  const walk = createLedgerWalk(connection, stores.database);
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 100);
  const start = performance.now();
  const { count, postings: seen, named } = await verifyLedger({ connection, walk, books });
  const seconds = (performance.now() - start) / 1_000;
  clearInterval(watch);
  if (count) throw new Error(`the ledger does not hold: ${named.join('; ')}`);
  return { found, verification: { seconds, rate: seen / seconds, rssMb: most / 2 ** 20 } };
};

let booked = 0;
/** Books as payments do, as many at once as there are lanes; how many a second. */
const book = async () => {
  const end = performance.now() + Number(values.seconds) * 1_000;
  const before = booked;
  const lane = async () => {
    while (performance.now() < end) {
      const posting = paymentOf(`new_${booked++}`, clock.now());
      await inTransaction(connection, (tx) => stores.ledger.append([posting], tx));
    }
  };
  await Promise.all(Array.from({ length: Number(values.lanes) }, lane));
  return (booked - before) / Number(values.seconds);
};

const sealRest = async () => {
  const start = performance.now();
  let all = 0;
  for (let one = await seal(); one; one = await seal()) all += one;
  return all / ((performance.now() - start) / 1_000);
};

try {
  await prepareStore(connection);
  await prepareAppendOnly(ledgerIn(stores.database), false, testLog);
  const fill = fillLedger({ connection, stores, billing });
  await fill(postings / 100);
  const small = await look();
  const start = performance.now();
  await fill(postings);
  console.log(`filled in ${((performance.now() - start) / 1_000).toFixed(0)} s`);
  const large = await look();
  for (const name of Object.keys(reads)) {
    const [few, many] = [small.found[name] ?? [], large.found[name] ?? []];
    const ratio = (/** @type {number} */ share) => (at(many, share) / at(few, share)).toFixed(2);
    console.log(
      `${name}: p50 ${ms(at(few, 0.5))} → ${ms(at(many, 0.5))} ms (× ${ratio(0.5)}), p99 ${ms(at(few, 0.99))} → ${ms(at(many, 0.99))} ms (× ${ratio(0.99)})`,
    );
  }
  for (const [size, { verification }] of Object.entries({ [postings / 100]: small, [postings]: large }))
    console.log(
      `verify ${size} postings: ${verification.seconds.toFixed(1)} s, ${verification.rate.toFixed(0)} a second, at most ${verification.rssMb.toFixed(0)} MB`,
    );
  /** @type {Record<'alone' | 'sealed', number[]>} */
  const rates = { alone: [], sealed: [] };
  /** @type {number[]} */
  const sealing = [];
  for (let round = 0; round < rounds; round++) {
    rates.alone.push(await book());
    sealing.push(await sealRest());
    const sealer = createSealer({ connection, clock, log: testLog, isWaiting: stores.chain.isWaiting, seal });
    sealer.start();
    rates.sealed.push(await book());
    await sealer.stop();
    await sealRest();
  }
  console.log(
    `booking: ${at(rates.alone, 0.5).toFixed(0)} a second without a sealer, ${at(rates.sealed, 0.5).toFixed(0)} beside one (× ${(at(rates.sealed, 0.5) / at(rates.alone, 0.5)).toFixed(2)})`,
  );
  console.log(`sealing: ${at(sealing, 0.5).toFixed(0)} postings a second`);
} finally {
  await stores.database.dropDatabase();
  await drop();
}
