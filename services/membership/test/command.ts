import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';

/** Runs a command of this service as a process, with nothing of its surroundings but what is given. */
export const runBuilt = async (command: string, args: readonly string[], env: Record<string, string> = {}) => {
  const program = path.join(__dirname, '..', 'dist', 'commands', `${command}.js`);
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: Number(code), stdout, stderr };
};
