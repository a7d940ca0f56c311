import { link, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filesCommand } from './files-command';

const closed = () => Promise.reject(new Error('The store was opened'));
const run = (...args: string[]) => filesCommand(args, closed);

const text = '{"registrationNumber":"1"}\n';
const write = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'command-'));
  const file = path.join(folder, 'files.jsonl');
  await writeFile(file, text);
  return { folder, file };
};

test('IDN-16 refused rows are never written over the file that they are from, by whatever path', async () => {
  const { folder, file } = await write();
  const [soft, hard] = [path.join(folder, 'soft.csv'), path.join(folder, 'hard.csv')];
  await Promise.all([symlink(file, soft), link(file, hard)]);
  for (const errors of [file, path.relative('.', file), soft, hard])
    await expect(run('import', file, '--errors', errors)).rejects.toThrow(`--errors ${errors} is the file to import`);
  expect(await readFile(file, 'utf8')).toBe(text);
});

test('IDN-16 where refused rows cannot be written, nothing is done', async () => {
  const { folder, file } = await write();
  for (const errors of [folder, path.join(folder, 'nowhere/errors.csv'), ''])
    await expect(run('import', file, '--errors', errors)).rejects.toThrow(`--errors ${errors} cannot be written`);
});

test('IDN-16 a folder is not imported', async () => {
  const { folder } = await write();
  const named = path.join(folder, 'folder.csv');
  await mkdir(named);
  for (const one of [folder, named]) await expect(run('import', one)).rejects.toThrow(`${one} is a directory`);
});

test('IDN-16 a column that is left out is said to empty what was there', async () => {
  expect(await run('--help')).toMatch(/a column that is left out.* empties/);
});
