import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Answer, Order } from './protocol';

/** The built process, also for tests, which run from the source. */
const program = path.join(__dirname, '..', '..', 'dist', 'pdf', 'pdf-process.js');

/** A template asks for no package of others: what it would be fetched by leads nowhere. */
const nowhere = 'http://127.0.0.1:1';

/** A document that could not be typeset: its template is wrong, or it took too long. */
export class PdfFault extends Error {
  override readonly name = 'PdfFault';
}

/** When a process is at its end. The library leaks about what it makes, and gives nothing back but with its process. */
export interface Wear {
  readonly documents: number;
  readonly bytes: number;
}

export interface Press {
  /** One document at a time. @throws PdfFault */
  print(order: Order): Promise<Buffer>;
  /** Ends it for good, with what it is at. */
  stop(): Promise<void>;
}

const open = (templates: string): ChildProcess => {
  const child = fork(program, [templates], {
    env: { NODE_ENV: 'production', HTTPS_PROXY: nowhere, HTTP_PROXY: nowhere },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--permission', '--allow-fs-read=*', '--allow-addons'],
  });
  // Whoever waits for an answer is told; an error between two documents is nobody's.
  return child.on('error', () => undefined);
};

const isGone = ({ killed, connected }: ChildProcess): boolean => killed || !connected;

/** What a process answers. A running compilation hears no word, so what is late is killed. @throws PdfFault */
const ask = async (child: ChildProcess, order: Order, patienceMs: number): Promise<Answer> => {
  const settled = new AbortController();
  const signal = AbortSignal.any([settled.signal, AbortSignal.timeout(patienceMs)]);
  try {
    const answered = once(child, 'message', { signal });
    const ended = once(child, 'exit', { signal }).then(() => Promise.reject(new Error('its process ended')));
    child.send(order, (error) => error && child.emit('error', error));
    const [answer] = (await Promise.race([answered, ended])) as [Answer];
    return answer;
  } catch (cause) {
    child.kill('SIGKILL');
    const why = signal.aborted ? `took over ${patienceMs} ms` : 'lost its process';
    throw new PdfFault(`${order.template} ${why}`, { cause });
  } finally {
    settled.abort();
  }
};

/** Typesets in a process of its own, which is started when it is first needed and renewed when it is worn. */
export const createPress = (templates: string, patienceMs: number, wear: Wear): Press => {
  let child: ChildProcess | undefined;
  let printed = 0;
  let isStopped = false;
  const opened = (): ChildProcess => {
    if (child && !isGone(child)) return child;
    printed = 0;
    return (child = open(templates));
  };
  return {
    print: async (order) => {
      if (isStopped) throw new PdfFault('it was stopped');
      const running = opened();
      const answer = await ask(running, order, patienceMs);
      printed += 1;
      const memory = 'fault' in answer ? 0 : answer.memory;
      // It ends by itself when nobody is at the other side.
      if (running.connected && (printed >= wear.documents || memory >= wear.bytes)) running.disconnect();
      if ('fault' in answer) throw new PdfFault(`${order.template}: ${answer.fault}`);
      return Buffer.from(answer.made);
    },
    stop: async () => {
      isStopped = true;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
};
