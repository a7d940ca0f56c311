// node scripts/turbo.mjs run TASK …
// Turbo, told which Node runs: what one Node built or tested is not taken from the cache for another. It tells nobody of
// its work.
import { createRequire } from 'node:module';
import { run } from './platform/run.mjs';

const turbo = createRequire(import.meta.url).resolve('turbo/bin/turbo');
const env = { RUNNING_NODE: process.version, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
const { code } = await run(process.execPath, [turbo, ...process.argv.slice(2)], { env });
process.exitCode = code;
