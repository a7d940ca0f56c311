import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rowsOf } from './rows';

const read = async (name: string, content: string | Buffer) => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'rows-')), name);
  await writeFile(file, content);
  const rows = [];
  for await (const row of rowsOf(file)) rows.push(row);
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
