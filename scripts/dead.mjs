// npm run dead -- --help
// What services could not do: events that their handlers failed at (dead letters), and tasks, such as e-mails and bills, that failed
// to the last try. Both lie in the store of their service, as do messages that were refused because they are not their service's word.
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { discardDead, retryDead } from '@mumaris/kit/dead/decide';
import { listForged } from '@mumaris/kit/dead/forged';
import { listDead, showDead } from '@mumaris/kit/dead/look';
import { printForged, printList, printOne } from './dead/print.mjs';
import { sayErrors } from './platform/say-errors.mjs';
import { servicesMeant, storesAreFound, withStore } from './platform/stores.mjs';

const usage = `usage: npm run dead -- COMMAND
  list [--service NAME] [--limit N]                what died, of all services or one, the latest first; N of each, 100 if not said
  show ID --service NAME                           one whole: its error, its times, what it carries without what is personal or secret
  retry (ID … | --all) --service NAME              gives them back to this service alone; --all: those that are open, not the discarded
  discard ID … --service NAME --reason TEXT        notes that they are not to be done, why, and by whom (OPERATOR, or who is signed in)
  forged [--service NAME] [--limit N]              what was refused because it is not its service's word: when, where, by which key, what was
                                                   wrong, whose word it pretended to be; the first 1,000 of 90 days are kept
  --help                                           shows this
A retry takes effect once at most, and what fails again is the same one as before. \`list\` shows what became of it. What is done or
discarded is kept for 30 days.
${storesAreFound}`;

/** @typedef {{ ids: string[], service: string | undefined, limit: string, all: boolean, reason: string | undefined }} Told */

/** @typedef {import('@mumaris/kit/mongo/connect').Connection} Connection */

/**
 * Shows something of one service, or of all.
 * @param {Told} told
 * @param {(place: string, connection: Connection, limit: number) => Promise<void>} show
 */
async function showEach({ service, limit }, show) {
  const most = Number(limit);
  if (!Number.isInteger(most) || most < 1 || most > 10_000) throw new Error('--limit takes a number from 1 to 10000');
  const services = servicesMeant(service);
  /** @type {unknown[]} */
  const problems = [];
  for (const name of services)
    // One whose store is away hides no other.
    await withStore(name, (connection) => show(`${name} (database ${connection.name})`, connection, most)).catch(
      (error) => problems.push(error.message),
    );
  if (problems.length) throw new Error([...new Set(problems)].join('\n'));
}

/** @param {Told} told */
const list = (told) =>
  showEach(told, async (place, connection, limit) => printList(place, await listDead(connection, limit)));

/** @param {Told} told */
const forged = (told) =>
  showEach(told, async (place, connection, limit) => printForged(place, await listForged(connection, limit)));

/** @param {Told} told */
async function show({ ids: [id = ''], service }) {
  printOne(await withStore(one(service), (connection) => showDead(connection, id)));
}

/** @param {Told} told */
async function retry({ ids, all, service }) {
  const given = await withStore(one(service), (connection) => retryDead(connection, all ? 'all' : ids));
  console.log(`${given} given back to ${service}; what becomes of them: npm run dead -- list --service ${service}`);
}

/** @param {Told} told */
async function discard({ ids, service, reason }) {
  if (!reason?.trim()) throw new Error('Say why they are not to be done: --reason TEXT');
  const by = process.env['OPERATOR'] || userInfo().username;
  const count = await withStore(one(service), (connection) => discardDead(connection, ids, { reason, by }));
  console.log(`${count} discarded`);
}

/** @param {string | undefined} service @returns {string} */
function one(service) {
  if (!service) throw new Error('Say whose it is: --service NAME');
  return servicesMeant(service)[0] ?? '';
}

/** What each takes. @type {Record<string, { run: (told: Told) => Promise<void>, fits: (told: Told) => boolean }>} */
const commands = {
  list: { run: list, fits: ({ ids }) => !ids.length },
  forged: { run: forged, fits: ({ ids }) => !ids.length },
  show: { run: show, fits: ({ ids }) => ids.length === 1 },
  retry: { run: retry, fits: ({ ids, all }) => all !== ids.length > 0 },
  discard: { run: discard, fits: ({ ids }) => ids.length > 0 },
};

await sayErrors(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      service: { type: 'string' },
      limit: { type: 'string', default: '100' },
      all: { type: 'boolean', default: false },
      reason: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(usage);
  const [name = '', ...ids] = positionals;
  const { service, limit, all, reason } = values;
  const told = { ids: [...new Set(ids)], service, limit, all, reason };
  const command = commands[name];
  if (!command?.fits(told)) throw new Error(usage);
  await command.run(told);
});
