import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hashOf } from '../published/hash-of';
import { emptyFile, printFile } from '../published/published-file';
import { withManifest } from './change-published';
import { changeStored, readStored } from './stored-file';

describe('a change of what is published', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'operations-'));
    file = path.join(folder, 'state', 'operations.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const text = '{ me { id } }';
  const publish = (client: string, patienceMs?: number) =>
    changeStored(
      file,
      (before) => {
        const publication = { client, label: undefined, at: new Date(), keep: 10 };
        const { content } = withManifest(before, publication, new Map([[hashOf(text), { text, names: [] }]]));
        return { content, result: Object.keys(content.clients) };
      },
      patienceMs,
    );

  it('makes the file and its folder where there are none, and leaves nothing else', async () => {
    expect(readStored(file)).toEqual(emptyFile);
    expect(await publish('web')).toEqual(['web']);
    expect(Object.keys(readStored(file).clients)).toEqual(['web']);
    expect(readdirSync(path.dirname(file))).toEqual(['operations.json']);
  });

  it('waits for the one before, and begins with what that one left', async () => {
    await publish('web');
    writeFileSync(`${file}.lock`, '1', { flag: 'wx' });
    let done = false;
    const waiting = publish('mobile').finally(() => (done = true));
    // Another turn of each kind: a change that did not wait would have been made by now.
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(done).toBe(false);
    expect(Object.keys(readStored(file).clients)).toEqual(['web']);
    const { web } = readStored(file).clients;
    writeFileSync(file, printFile({ ...readStored(file), clients: { web: web ?? [], kiosk: web ?? [] } }));
    rmSync(`${file}.lock`);
    expect(await waiting).toEqual(['web', 'kiosk', 'mobile']);
  });

  it('gives up where the lock is held for too long, says which file holds it, and leaves it there', async () => {
    await publish('web');
    const before = readFileSync(file, 'utf8');
    writeFileSync(`${file}.lock`, '1');
    await expect(publish('mobile', 0)).rejects.toThrow(`${file}.lock is held`);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(readFileSync(`${file}.lock`, 'utf8')).toBe('1');
  });

  it('touches no file that cannot be read, and gives the lock back', async () => {
    await publish('web');
    writeFileSync(file, '{');
    await expect(publish('web')).rejects.toThrow(/cannot be read, and stays as it is/);
    expect(readFileSync(file, 'utf8')).toBe('{');
    expect(readdirSync(path.dirname(file))).toEqual(['operations.json']);
  });
});
