import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { freePort } from './ports.mjs';

/**
 * The ports of the last run where they are still free, so that addresses people noted down go on working.
 * @param {string} file
 * @param {(number | undefined)[]} usual what to try at the first start; undefined: any free port
 * @param {(line: string) => void} log
 * @returns {Promise<number[]>} as many as `usual`
 */
export async function choosePorts(file, usual, log) {
  /** @type {(number | undefined)[]} */
  const wanted = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : usual;
  /** @type {number[]} */
  const ports = [];
  for (const port of wanted) {
    const free = await freePort(port, ports);
    if (port && free !== port) log(`port ${port} is taken, using ${free}`);
    ports.push(free);
  }
  writeFileSync(file, JSON.stringify(ports));
  return ports;
}
