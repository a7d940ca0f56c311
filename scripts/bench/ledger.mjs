// npx node scripts/bench/ledger.mjs [--entries 10000000]
// What a ledger of years costs: balances beside those of a hundredth of it, sealing, booking with and without a sealer, and a
// verification of all of it. Takes MONGODB_URI (an administrator's) from the environment:
// npx node scripts/with-servers.mjs npx node scripts/bench/ledger.mjs. Build first.
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { helpIfAsked } from '../platform/help.mjs';
import { root } from '../platform/run.mjs';
import { quantile } from './quantile.mjs';

helpIfAsked(`usage: npx node scripts/with-servers.mjs npx node scripts/bench/ledger.mjs [OPTIONS]   the ledger of billing, at its size and at a hundredth of it

  --entries N   how many entries it has, two a posting (10000000)
  --reads N     how many balances are read at each size (300)
  --seconds N   how long is booked in each of six rounds (5)
  --lanes N     how many book at once (16)
  --verify      verifies both as well, which takes as long as all the rest

10,000,000 entries take about five minutes. Build first.`);

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
  options: {
    entries: number('10000000'),
    reads: number('300'),
    seconds: number('5'),
    lanes: number('16'),
    verify: { type: 'boolean', default: false },
  },
});
const postings = Number(values.entries) / 2;
const rounds = 3;
const rules = loadBillingRules();
const clock = fixedClock('2026-11-22T09:00:00.000Z');

/** A ledger of so many sealed postings, in a store of its own. @param {number} size */
const openLedger = async (size) => {
  const { connection, drop } = await testStore();
  const outbox = createOutbox({ service: 'billing', connection, clock });
  const stores = createStores({ connection, clock, log: testLog, outbox, tasks: createTasks(connection) });
  await prepareStore(connection);
  await prepareAppendOnly(ledgerIn(stores.database), false, testLog);
  await fillLedger({ connection, stores, billing })(size);
  const deps = { ...stores, connection, clock, rules };
  return {
    size,
    connection,
    stores,
    seal: sealPostings(deps),
    /** @type {Record<string, (index: number) => Promise<unknown>>} */
    reads: {
      'balance at a day': (index) => stores.ledger.balances(aDay(index)),
      'trial balance': readTrialBalance(deps).bind(undefined, undefined),
    },
    drop: async () => {
      await stores.database.dropDatabase();
      await drop();
    },
  };
};

/** @typedef {Awaited<ReturnType<typeof openLedger>>} OpenLedger */

const aDay = (/** @type {number} */ index) =>
  new Date(Date.UTC(2024, 0, 1) + (index % 1_000) * 86_400_000).toISOString().slice(0, 10);

/** Reads both ledgers in turns, so that whatever else the machine does meets both alike. @param {OpenLedger} small @param {OpenLedger} large @param {string} name */
const compareReads = async (small, large, name) => {
  const times = new Map([small, large].map((ledger) => [ledger, /** @type {number[]} */ ([])]));
  for (let index = 0; index < Number(values.reads) + 20; index++)
    for (const [ledger, taken] of times) {
      const start = performance.now();
      await ledger.reads[name]?.(index * 7);
      if (index >= 20) taken.push(performance.now() - start);
    }
  const [few, many] = [times.get(small) ?? [], times.get(large) ?? []];
  const told = (/** @type {number} */ share) =>
    `${quantile(few, share).toFixed(2)} → ${quantile(many, share).toFixed(2)} ms (× ${(quantile(many, share) / quantile(few, share)).toFixed(2)})`;
  console.log(`${name}: p50 ${told(0.5)}, p99 ${told(0.99)}`);
};

/** @param {OpenLedger} ledger */
const verify = async ({ size, connection, stores }) => {
  // What the invoices and payments cost is theirs: here each cause is taken to be there.
  const books = [
    { causes: ['PAYMENT_RECEIVED'], after: async () => [], among: async (/** @type {string[]} */ ids) => new Set(ids) },
  ];
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 100);
  const start = performance.now();
  const walk = createLedgerWalk(connection, stores.database);
  const { count, postings: seen, named } = await verifyLedger({ connection, walk, books });
  const seconds = (performance.now() - start) / 1_000;
  clearInterval(watch);
  if (count) throw new Error(`the ledger does not hold: ${named.join('; ')}`);
  console.log(
    `verify ${size} postings: ${seconds.toFixed(1)} s, ${(seen / seconds).toFixed(0)} a second, at most ${(most / 2 ** 20).toFixed(0)} MB`,
  );
};

let booked = 0;
/** Books as payments do, as many at once as there are lanes; how many a second. @param {OpenLedger} ledger */
const book = async ({ connection, stores }) => {
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

/** Seals what waits; how many postings a second. @param {OpenLedger} ledger */
const sealRest = async ({ seal }) => {
  const start = performance.now();
  let all = 0;
  for (let one = await seal(); one; one = await seal()) all += one;
  return all / ((performance.now() - start) / 1_000);
};

/** @param {OpenLedger} ledger */
const compareBooking = async (ledger) => {
  const { connection, stores, seal } = ledger;
  /** @type {Record<'alone' | 'beside' | 'sealing', number[]>} */
  const rates = { alone: [], beside: [], sealing: [] };
  for (let round = 0; round < rounds; round++) {
    rates.alone.push(await book(ledger));
    rates.sealing.push(await sealRest(ledger));
    const sealer = createSealer({ connection, clock, log: testLog, isWaiting: stores.chain.isWaiting, seal });
    sealer.start();
    rates.beside.push(await book(ledger));
    await sealer.stop();
    await sealRest(ledger);
  }
  const [alone, beside, sealing] = [
    quantile(rates.alone, 0.5),
    quantile(rates.beside, 0.5),
    quantile(rates.sealing, 0.5),
  ];
  console.log(
    `booking: ${alone.toFixed(0)} a second without a sealer, ${beside.toFixed(0)} beside one (× ${(beside / alone).toFixed(2)})`,
  );
  console.log(`sealing: ${sealing.toFixed(0)} postings a second`);
};

const start = performance.now();
const small = await openLedger(postings / 100);
const large = await openLedger(postings);
try {
  console.log(
    `${postings / 100} and ${postings} postings, made in ${((performance.now() - start) / 1_000).toFixed(0)} s`,
  );
  for (const name of Object.keys(small.reads)) await compareReads(small, large, name);
  await compareBooking(large);
  if (values.verify) for (const ledger of [small, large]) await verify(ledger);
} finally {
  await small.drop();
  await large.drop();
}
