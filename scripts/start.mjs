// `npm start`: from a fresh clone to a running platform. Until `install` is done, only plain Node is used, the
// machine's own; from there on the pinned one.
import path from 'node:path';
import { helpIfAsked } from './platform/help.mjs';
import { build, install } from './platform/install.mjs';
import { continueOnPinnedNode } from './platform/node.mjs';
import { root } from './platform/run.mjs';

helpIfAsked(`usage: npm start   installs, builds and starts the whole platform with sample data; Ctrl-C ends it`);

const dataDir = path.join(root, '.local/data');
const started = Date.now();
const log = (/** @type {string} */ line) =>
  console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}`);

/** @type {(() => Promise<void>) | undefined} */
let stop;
let ending = false;
const end = async () => {
  if (ending) return;
  ending = true;
  // While things are still coming up there is no order to keep: the servers' guard clears up behind us.
  if (!stop) process.exit(130);
  console.log('\nStopping …');
  await stop();
  process.exit(0);
};
process.on('SIGINT', end).on('SIGTERM', end);

try {
  await install(log);
  await continueOnPinnedNode();
  await build(log);
  const { startPlatform } = await import('./platform/index.mjs');
  const platform = await startPlatform({ dataDir, log });
  stop = platform.stop;
  const { loadSample } = await import('./sample/index.mjs');
  const sample = await loadSample({ platform, dataDir, log });
  const { welcome } = await import('./platform/welcome.mjs');
  log('Ready.');
  console.log(welcome(platform.addresses, sample));
} catch (error) {
  if (ending) process.exit(130);
  console.error(`\n${error instanceof Error ? error.message : error}`);
  await stop?.();
  process.exit(1);
}
