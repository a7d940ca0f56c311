// `npm run reset`: forgets the local platform's data; fetched servers stay.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { helpIfAsked } from './platform/help.mjs';
import { root } from './platform/run.mjs';

helpIfAsked('usage: npm run reset   forgets the data of the platform that was started here; what was fetched stays');

const dataDir = path.join(root, '.local/data');
const addresses = path.join(dataDir, 'platform.json');

/** A start that was killed leaves its addresses behind: what counts is whether anybody answers there. */
const isRunning = async () => {
  if (!existsSync(addresses)) return false;
  const { gateway } = JSON.parse(readFileSync(addresses, 'utf8'));
  const answer = fetch(`${gateway}/health/live`, { signal: AbortSignal.timeout(2_000) });
  return answer.then(
    () => true,
    () => false,
  );
};

if (await isRunning()) {
  console.error('The platform is running: end it with Ctrl-C first.');
  process.exit(1);
}
rmSync(dataDir, { recursive: true, force: true });
console.log('Forgotten. The next `npm start` begins with fresh sample data.');
