import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { emptyState, sandboxState, type SandboxState } from './sandbox-state';

/** Pause between two writes, so that a burst of messages is one write and not hundreds. */
const WRITE_PAUSE_MS = 200;

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

/**
 * Reads the state of the last run, or an empty one when there was none.
 * @throws Error when the file is there but is not a sandbox's state
 */
export const readState = async (file: string): Promise<SandboxState> => {
  try {
    return sandboxState.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (isMissing(error)) return emptyState();
    throw new Error(`${file} is not a state of the sandbox: delete it to start with an empty one`, { cause: error });
  }
};

/** Writes beside the file and renames, so that a crash leaves the old state or the new one, never half of one. */
const writeAtomically = async (file: string, text: string): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.draft`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
};

/** Keeps the file in step with the state in memory; a write that fails is told to `onProblem` and tried at the next change. */
export class StateFile {
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly file: string,
    private readonly state: SandboxState,
    private readonly onProblem: (problem: Error) => void,
  ) {}

  /** Call after each change: the file follows within about 200 ms. */
  changed(): void {
    this.timer ??= setTimeout(() => {
      this.flush().catch((problem: unknown) => this.onProblem(problem as Error));
    }, WRITE_PAUSE_MS);
  }

  /** Writes now, after any write under way. @throws the file system's error */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const next = this.writing.then(() => writeAtomically(this.file, JSON.stringify(this.state)));
    this.writing = next.catch(() => undefined);
    return next;
  }
}
