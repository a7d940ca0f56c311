// Starts a whole platform on throw-away servers and free ports with the sample data, for the end-to-end tests; prints
// where its addresses are, and ends with its standard input.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPlatform } from './platform/index.mjs';
import { loadSample } from './sample/index.mjs';

const dataDir = mkdtempSync(path.join(tmpdir(), 'mumaris-e2e-'));
const log = (/** @type {string} */ line) => console.error(`[platform] ${line}`);

// The environment's servers are for the component tests: these tests want users who can use one database alone.
delete process.env['MONGODB_URI'];
delete process.env['KAFKA_BROKERS'];

const platform = await startPlatform({ dataDir, ephemeral: true, log });
const stop = async (/** @type {number} */ code) => {
  await platform.stop();
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(code);
};
process.on('SIGTERM', () => stop(0)).on('SIGINT', () => stop(0));
process.stdin.resume().on('end', () => stop(0));
try {
  await loadSample({ platform, dataDir, log });
  console.log(path.join(dataDir, 'platform.json'));
} catch (error) {
  console.error(error);
  await stop(1);
}
