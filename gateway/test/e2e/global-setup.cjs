const { spawn } = require('node:child_process');
const path = require('node:path');
const readline = require('node:readline');

/** Starts one platform for all journeys, unless PLATFORM_FILE names a running one. */
module.exports = async () => {
  if (process.env.PLATFORM_FILE) return;
  const script = path.join(__dirname, '../../../scripts/e2e-platform.mjs');
  const platform = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await Promise.race([
    new Promise((resolve) => readline.createInterface(platform.stdout).once('line', (text) => resolve([text]))),
    new Promise((_, reject) => platform.once('exit', (code) => reject(new Error(`the platform ended (${code})`)))),
  ]);
  process.env.PLATFORM_FILE = line;
  globalThis.platformUnderTest = platform;
};
