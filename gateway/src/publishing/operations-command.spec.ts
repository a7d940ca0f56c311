import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hashOf } from '../published/hash-of';
import { operationsCommand } from './operations-command';

describe('the command that publishes operations', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'operations-command-'));
  const good = path.join(folder, 'good.json');
  const broken = path.join(folder, 'broken.json');
  const store = path.join(folder, 'store.json');
  const text = 'query Me { me { id } }';
  writeFileSync(good, JSON.stringify({ [hashOf(text)]: text }));
  writeFileSync(broken, '{');
  afterAll(() => rmSync(folder, { recursive: true }));

  const type = (...args: string[]) => operationsCommand(args, { OPERATIONS_PATH: store });

  it.each([
    [[], /^usage/],
    [['publish', good], /--client takes/],
    [['publish', '--client', '../web', good], /--client takes/],
    [['publish', '--client', 'web'], /takes one manifest/],
    [['publish', '--client', 'web', good, good], /takes one manifest/],
    [['publish', '--client', 'web', path.join(folder, 'nowhere.json')], /no such file.*nowhere\.json/],
    [['publish', '--client', 'web', broken], /not valid JSON/],
    [['publish', '--client', 'web', '--keep', '0', good], /--keep takes a number from 1 to 50/],
    [['publish', '--client', 'web', '--keep', '51', good], /--keep takes a number from 1 to 50/],
    [['publish', '--client', 'web', '--label', 'a\nb', good], /--label takes one line/],
    [['retire', '--client', 'web'], /--keep takes a number from 0/],
    [['retire', '--client', 'web', '--keep', '1'], /no client web/],
    [['list', '--all'], /Unknown option[^]*usage/],
    [['list', 'web'], /^usage/],
  ])('says what is wrong with %j, and writes nothing', async (args, told) => {
    await expect(type(...args)).rejects.toThrow(told);
    expect(existsSync(store)).toBe(false);
  });

  it('lists nothing where nothing is published, and asks where that would be', async () => {
    expect(await type('list')).toBe('nothing is published');
    await expect(operationsCommand(['list'], {})).rejects.toThrow(/OPERATIONS_PATH: is not set/);
  });
});
