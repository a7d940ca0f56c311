import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLine } from './identity.mjs';

/** @typedef {{ pid: number, owner: { pid: number, command: string } }} Run */

/**
 * Notes which process serves these data and who started it, for the next start to find.
 * @param {string} file
 * @param {number} pid
 */
export async function noteRun(file, pid) {
  const owner = { pid: process.pid, command: await commandLine(process.pid) };
  writeFileSync(file, JSON.stringify({ pid, owner }));
}

/** @param {string} file */
export const forgetRun = (file) => rmSync(file, { force: true });

/**
 * Ends a server that an earlier start left behind. Two servers on the same data would spoil them, so this comes before
 * every start; but a server whose owner is alive and well is in use, and is not ours to end.
 * @param {string} name
 * @param {string} file
 * @param {string} marker path in the command line of a server that serves these data
 */
export async function endPreviousRun(name, file, marker) {
  const run = readRun(file);
  if (!run) return;
  const isOurs = async () => (await commandLine(run.pid)).includes(marker);
  if (await isOurs()) {
    const owner = await commandLine(run.owner.pid);
    if (owner && owner === run.owner.command) {
      throw new Error(
        `${name} already serves ${marker}: it was started by process ${run.owner.pid}. Stop that one first.`,
      );
    }
    process.kill(run.pid, 'SIGTERM');
    for (let waited = 0; waited < 10_000 && (await isOurs()); waited += 100) await sleep(100);
    if (await isOurs()) process.kill(run.pid, 'SIGKILL');
    while (await isOurs()) await sleep(20);
  }
  forgetRun(file);
}

/**
 * @param {string} file
 * @returns {Run | undefined}
 */
function readRun(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // none, or half written by a process that was killed: then its guard has ended the server
  }
}
