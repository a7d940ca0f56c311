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

test.each([',', ';', '\t'])(
  'IDN-16 a CSV parted by “%s”, with a mark of its byte order and quoted lines',
  async (mark) => {
    const lines = ['\uFEFFregistrationNumber', 'note'].join(mark);
    const rows = await read('f.csv', `${lines}\r\n1${mark}"من سطرين\nهنا"\r\n\r\n2${mark}"a ""b"", c; d"\r\n`);
    expect(rows).toEqual([
      { number: 3, columns: { registrationNumber: '1', note: 'من سطرين\nهنا' } },
      { number: 5, columns: { registrationNumber: '2', note: 'a "b", c; d' } },
    ]);
  },
);

test('IDN-16 a row of a CSV with too many columns is named, and the others are read', async () => {
  const rows = await read('f.csv', 'a,b\n1,2\n1,2,3\n3,4\n');
  expect(rows.toSorted((one, other) => one.number - other.number)).toEqual([
    { number: 2, columns: { a: '1', b: '2' } },
    { number: 3, columns: undefined },
    { number: 4, columns: { a: '3', b: '4' } },
  ]);
});

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
  await expect(read('f.csv', Buffer.from([0x61, 0x0a, 0xc7, 0xe1, 0x0a]))).rejects.toThrow(/not UTF-8.*CSV UTF-8/);
  await expect(read('f.jsonl', Buffer.from([0x22, 0xc7, 0xe1, 0x22]))).rejects.toThrow(/not UTF-8/);
});

test('IDN-16 what is neither CSV nor JSON Lines is refused', () => {
  expect(() => rowsOf('f.xlsx')).toThrow(/\.csv, \.jsonl or \.ndjson/);
});
