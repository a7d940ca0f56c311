import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { supervise } from '../platform/supervise.mjs';

const dir = mkdtempSync(path.join(tmpdir(), 'supervise-'));
after(() => rmSync(dir, { recursive: true, force: true }));

/** Lives until somebody asks it to hang; then its port is open, and nobody answers. */
const main = path.join(dir, 'main.mjs');
writeFileSync(
  main,
  `import { createServer } from 'node:http';
createServer((request, response) => {
  if (request.url === '/hang') for (;;);
  response.end(String(process.pid));
}).listen(Number(process.env.PORT), '127.0.0.1');
`,
);

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

/** @param {() => Promise<boolean>} isSo */
const eventually = async (isSo) => {
  for (let tries = 0; tries < 200; tries++) {
    if (await isSo().catch(() => false)) return;
    await sleep(50);
  }
  throw new Error('it never was so');
};

test('a process that hangs is ended and started again; one that lives is left alone', async () => {
  const url = `http://127.0.0.1:${await freePort()}`;
  /** @type {string[]} */
  const said = [];
  const program = { main, env: { PORT: new URL(url).port }, url };
  const guard = { watch: () => {}, dismiss: () => {} };
  const watch = { everyMs: 100, patienceMs: 300, misses: 3, firstMisses: 30 };
  const process = supervise('thing', program, path.join(dir, 'logs'), guard, (line) => said.push(line), watch);
  await process.ready();
  const first = process.pid();
  await sleep(1_000); // ten looks
  assert.equal(process.pid(), first);
  assert.deepEqual(said, []);
  void fetch(`${url}/hang`).catch(() => undefined);
  await eventually(async () => process.pid() !== first && (await fetch(url)).ok);
  assert.equal(said[0], 'thing hangs; ending it, to start it again');
  assert.match(said[1] ?? '', /thing ended \(SIGKILL\); starting it again/);
  await process.stop();
});
