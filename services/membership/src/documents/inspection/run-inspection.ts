import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Question, Saying } from './protocol';

/** The built process, also for tests, which run from the source. */
const program = path.join(__dirname, '..', '..', '..', 'dist', 'documents', 'inspection', 'inspection-process.js');

const lookMs = 100;
const bytesPerPage = 4_096;
const bytesPerMegabyte = 1_048_576;
/** Room of the process outside of JavaScript's own: decoded pictures, canvases. */
const shareOfHeap = 0.5;

/** How much memory a process has; undefined where the system does not tell. */
const memoryOf = async ({ pid }: ChildProcess): Promise<number | undefined> => {
  const text = await readFile(`/proc/${String(pid)}/statm`, 'utf8').catch(() => '');
  const pages = Number(text.split(' ')[1]);
  return pages ? pages * bytesPerPage : undefined;
};

interface Bounds {
  readonly seconds: number;
  readonly megabytes: number;
}

/**
 * Looks into a document in a process of its own, which can write no file, knows no secret, and is killed when it takes too long or too much.
 * @returns what it said until then
 */
export const runInspection = (question: Question, { seconds, megabytes }: Bounds): Promise<Saying[]> =>
  new Promise((resolve, reject) => {
    const child = fork(program, {
      env: { NODE_ENV: 'production' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [
        `--max-old-space-size=${Math.floor(megabytes * shareOfHeap)}`,
        '--permission',
        '--allow-fs-read=*',
        '--allow-addons',
      ],
    });
    const sayings: Saying[] = [];
    const kill = () => void child.kill('SIGKILL');
    const late = setTimeout(kill, seconds * 1_000);
    const watch = setInterval(() => {
      void memoryOf(child).then((bytes) => bytes !== undefined && bytes > megabytes * bytesPerMegabyte && kill());
    }, lookMs);
    const settle = (done: () => void) => {
      clearTimeout(late);
      clearInterval(watch);
      done();
    };
    child.on('message', (saying: Saying) => sayings.push(saying));
    child.once('error', (error) => settle(() => reject(error)));
    child.once('close', () => settle(() => resolve(sayings)));
    child.send(question, (error) => error && kill());
  });
