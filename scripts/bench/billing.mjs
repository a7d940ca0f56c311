// npx node scripts/with-servers.mjs npx node scripts/bench/billing.mjs [--payments 5000] [--invoices 1000000]
// Billing in processes of its own: how many of SADAD's notifications it books in a second, with the ledger held against every invoice and
// payment after; then what lists of invoices cost at their number, beside the same lists of a small store, in turns. Build first.
import { parseArgs } from 'node:util';
import { waitFor } from '@mumaris/kit/testing';
import { helpIfAsked } from '../platform/help.mjs';
import { quantile } from './quantile.mjs';

helpIfAsked(`usage: npx node scripts/with-servers.mjs npx node scripts/bench/billing.mjs [OPTIONS]   notifications a second, and lists of invoices

  --payments N  how many invoices are issued and then paid (5000)
  --at-once N   how many notifications are on their way at once (16)
  --invoices N  how many invoices the large store has (1000000)
  --reads N     how many times each list is read of each store (500)

About ten minutes. Times are in ms.`);

const { fillInvoices, invoicesEach } = await import('./billing/fill-invoices.mjs');
const { startBilling } = await import('./billing/start-billing.mjs');

const number = (/** @type {string} */ fallback) => ({ type: /** @type {const} */ ('string'), default: fallback });
const { values } = parseArgs({
  options: { payments: number('5000'), 'at-once': number('16'), invoices: number('1000000'), reads: number('500') },
});
const [payments, atOnce] = [Number(values.payments), Number(values['at-once'])];
const [many, reads] = [Number(values.invoices), Number(values.reads)];

/** @typedef {Awaited<ReturnType<typeof startBilling>>} Billing */

const timed = async (/** @type {() => Promise<unknown>} */ work) => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** Does it with each, some at once. @template T @param {T[]} all @param {(one: T) => Promise<unknown>} work */
const drive = async (all, work) => {
  /** @type {number[]} */
  const times = [];
  let next = 0;
  const lane = async () => {
    while (next < all.length) {
      const one = /** @type {T} */ (all[next++]);
      times.push(await timed(() => work(one)));
    }
  };
  const whole = await timed(() => Promise.all(Array.from({ length: atOnce }, lane)));
  return { rate: (all.length * 1_000) / whole, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
};

const told = (/** @type {{ rate: number, p50: number, p99: number }} */ { rate, p50, p99 }) =>
  `${rate.toFixed(0)} a second, p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms`;

const warmUp = 100;

/** @param {Billing} billing */
const measurePayments = async (billing) => {
  const issued = [];
  for (let index = 0; index < payments + warmUp; index++) issued.push(await billing.issue(index));
  await waitFor(() => billing.isIdle(), { timeoutMs: 120_000, everyMs: 500, what: 'the bills at SADAD' });
  await drive(issued.splice(0, warmUp), billing.notify);
  const first = await drive(issued, billing.notify);
  const again = await drive(issued, billing.notify);
  console.log(`${payments} notifications, ${atOnce} at once: ${told(first)}`);
  console.log(`each told once more: ${told(again)}, × ${(again.rate / first.rate).toFixed(1)} as many`);
  const { count, named, postings, invoicesAndPayments } = await billing.verify();
  if (count) throw new Error(`the ledger does not hold: ${named.join('; ')}`);
  if (invoicesAndPayments !== 2 * (payments + warmUp))
    throw new Error(`${invoicesAndPayments} invoices and payments are booked`);
  console.log(`the ledger holds: ${postings} postings of ${invoicesAndPayments} invoices and payments`);
};

const fields = 'id number kind status total { amount } issuedAt dueAt paidAt';
const list = (/** @type {string} */ page) => `query ($of: [_Any!]!, $page: Int!) { _entities(representations: $of) {
  ... on Practitioner { invoices(${page}) { edges { cursor node { ${fields} } } pageInfo { hasNextPage } } } } }`;
const ofApplications = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Application { invoices { ${fields} } } } }`;
const ageing = '{ ageing { band count total { amount } } }';

/** @type {Record<string, (billing: Billing, person: number) => Promise<unknown>>} */
const lists = {
  'the first 20 of a practitioner': (billing, person) =>
    billing.read(person, list('first: $page'), { of: [billing.practitioner(person)], page: 20 }),
  'the last 20 of them': (billing, person) =>
    billing.read(person, list('last: $page'), { of: [billing.practitioner(person)], page: 20 }),
  'those of 20 applications': (billing, person) =>
    billing.read(person, ofApplications, {
      of: Array.from({ length: 20 }, (_, index) => billing.application(person * invoicesEach + index * 2)),
    }),
};

/** Reads both stores in turns. @param {Billing} small @param {Billing} large @param {number} times @param {string} name @param {(billing: Billing, person: number) => Promise<unknown>} read @param {number} people */
const compare = async (small, large, times, name, read, people) => {
  const taken = new Map([small, large].map((billing) => [billing, /** @type {number[]} */ ([])]));
  for (let index = 0; index < times + 20; index++)
    for (const [billing, times] of taken) {
      const person = billing === small ? index % (people / 100) : (index * 7_919) % people;
      const ms = await timed(() => read(billing, person));
      if (index >= 20) times.push(ms);
    }
  const [few, lot] = [taken.get(small) ?? [], taken.get(large) ?? []];
  const words = (/** @type {number} */ share) =>
    `${quantile(few, share).toFixed(1)} → ${quantile(lot, share).toFixed(1)} ms (× ${(quantile(lot, share) / quantile(few, share)).toFixed(2)})`;
  console.log(`${name}: p50 ${words(0.5)}, p99 ${words(0.99)}`);
};

const paid = await startBilling();
try {
  await measurePayments(paid);
} finally {
  await paid.stop();
}
const [small, large] = [await startBilling(), await startBilling()];
try {
  await fillInvoices(small, many / 100);
  await fillInvoices(large, many);
  console.log(`lists of ${many / 100} → ${many} invoices, ${invoicesEach} of each practitioner:`);
  const people = many / invoicesEach;
  for (const [name, read] of Object.entries(lists)) await compare(small, large, reads, name, read, people);
  await compare(small, large, 20, 'what is open by its last day', (billing) => billing.askAsFinance(ageing), people);
} finally {
  await small.stop();
  await large.stop();
}
process.exit();
