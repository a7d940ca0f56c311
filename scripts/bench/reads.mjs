// node scripts/bench/reads.mjs [--applications 100000] [--seconds 3] [--rounds 3] [--readers 8]
// The reads that weigh most, through the gateway of a whole platform, each beside what it is compared with, in turns of one run: the
// ratios are what counts. Build first.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { helpIfAsked } from '../platform/help.mjs';

helpIfAsked(`usage: node scripts/bench/reads.mjs [OPTIONS]   the review queue, the catalogue, canI and me, through the gateway

  --applications N  how many are under review (100000)
  --seconds N       how long each is asked in each round (3)
  --rounds N        how many rounds, to and fro (3)
  --readers N       how many ask at once (8)

About five minutes. A platform of its own with the sample data, and gateways that make no like calls one. Times are in ms.`);

const { createTown, createGraph, logIn } = await import('@mumaris/sandbox/outsider');
const { waitFor } = await import('@mumaris/kit/testing');
const { freePort } = await import('../../infra/local/processes/ports.mjs');
const { root } = await import('../platform/run.mjs');
const { startPlatform } = await import('../platform/index.mjs');
const { loadSample } = await import('../sample/index.mjs');
const { createChildren } = await import('./gateway/children.mjs');
const { forgetPeak, peakRssMb } = await import('./gateway/process-figures.mjs');
const { median } = await import('./gateway/tables.mjs');
const { ask, drive } = await import('./reads/drive.mjs');
const { fillQueue } = await import('./reads/fill-queue.mjs');

/**
 * @typedef {import('./reads/drive.mjs').Reading} Reading
 * @typedef {{ name: string, reading: Reading, beside?: string }} Row beside: the name of the row that it is compared with
 */

const { values } = parseArgs({
  options: {
    applications: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    readers: { type: 'string', default: '8' },
  },
});
const load = { seconds: Number(values.seconds), readers: Number(values.readers) };

const operation = (/** @type {string} */ name) =>
  readFileSync(path.join(root, `gateway/src/explorer/operations/${name}.graphql`), 'utf8');

const catalogue = `{ services {
  code name { ar en } description { ar en } steps usualWorkingDays promisedWorkingDays
  questions { id kind label { ar en } choices { value label { ar en } } questions { id label { ar en } } }
  documents { id label { ar en } } fees(category: NURSE) { kind amount { amount currency } }
} }`;
const facts = { category: 'NURSE', nationality: 'SA', age: 31, classified: true, registered: false };
const canI = (/** @type {string} */ more) => ({
  query: `query ($facts: StatedFacts!) { canI(facts: $facts) {
    open service { code name { ar en } promisedWorkingDays ${more} } missing { id label { ar en } advice { ar en } }
  } }`,
  variables: { facts },
});

/** The page of §7 of the graph's sketch, in the parts that a frontend would ask one service each for. */
const parts = [
  '{ me { name { first last } } }',
  '{ me { practitioner { fileNumber profile { name { ar en } category } registration { number status issuedOn expiresOn } } } }',
  `{ me { practitioner { applications(filter: { open: true }) { edges { node {
    id number status promisedBy requirements { id met label { ar en } advice { ar en } }
    deadline { at day hijri consequence { ar en } } nextStep { actor action { ar en } }
  } } pageInfo { hasNextPage endCursor } } } } }`,
  `{ me { practitioner { applications(filter: { open: true }) { edges { node { invoices {
    id number kind status total { amount currency } dueAt sadad { billerCode billNumber }
  } } } } } } }`,
  '{ me { practitioner { cpd { cycle { starts ends required recognised pending missing } total { recognised pending } } } } }',
  '{ me { messages(unreadOnly: true, first: 5) { edges { node { id subject sentAt } } } unreadCount } }',
].map((query) => ({ query }));

/** @param {Record<'kept' | 'past', string>} urls @param {Record<'reviewer' | 'applicant', string>} tokens @param {string} deep a cursor near the end of the queue @returns {Row[]} */
const rowsOf = ({ kept, past }, { reviewer, applicant }, deep) => {
  const queue = (/** @type {object} */ variables) => ({
    url: kept,
    token: reviewer,
    asked: [{ query: operation('review-queue'), variables }],
  });
  const all = (/** @type {string} */ url, /** @type {readonly object[]} */ asked, token = '') =>
    /** @type {Reading} */ ({ url, token, asked });
  const [services, me] = [{ query: catalogue }, { query: operation('me') }];
  const withFees = canI('fees(category: NURSE) { kind amount { amount currency } }');
  return [
    { name: 'queue, first page', reading: queue({}) },
    { name: 'queue, deep page', reading: queue({ after: deep }), beside: 'queue, first page' },
    {
      name: 'queue, by a rare service',
      reading: queue({ filter: { service: 'REGISTRATION' } }),
      beside: 'queue, first page',
    },
    { name: 'queue, by skills', reading: queue({ filter: { skilled: true } }), beside: 'queue, first page' },
    { name: 'catalogue, kept', reading: all(kept, [services]) },
    { name: 'catalogue, past the cache', reading: all(past, [services]), beside: 'catalogue, kept' },
    { name: 'canI', reading: all(kept, [canI('')]) },
    { name: 'canI with fees', reading: all(kept, [withFees]), beside: 'canI' },
    { name: 'me in one', reading: all(kept, [me], applicant) },
    { name: 'me in six parts at once', reading: all(kept, parts, applicant), beside: 'me in one' },
  ];
};

/** @param {import('../platform/index.mjs').Platform} platform @param {ReturnType<typeof createChildren>} children */
const startGateways = async (platform, children) => {
  const start = async (/** @type {string} */ name, /** @type {Record<string, string>} */ own) => {
    const port = await freePort();
    const env = { ...platform.env('gateway'), LOG_LEVEL: 'error', SHARE_CALLS: 'false', PORT: String(port), ...own };
    const { ended } = children.start(name, { file: 'gateway/dist/main.js', cores: '0,1', env });
    const url = `http://127.0.0.1:${port}`;
    const answers = () =>
      fetch(`${url}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
    await Promise.race([waitFor(answers, { timeoutMs: 60_000, what: name }), ended]);
    return url;
  };
  return { kept: await start('kept', {}), past: await start('past', { MAX_CACHED_BYTES: '0' }) };
};

/** @param {import('../platform/index.mjs').Platform} platform @param {Awaited<ReturnType<typeof loadSample>>} sample */
const signIn = async (platform, sample) => {
  const [graph, town] = [createGraph(platform.addresses.gateway), createTown(platform.addresses.sandbox)];
  const enter = async (/** @type {{ email: string } | undefined} */ person) => {
    const email = person?.email ?? '';
    const { tokens, account } = await logIn(graph, email, sample.password, () => town.authenticatorCode(email));
    return { token: tokens.accessToken, id: account.id };
  };
  const of = (/** @type {string} */ role) => enter(sample.people.find(({ roles }) => roles.includes(role)));
  const [reviewer, lead] = [await of('REVIEWER'), await of('REVIEW_LEAD')];
  const input = { reviewerId: reviewer.id, services: ['REGISTRATION'], categories: ['NURSE'] };
  const set = `mutation ($input: SetReviewerSkillsInput!) { setReviewerSkills(input: $input) { errors { code } } }`;
  await ask(platform.addresses.gateway, { query: set, variables: { input } }, lead.token);
  // Of the sample's applications the second is one whose first fee is due.
  return { reviewer: reviewer.token, applicant: (await enter(sample.people[1])).token };
};

/** @param {Row[]} rows @param {number} membership the process of the service */
const measure = async (rows, membership) => {
  /** @type {Map<string, (import('./reads/drive.mjs').Outcome & { peak: number })[]>} */
  const outcomes = new Map(rows.map(({ name }) => [name, []]));
  for (let round = 0; round <= Number(values.rounds); round += 1)
    for (const { name, reading } of round % 2 ? rows : rows.toReversed()) {
      forgetPeak(membership);
      const outcome = await drive(reading, round ? load : { ...load, seconds: 1 });
      // The first round warms up.
      if (round) outcomes.get(name)?.push({ ...outcome, peak: peakRssMb(membership) });
    }
  return outcomes;
};

/** @param {Row[]} rows @param {Awaited<ReturnType<typeof measure>>} outcomes */
const show = (rows, outcomes) => {
  const rates = (/** @type {string} */ name) => (outcomes.get(name) ?? []).map(({ count, seconds }) => count / seconds);
  console.log(
    '| read | a second | p50 ms | p99 ms | membership MB | time, beside |\n| --- | --- | --- | --- | --- | --- |',
  );
  for (const { name, beside } of rows) {
    const all = outcomes.get(name) ?? [];
    const of = (/** @type {'p50' | 'p99' | 'peak'} */ what) =>
      median(all.map((one) => one[what])).toFixed(what === 'p50' ? 1 : 0);
    const others = beside ? rates(beside) : [];
    const ratio = median(rates(name).map((rate, round) => (others[round] ?? NaN) / rate));
    const compared = beside ? `**${ratio.toFixed(2)}** × ${beside}` : '';
    console.log(
      `| ${name} | ${median(rates(name)).toFixed(0)} | ${of('p50')} | ${of('p99')} | ${of('peak')} | ${compared} |`,
    );
  }
};

const dataDir = mkdtempSync(path.join(tmpdir(), 'mumaris-reads-'));
const log = (/** @type {string} */ line) => console.error(line);
const platform = await startPlatform({ dataDir, ephemeral: true, log });
const children = createChildren();
try {
  const sample = await loadSample({ platform, dataDir, log });
  await fillQueue(platform.env('membership')['MONGODB_URI'] ?? '', Number(values.applications));
  log(`${values.applications} applications are under review`);
  const tokens = await signIn(platform, sample);
  const urls = await startGateways(platform, children);
  const end = { query: '{ reviewQueue(last: 30) { pageInfo { startCursor } } }' };
  const { reviewQueue } = await ask(urls.kept, end, tokens.reviewer);
  const rows = rowsOf(urls, tokens, reviewQueue.pageInfo.startCursor);
  show(rows, await measure(rows, platform.pid('membership') ?? 0));
} finally {
  await children.stop();
  await platform.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
