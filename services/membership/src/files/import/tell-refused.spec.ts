import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { failuresOf, RuleViolation } from '@mumaris/kit/errors';
import { tellInFile } from './tell-refused';

const written = async (...columns: string[]) => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'refused-')), 'errors.csv');
  const { tell, close } = await tellInFile(file, __filename);
  const failures = columns.flatMap((name) => failuresOf(new RuleViolation('TOO_LONG', { max: 1 }, name)) ?? []);
  await tell([{ number: 2, failures }]);
  await close();
  return (await readFile(file, 'utf8')).trimEnd().split('\n');
};

test('IDN-16 what a file’s own columns are called parts no fields and is no formula', async () => {
  const [heading, ...lines] = await written('=cmd()', '+1', '-1', '@SUM', '\tx', 'a,"b"', 'a=1');
  expect(heading).toBe('\uFEFFrow,field,code,ar,en');
  expect(lines.map((line) => line.slice(0, line.indexOf(',"TOO_LONG"')))).toEqual([
    `2,"'=cmd()"`,
    `2,"'+1"`,
    `2,"'-1"`,
    `2,"'@SUM"`,
    `2,"'\tx"`,
    '2,"a,""b"""',
    '2,"a=1"',
  ]);
});
