import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rowsOf } from './rows';
import { longestRow, type NumberedRow } from '../use-cases/steps/read-rows';

/** The rows of a file up to its end, or to where it cannot be read on. */
const readOn = async (name: string, content: string | Buffer) => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'rows-')), name);
  await writeFile(file, content);
  const rows: NumberedRow[] = [];
  try {
    for await (const row of rowsOf(file)) rows.push(row);
  } catch (error) {
    return { rows, error: error as Error };
  }
  return { rows };
};
const read = async (name: string, content: string | Buffer) => {
  const { rows, error } = await readOn(name, content);
  if (error) throw error;
  return rows;
};

const needed = ['registrationNumber', 'dateOfBirth', 'gender', 'nationality', 'category'];

test.each([',', ';', '\t'])(
  'IDN-16 a CSV parted by “%s”, with a mark of its byte order and quoted lines',
  async (mark) => {
    const heading = `\uFEFF${[...needed, 'note'].join(mark)}`;
    const others = mark.repeat(needed.length);
    const text = `${heading}\r\n1${others}"من سطرين\nهنا"\r\n\r\n2${others}"a ""b"", c; d"\r\n`;
    expect(await read('f.csv', text)).toMatchObject([
      { number: 3, columns: { registrationNumber: '1', note: 'من سطرين\nهنا' } },
      { number: 5, columns: { registrationNumber: '2', note: 'a "b", c; d' } },
    ]);
  },
);

test('IDN-16 JSON Lines: facts lie beside the columns, a line that is none is named', async () => {
  const lines = ['\uFEFF{"a":"1","n":7,"none":null,"facts":{"b":["x"]}}', '', '{"a":', '[1]', '"x"'];
  expect(await read('f.jsonl', lines.join('\n'))).toEqual([
    { number: 1, columns: { a: '1', n: '7', b: '["x"]' } },
    { number: 3, columns: undefined },
    { number: 4, columns: undefined },
    { number: 5, columns: undefined },
  ]);
});

test('IDN-16 what is not UTF-8 is refused as a whole, and says what to do', async () => {
  await expect(
    read('f.csv', Buffer.concat([Buffer.from(`${needed.join(',')}\n`), Buffer.from([0xc7, 0xe1, 0x0a])])),
  ).rejects.toThrow(/not UTF-8.*CSV UTF-8/);
  await expect(read('f.jsonl', Buffer.from([0x22, 0xc7, 0xe1, 0x22]))).rejects.toThrow(/not UTF-8/);
});

test('IDN-16 what is neither CSV nor JSON Lines is refused', () => {
  expect(() => rowsOf('f.xlsx')).toThrow(/\.csv, \.jsonl or \.ndjson/);
});

test.each([
  ['registrationNumber,gender\n1,FEMALE\n', 'lacks dateOfBirth, nationality, category'],
  [`${needed.join(',')},note,note\n`, 'has note twice'],
])('IDN-16 a heading that cannot be right is refused as a whole: %s', async (text, expected) => {
  await expect(read('f.csv', text)).rejects.toThrow(expected);
});

test('IDN-16 facts that are no object are a fact', async () => {
  expect(await read('f.jsonl', '{"a":"1","facts":"as it came"}')).toEqual([
    { number: 1, columns: { facts: 'as it came', a: '1' } },
  ]);
});

const heading = `${[...needed, 'note'].join(',')}\n`;
const rowWith = (note: string) => `1,1992-03-14,FEMALE,SA,NURSE,${note}`;
const numbers = (rows: readonly NumberedRow[]) => rows.map(({ number, columns }) => [number, columns?.['note']]);

test('IDN-16 a row with more or fewer fields than columns cannot be read, and those after it can', async () => {
  const rows = [rowWith('a'), rowWith('b,c'), '1,2', rowWith('d')];
  expect(numbers(await read('f.csv', heading + rows.join('\n')))).toEqual([
    [2, 'a'],
    [3, undefined],
    [4, undefined],
    [5, 'd'],
  ]);
});

test('IDN-16 a row has the number of its last line, whatever ends its lines', async () => {
  const text = `${heading.trim()}\r\n${rowWith('"a\r\nb\r\nc"')}\r\n\r\n${rowWith('d')}\n${rowWith('e')}\r\n`;
  expect(numbers(await read('f.csv', text))).toEqual([
    [4, 'a\r\nb\r\nc'],
    [6, 'd'],
    [7, 'e'],
  ]);
});

test.each([
  ['"not closed', 'a quote is not closed'],
  ['"not "doubled"', 'is not doubled'],
  ['in "between"', 'a quote stands inside a field'],
  ['x'.repeat(longestRow + 1), 'longer than 65536 bytes'],
  [`"not closed${`\n${rowWith('x')}`.repeat(5_000)}`, 'longer than 65536 bytes'],
])('IDN-16 a CSV that is torn is read up to there, and its row is named: %.20s', async (note, why) => {
  const before = Array.from({ length: 2_500 }, (_, index) => rowWith(String(index))).join('\n');
  const { rows, error } = await readOn('f.csv', `${heading}${before}\n\n${rowWith(note)}\n${rowWith('after')}\n`);
  expect(rows).toHaveLength(2_500);
  expect(error?.message).toMatch(/f\.csv is torn in row 2503: .*Mend that row and import the file again$/);
  expect(error?.message).toContain(why);
});

test.each(['', '\uFEFF', '\n\n'])('IDN-16 a file without rows says so', async (text) => {
  for (const name of ['f.csv', 'f.jsonl']) await expect(read(name, text)).rejects.toThrow(`${name} has no rows`);
  const alone = `\uFEFF${heading}${text.replace('\uFEFF', '')}`;
  await expect(read('f.csv', alone)).rejects.toThrow('f.csv has no rows');
});

test('IDN-16 JSON Lines: one too long cannot be read, those after it can, and no more parts lines than their ends', async () => {
  const long = `{"a":"${'x'.repeat(longestRow)}"}`;
  const lines = ['{"a":"1"}', long, '{"a":"2\u2028"}', long, ' '];
  expect(await read('f.ndjson', lines.join('\r\n'))).toEqual([
    { number: 1, columns: { a: '1' } },
    { number: 2, columns: undefined },
    { number: 3, columns: { a: '2\u2028' } },
    { number: 4, columns: undefined },
  ]);
});

test('IDN-16 what is not UTF-8 at its very end is refused, too, after the rows before', async () => {
  const torn = Buffer.concat([Buffer.from('{"a":"1"}\n'), Buffer.from([0x22, 0xd8])]);
  const { rows, error } = await readOn('f.jsonl', torn);
  expect([rows.length, error?.message]).toEqual([1, expect.stringContaining('not UTF-8')]);
});
