// npm run bench:gateway [-- --seconds 4 --rounds 3 --only ours,stock --operation nested]
// Our gateway beside others over the same stub subgraphs, in turns of one run: the ratios are what counts. Build first.
import { parseArgs } from 'node:util';
import { helpIfAsked } from '../platform/help.mjs';

helpIfAsked(`usage: npm run bench:gateway [-- OPTIONS]   our gateway beside others, over the same stub subgraphs

  --seconds N       how long each is asked in each round (4)
  --rounds N        how many rounds (3)
  --only NAMES      of ours, stock, hive_js, hive_rust, separated by commas
  --operation NAMES of nested, wide, me, mutation

About six minutes, on a machine of two cores that does nothing else. Progress goes to stderr, tables to stdout.`);

const { compare } = await import('./gateway/compare.mjs');
const { deduplicating, gatewayNames, rivals } = await import('./gateway/gateways.mjs');
const { operations } = await import('./gateway/operations.mjs');
const { installRivals } = await import('./gateway/rivals.mjs');
const { median, ratioOf, shown, table } = await import('./gateway/tables.mjs');

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: gatewayNames.join() },
    operation: { type: 'string', default: Object.keys(operations).join() },
  },
});

/** @param {string} given @param {string[]} known @throws when one of them is none */
const chosen = (given, known) => {
  const names = given.split(',');
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`${unknown}: not one of ${known.join(', ')}`);
  return known.filter((name) => names.includes(name));
};

/** @param {string} title @param {import('./gateway/compare.mjs').Results} results */
const show = (title, results) => {
  console.log(`\n${title}\n`);
  for (const [name, rounds] of Object.entries(results)) console.log(`${table(name, rounds)}\n`);
};

/** @param {string[]} gateways */
const compareAll = async (gateways) => {
  const plan = {
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    operations: chosen(values.operation, Object.keys(operations)),
  };
  const results = await compare({ ...plan, gateways, deduplicates: false });
  show('Each request and each call by itself', results);
  const again = gateways.filter((name) => deduplicating.includes(name));
  if (again.length > 1)
    show(
      'Like requests and like calls of one moment made one, where that exists',
      await compare({ ...plan, gateways: again, deduplicates: true }),
    );
  // Over the nested operation, or the one that was chosen in its place.
  const rounds = Object.values(results)[0] ?? {};
  const ours = rounds['ours'] ?? [];
  const ratio = (/** @type {string} */ name) => shown(ratioOf(ours, rounds[name]));
  const cpu = shown(median(ours.map((round) => round.cpu)), 3);
  const rss = shown(median(ours.map((round) => round.rss)), 0);
  console.log(`stock=${ratio('stock')} hive_rust=${ratio('hive_rust')} cpu_ms=${cpu} rss_mb=${rss}`);
};

try {
  const wanted = chosen(values.only, gatewayNames);
  const withRivals = !wanted.some((name) => rivals.includes(name)) || (await installRivals());
  if (!withRivals) console.log('Without Hive Gateway: its packages cannot be had here.');
  await compareAll(wanted.filter((name) => withRivals || !rivals.includes(name)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
