import { readFileSync } from 'node:fs';
import { tryCommand } from './commands.mjs';

/**
 * The command line of a live process, or '' when there is no such process.
 * Pids are given out again, so a pid from a file says nothing before its command line was looked at.
 * @param {number} pid
 */
export async function commandLine(pid) {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    } catch {
      return '';
    }
  }
  const { ok, output } = await tryCommand('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
  return ok ? output.trim() : '';
}
