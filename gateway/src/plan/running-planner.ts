import { fork } from 'node:child_process';
import path from 'node:path';
import type { Request, Response } from './planner-process';

/** The built process, also for tests, which run from the source. */
const program = path.join(__dirname, '..', '..', 'dist', 'plan', 'planner-process.js');
const maxMegabytes = 512;
/** So much of what it says when it ends is kept. */
const longestWords = 500;

/** The process ended before it answered, or took too long and was ended. */
export class PlannerEnded extends Error {
  override readonly name = 'PlannerEnded';
}

/** The process of a planner, which answers one request at a time. */
export interface RunningPlanner {
  readonly isRunning: boolean;
  /** @throws PlannerEnded */
  ask(request: Request, timeoutMs: number): Promise<Response>;
  end(): void;
}

export const startPlanner = (): RunningPlanner => {
  const child = fork(program, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [`--max-old-space-size=${maxMegabytes}`],
  });
  let isRunning = true;
  let words = '';
  child.stderr?.on('data', (text: Buffer) => (words = `${words}${text.toString()}`.slice(-longestWords)));
  child.once('exit', () => (isRunning = false));
  child.on('error', () => (isRunning = false));
  const end = () => void child.kill('SIGKILL');
  const ask = (request: Request, timeoutMs: number): Promise<Response> =>
    new Promise((resolve, reject) => {
      const ended = () => settle(() => reject(new PlannerEnded(words || 'it took too long')));
      const answered = (response: Response) => settle(() => resolve(response));
      const timer = setTimeout(end, timeoutMs);
      const settle = (tell: () => void) => {
        clearTimeout(timer);
        child.off('exit', ended).off('error', ended).off('message', answered);
        tell();
      };
      child.once('exit', ended).once('error', ended).once('message', answered);
      if (isRunning) child.send(request, (error) => error && ended());
      else ended();
    });
  return {
    get isRunning() {
      return isRunning;
    },
    ask,
    end,
  };
};
