// npx node scripts/bench/settlement.mjs [--rows 100000]
// What the settlement file of a day costs billing (BIL-10), beside one of a tenth of it: to take it, and to hold it against the books.
// npx node scripts/with-servers.mjs npx node scripts/bench/settlement.mjs. Build first.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { helpIfAsked } from '../platform/help.mjs';
import { root } from '../platform/run.mjs';

helpIfAsked(`usage: npx node scripts/with-servers.mjs npx node scripts/bench/settlement.mjs [OPTIONS]   settlement files, of a day and of a tenth of it

  --rows N   how many payments the file has; all but the first 100 are booked already (100000)

Build first.`);

const { createOutbox } = await import('@mumaris/kit/events/outbox');
const { prepareStore } = await import('@mumaris/kit/mongo/prepare');
const { createTasks } = await import('@mumaris/kit/tasks');
const { fixedClock, testLog, testStore } = await import('@mumaris/kit/testing');

/** Billing as it is built. */
const billing = createRequire(path.join(root, 'services/billing/dist/main.js'));
const { createStores, createUseCases, loadBillingRules } = billing('./assemble.js');
const { createSettlementTickets } = billing('./settlement/domain/ticket.js');
const { settlementRepository } = billing('./settlement/store/settlement.repository.js');
const { stagedRows } = billing('./settlement/store/staged-rows.js');
const { importSettlement } = billing('./settlement/use-cases/import-settlement.js');
const { reconcileSettlement } = billing('./settlement/use-cases/reconcile-settlement.js');

const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } });
const rules = loadBillingRules();
const clock = fixedClock('2026-11-22T09:00:00.000Z');
const day = '2026-11-21';
const unbooked = 100;

const idOf = (/** @type {number} */ index) => `sadad-${String(index).padStart(8, '0')}-6f1c-4d8a-9b2e`;

/** The file, some lines at a time. @param {number} rows */
async function* fileOf(rows) {
  yield Buffer.from('payment_id,bill_number,paid_on,amount\r\n');
  for (let index = 0; index < rows; index += 500) {
    const some = Array.from({ length: Math.min(500, rows - index) }, (_, at) => idOf(index + at));
    yield Buffer.from(some.map((id) => `${id},26112100000042,21/11/2026,700.00\r\n`).join(''));
  }
  yield Buffer.from(`TOTAL,${rows},,${rows * 700}.00\r\n`);
}

/** What is booked already, put there as rows. @param {any} connection @param {number} rows */
const book = async (connection, rows) => {
  const at = new Date('2026-11-21T09:00:00.000Z');
  for (let index = unbooked; index < rows; index += 1_000) {
    const some = Array.from({ length: Math.min(1_000, rows - index) }, (_, offset) => ({
      ...{ _id: `pay_${index + offset}`, version: 1, method: 'SADAD', providerPaymentId: idOf(index + offset) },
      ...{ reference: '26112100000042', invoiceId: null, amount: 70_000, at, receivedAt: at },
      ...{ allocation: { to: 'REFUND', why: 'INVOICE_CLOSED' }, checkoutId: null, excess: 0, owedBack: 0 },
    }));
    await connection.collection('payments').insertMany(some);
  }
};

/** Megabytes of this process at its most, in a field of its status. @param {'VmRSS' | 'VmHWM'} field */
const memory = (field) =>
  Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1_024;

const timed = async (/** @type {() => Promise<any>} */ work) => {
  const began = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - began) / 1_000 };
};

const measure = async (/** @type {number} */ rows) => {
  const { connection, drop } = await testStore();
  const outbox = createOutbox({ service: 'billing', connection, clock });
  const stores = createStores({ connection, clock, log: testLog, outbox, tasks: createTasks(connection) });
  const tickets = createSettlementTickets(Buffer.alloc(32));
  const own = { settlements: settlementRepository(connection), stagedRows: stagedRows(connection), tickets };
  await prepareStore(connection);
  await book(connection, rows);
  const { receivePayment } = createUseCases({ ...stores, connection, rules, clock, log: testLog });
  const deps = { ...stores, ...own, connection, rules, clock, receivePayment };
  const ticket = tickets.write({ method: 'SADAD', day, by: 'acc_1', until: Number.MAX_SAFE_INTEGER });
  const taken = await timed(() => importSettlement(deps)(ticket, fileOf(rows)));
  const { id } = taken.result;
  const held = await timed(() => reconcileSettlement(deps)(id, () => Promise.resolve(true)));
  const { matched, booked, differing } = await own.settlements.get(id);
  const [now, most] = [memory('VmRSS').toFixed(0), memory('VmHWM').toFixed(0)];
  console.log(
    `${rows} rows: taken in ${taken.seconds.toFixed(1)} s, held against the books in ${held.seconds.toFixed(1)} s ` +
      `(${matched} matched, ${booked} booked, ${differing} differing); ${now} MB, ${most} MB at the most`,
  );
  await stores.database.dropDatabase();
  await drop();
  return (taken.seconds + held.seconds) / rows;
};

const [small, large] = [await measure(Number(values.rows) / 10), await measure(Number(values.rows))];
console.log(`time a row, beside that of a tenth: × ${(large / small).toFixed(2)}`);
process.exit();
