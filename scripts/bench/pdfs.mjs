// node scripts/bench/pdfs.mjs [--of invoices|credentials] [--documents 2000] [--at-once 8]
// How many invoices (BIL-11), or documents that the Commission granted (MEM-60), are typeset in a second, and what memory that takes: of this process and of those that typeset, looked at every
// 50 ms, at its most in each fifth of the documents. Of invoices then one statement of 500 lines. Build first.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const billing = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../services/billing');
const load = createRequire(path.join(billing, 'package.json'));
const { createPdfRenderer } = load('@mumaris/kit/pdf/pdf-renderer');
const { loadBillingRules } = load('./dist/assemble.js');
const { issueInvoice } = load('./dist/invoices/domain/issue-invoice.js');
const { invoicePaper } = load('./dist/papers/domain/invoice-paper.js');
const { statementOf } = load('./dist/papers/domain/statement.js');
const { statementPaper } = load('./dist/papers/domain/statement-paper.js');

const { values } = parseArgs({
  options: {
    of: { type: 'string', default: 'invoices' },
    documents: { type: 'string', default: '2000' },
    'at-once': { type: 'string', default: '8' },
  },
});
const [documents, atOnce] = [Number(values.documents), Number(values['at-once'])];

const rules = loadBillingRules();
const madeAt = new Date('2026-11-22T09:00:00.000Z');
const order = {
  ...{ applicationId: 'app_1', applicationNumber: 'A-482-913-075', accountId: 'acc_1', practitionerId: 'pra_1' },
  ...{ service: 'REREGISTRATION', category: 'PHYSICIAN', kind: 'COMBINED', registrationEndedOn: '2026-09-20' },
  requestedAt: madeAt,
};
const invoiceOf = (/** @type {number} */ sequence) =>
  issueInvoice(order, { id: `inv_${sequence}`, sequence }, rules, madeAt).state;

/** Megabytes of a process; 0 where it has just ended. */
const memoryOf = (/** @type {number | string} */ pid) => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
};
const children = () =>
  readdirSync(`/proc/${process.pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${process.pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  );

const fifths = Array.from({ length: 5 }, () => ({ own: 0, most: 0 }));
let done = 0;
const watch = setInterval(() => {
  const fifth = fifths[Math.min(4, Math.floor((done * 5) / documents))];
  if (!fifth) return;
  fifth.own = Math.max(fifth.own, memoryOf(process.pid));
  fifth.most = Math.max(fifth.most, ...children().map(memoryOf));
}, 50);

const membership = path.join(billing, '../membership');
const loadGranted = createRequire(path.join(membership, 'package.json'));

/** Registrations of one nurse after another. */
const credentials = () => {
  const { grant } = loadGranted('./dist/credentials/index.js');
  const { credentialPaper } = loadGranted('./dist/papers/domain/credential-paper.js');
  const { loadPaperRules, loadGoodStandingRules } = loadGranted('./dist/papers/rules/load-rules.js');
  const { loadReference } = loadGranted('./dist/reference/rules/load-reference.js');
  const making = {
    ...{ rules: loadPaperRules(), goodStandingRules: loadGoodStandingRules(), reference: loadReference(), copy: false },
    ...{ classification: { specialty: 'CRITICAL_CARE_NURSING', rank: 'NURSE_SPECIALIST' }, now: madeAt },
    checkUrl: 'https://portal.example/check',
  };
  const earned = {
    ...{ practitionerId: 'pra_1', accountId: 'acc_1', applicationId: 'app_1', category: 'NURSE', kind: 'REGISTRATION' },
    ...{ holder: { ar: 'نورة عبدالله القحطاني', en: 'Noura Abdullah Al-Qahtani' }, expiresOn: '2028-03-01' },
    content: { startsOn: '2026-03-01', employer: null },
  };
  return {
    papers: path.join(membership, 'papers'),
    template: 'certificate.typ',
    dataOf: (/** @type {number} */ count) =>
      credentialPaper(grant({ id: 'cre_1', number: `R-${count}`, code: '7KQ2M9XA' }, earned, madeAt).state, making),
  };
};
const invoices = () => ({
  papers: path.join(billing, 'papers'),
  template: 'charges.typ',
  dataOf: (/** @type {number} */ count) => invoicePaper(invoiceOf(count), rules),
});
const { papers, template, dataOf } = values.of === 'credentials' ? credentials() : invoices();
const renderer = createPdfRenderer(papers);
/** @type {number[]} */
const took = [];
let next = 0;
const client = async () => {
  while (next < documents) {
    const data = dataOf((next += 1));
    const began = performance.now();
    await renderer.render({ template, data, madeAt });
    took.push(performance.now() - began);
    done += 1;
  }
};
const began = performance.now();
await Promise.all(Array.from({ length: atOnce }, client));
const seconds = (performance.now() - began) / 1_000;
clearInterval(watch);

const sorted = took.toSorted((one, other) => one - other);
const at = (/** @type {number} */ share) => (sorted[Math.floor(share * (sorted.length - 1))] ?? NaN).toFixed(1);
console.log(`${documents} ${values.of}, ${atOnce} asked for at once: ${(documents / seconds).toFixed(0)} a second`);
console.log(`one: median ${at(0.5)}, p99 ${at(0.99)}, most ${at(1)} ms`);
for (const [index, { own, most }] of fifths.entries())
  console.log(`fifth ${index + 1}: ${own.toFixed(0)} MB of its own, ${most.toFixed(0)} MB the largest that typesets`);

const makeStatement = async () => {
  const receipt = { number: 'RCT-2026-00000001', paymentId: 'pay_1', method: 'SADAD' };
  const paid = Array.from({ length: 250 }, (_, index) => ({
    ...{ ...invoiceOf(index), status: 'PAID', paidAt: madeAt, receipt },
  }));
  const period = { from: '2026-11-01', until: '2026-11-30' };
  const statement = statementPaper(
    'acc_1',
    period,
    statementOf({ invoices: paid, refunds: [], payments: [], numbers: new Map() }, period, 500),
    rules,
  );
  const asked = performance.now();
  const bytes = await renderer.render({ template: 'statement.typ', data: statement, madeAt });
  console.log(
    `a statement of 500 lines: ${(performance.now() - asked).toFixed(0)} ms, ${(bytes.length / 1_024).toFixed(0)} kB`,
  );
};
if (values.of !== 'credentials') await makeStatement();
await renderer.stop();
