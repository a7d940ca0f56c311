import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ApplicationCancelledV1, hearers } from '@mumaris/schemas';
import { serviceNames } from '../platform/processes.mjs';

/**
 * @typedef {import('mongodb').Document} Row
 * @typedef {{ rows: (service: string, collection: string, filter?: object) => Promise<Row[]>, load: import('./load.mjs').Load,
 *   addresses: import('../platform/index.mjs').Addresses, logDir: string }} Seen
 * @typedef {(seen: Seen) => Promise<string[]>} Invariant gives what does not hold
 */

const sum = (/** @type {number[]} */ amounts) => amounts.reduce((all, one) => all + one, 0);

/** @param {string[]} list */
const doubles = (list) => list.filter((one, index) => list.indexOf(one) !== index);

/** @param {string} what @param {unknown} one @param {unknown} other */
const same = (what, one, other) => (one === other ? [] : [`${what}: ${one} and ${other}`]);

/** BIL-10: the ledger balances, and agrees with what is open and what goes back. @type {Invariant} */
const books = async ({ rows }) => {
  const entries = (await rows('billing-ledger', 'postings')).flatMap((posting) => posting['entries']);
  const balance = (/** @type {string} */ account) =>
    sum(entries.filter((entry) => entry.account === account).map(({ debit, credit }) => debit - credit));
  const payments = await rows('billing', 'payments');
  const back = payments.filter(({ allocation }) => allocation.to === 'REFUND');
  const open = await rows('billing', 'invoices', { status: 'ISSUED' });
  return [
    ...same('debits and credits', sum(entries.map(({ debit }) => debit)), sum(entries.map(({ credit }) => credit))),
    ...same('receivable and open invoices', balance('receivable'), sum(open.map(({ total }) => total))),
    ...same('what goes back', -balance('refunds-payable') + 0, sum(back.map(({ amount }) => amount))),
  ];
};

/** BIL-05: what the providers took is booked once, and each paid invoice has its one payment and its one receipt. @type {Invariant} */
const money = async ({ rows, load }) => {
  const payments = await rows('billing', 'payments');
  const paid = await rows('billing', 'invoices', { status: 'PAID' });
  const booked = payments.map(({ method, providerPaymentId }) => `${method} ${providerPaymentId}`);
  const taken = await load.taken();
  return [
    ...taken.filter((one) => !booked.includes(one)).map((one) => `not booked: ${one}`),
    ...doubles(booked).map((one) => `booked twice: ${one}`),
    ...same(
      'paid invoices and their payments',
      paid.length,
      payments.filter(({ allocation }) => allocation.to === 'INVOICE').length,
    ),
    ...doubles(paid.map(({ receipt }) => receipt.number)).map((one) => `receipt given twice: ${one}`),
  ];
};

/** MEM-20: what is completed was paid and approved; what ended owes nothing. @type {Invariant} */
const applications = async ({ rows }) => {
  const all = await rows('membership', 'applications');
  const invoices = await rows('billing', 'invoices');
  const credentials = await rows('membership', 'credentials');
  const of = (/** @type {Row} */ { _id }, /** @type {string} */ status) =>
    invoices.filter((invoice) => invoice['applicationId'] === _id && invoice['status'] === status);
  return all.flatMap((application) => {
    const { number, status, timeline } = application;
    const happened = (/** @type {string} */ what) =>
      timeline.filter((/** @type {Row} */ one) => one['what'] === what).length;
    if (status === 'CANCELLED') return same(`${number} is cancelled and owes`, of(application, 'ISSUED').length, 0);
    if (status !== 'COMPLETED') return [];
    const granted = credentials.filter(({ applicationId }) => applicationId === application['_id']).length;
    return [
      ...same(`${number}: paid fees`, of(application, 'PAID').length, 2),
      ...same(`${number}: approvals`, happened('APPROVED'), 1),
      ...same(`${number}: credentials`, granted, 1),
    ];
  });
};

/** What the instants of a payment and of the end of its application make of the invoice (BIL-05). @param {Row} invoice @param {Row[]} payments @param {Date} endedAt */
const crossed = ({ number, total, dueAt, status }, payments, endedAt) => {
  const owed = payments.some(({ amount, at }) => amount === total && at < endedAt && at <= dueAt);
  const to = (/** @type {string} */ place) => payments.filter(({ allocation }) => allocation.to === place).length;
  return [
    ...same(`${number} by its instants`, status, owed ? 'PAID' : 'CANCELLED'),
    ...same(`${number}: what settled it`, to('INVOICE'), owed ? 1 : 0),
    ...same(`${number}: what goes back in full`, to('REFUND'), payments.length - (owed ? 1 : 0)),
  ];
};

/** MEM-26, BIL-05: what was cancelled stays so, and says it once; its money is where the instants put it. @type {Invariant} */
const cancellations = async ({ rows, load }) => {
  const applications = await rows('membership', 'applications', { status: 'CANCELLED' });
  const [invoices, payments] = [await rows('billing', 'invoices'), await rows('billing', 'payments')];
  const said = await rows('membership', 'outbox', { 'event.type': ApplicationCancelledV1.type });
  const withdrawn = applications.flatMap((application) => {
    const { _id, number, timeline } = application;
    const steps = timeline.filter((/** @type {Row} */ { what }) => what === 'CANCELLED_BY_APPLICANT');
    if (!steps.length) return [];
    const ofIt = invoices.filter(({ applicationId }) => applicationId === _id);
    return [
      ...same(`${number}: its end`, timeline.at(-1).status, 'CANCELLED'),
      ...same(`${number} is said to be cancelled`, said.filter(({ aggregateId }) => aggregateId === _id).length, 1),
      ...ofIt.flatMap((invoice) =>
        crossed(
          invoice,
          payments.filter(({ invoiceId }) => invoiceId === invoice['_id']),
          steps[0].at,
        ),
      ),
    ];
  });
  const told = await Promise.all(
    load.crossed.map(async ({ email, number }) => {
      const mails = (await load.town.messages(email)).filter(
        ({ channel, subject }) => channel === 'EMAIL' && subject?.includes('أُلغي') && subject.includes(number),
      );
      return [
        ...same(`mails about the end of ${number}`, mails.length, 1),
        ...(applications.some((application) => application['number'] === number) ? [] : [`${number} is not cancelled`]),
      ];
    }),
  );
  return [...withdrawn, ...told.flat()];
};

/** Every event reached whoever hears its kind: handled once, or with those who decide. @type {Invariant} */
const events = async ({ rows }) => {
  const inboxes = new Map();
  for (const name of serviceNames) inboxes.set(name, await rows(name, 'inbox'));
  const said = (
    await Promise.all(serviceNames.map(async (name) => ({ name, sent: await rows(name, 'outbox') })))
  ).flatMap(({ name, sent }) =>
    sent.map((row) => ({ name, id: row['_id'], type: row['event'].type, sentAt: row['sentAt'] })),
  );
  const dead = (await Promise.all(serviceNames.map((name) => rows(name, 'tasks', { state: 'DEAD' })))).flat();
  const missing = serviceNames.flatMap((hearer) => {
    const inbox = inboxes.get(hearer);
    const kinds = new Set(inbox.map((/** @type {Row} */ { type }) => type));
    const heard = new Set(inbox.map((/** @type {Row} */ { _id }) => _id));
    const authors = hearers[/** @type {keyof typeof hearers} */ (hearer)];
    return said
      .filter(({ name, id, type }) => authors.some((author) => author === name) && kinds.has(type) && !heard.has(id))
      .map(({ id, type }) => `${hearer} did not hear ${type} ${id}`);
  });
  return [
    ...said.filter(({ sentAt }) => !sentAt).map(({ id }) => `not sent: ${id}`),
    ...missing,
    ...dead.map(({ _id, lastError }) => `dead: ${_id}: ${lastError}`),
  ];
};

/** NTF-03: one message an event, and one mail; the same again carries the same Message-ID. @type {Invariant} */
const messages = async ({ rows, load }) => {
  const inbox = await rows('notification', 'messages');
  const received = await Promise.all(load.people.map(({ email }) => load.town.messages(email)));
  const mails = new Map(
    received
      .flat()
      .filter(({ channel }) => channel === 'EMAIL')
      .map((mail) => [mail.messageId, `${mail.to}: ${mail.subject}: ${mail.text}`]),
  );
  return [
    ...doubles(inbox.map(({ eventId }) => eventId)).map((one) => `two messages of ${one}`),
    ...doubles([...mails.values()]).map((one) => `a mail came twice under two Message-IDs: ${one.slice(0, 80)}`),
  ];
};

/** IDN-05: one account an ID number; IDN-15: each of its changes once in the trail. @type {Invariant} */
const accounts = async ({ rows }) => {
  const all = await rows('identity', 'accounts');
  const trail = await rows('identity-audit', 'security-events', { kind: 'ACTIVATED' });
  const activated = trail.map(({ subject }) => subject);
  return [
    ...doubles(all.flatMap(({ idNumberIndexes }) => idNumberIndexes)).map((one) => `two accounts of ${one}`),
    ...doubles(activated).map((one) => `activated twice: ${one}`),
  ];
};

/** No ID number, mobile or password lies in an event or a log. @type {Invariant} */
const secrecy = async ({ rows, load, logDir }) => {
  const logs = readdirSync(logDir).map((file) => ({
    where: file,
    text: readFileSync(path.join(logDir, file), 'utf8'),
  }));
  const said = await Promise.all(
    serviceNames.map(async (name) => ({ where: `${name}'s outbox`, text: JSON.stringify(await rows(name, 'outbox')) })),
  );
  const secrets = load.people.flatMap(({ idNumber, mobile, password }) => [idNumber, mobile.slice(4), password]);
  return [...logs, ...said].flatMap(({ where, text }) =>
    secrets.some((one) => text.includes(one)) ? [`personal data in ${where}`] : [],
  );
};

/** What must hold when all is quiet again. @type {Readonly<Record<string, Invariant>>} */
export const invariants = { books, money, applications, cancellations, events, messages, accounts, secrecy };
