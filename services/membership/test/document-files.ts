import { crc32, deflateSync } from 'node:zlib';

/** Files for the tests of documents, made byte by byte: what a scanner, a phone or an attacker sends. */
export const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

const u32 = (...numbers: number[]): Buffer =>
  Buffer.concat(
    numbers.map((number) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(number);
      return bytes;
    }),
  );

const head = '%PDF-1.7\n%\xE2\xE3\xCF\xD3\n';

/** A PDF of these objects, the first of which is its catalogue. */
export const pdf = (objects: readonly string[], trailer = ''): Buffer => {
  let out = head;
  const places = objects.map((body, index) => {
    const here = out.length;
    out += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return here;
  });
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = places.length + 1;
  return latin(
    `${out}xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${out.length}\n%%EOF\n`,
  );
};

export const stream = (bytes: Buffer, dictionary = ''): string =>
  `<< /Length ${bytes.length} ${dictionary} >>\nstream\n${bytes.toString('latin1')}\nendstream`;

/** The objects of a PDF of one empty page, with what is added to its catalogue and its page. */
export const blank = (catalog = '', page = ''): string[] => [
  `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${page} >>`,
];

/** A PDF in which objects are hidden in a compressed stream, from the number `objects.length + 2` on. */
export const packed = (objects: readonly string[], hidden: readonly string[]): Buffer => {
  const row = (kind: number, a: number, b: number) => Buffer.concat([Buffer.from([kind]), u32(a), Buffer.from([b])]);
  const count = objects.length;
  let [body, index, out] = ['', '', head];
  hidden.forEach((one, place) => {
    index += `${count + 2 + place} ${body.length} `;
    body += `${one}\n`;
  });
  const dictionary = `/Type /ObjStm /N ${hidden.length} /First ${index.length} /Filter /FlateDecode`;
  const places = [...objects, stream(deflateSync(latin(index + body)), dictionary)].map((one, place) => {
    const here = out.length;
    out += `${place + 1} 0 obj\n${one}\nendobj\n`;
    return here;
  });
  const table = count + 2 + hidden.length;
  const start = out.length;
  const rows = Buffer.concat([
    row(0, 0, 255),
    ...places.map((place) => row(1, place, 0)),
    ...hidden.map((_, place) => row(2, count + 1, place)),
    row(1, start, 0),
  ]);
  const tableStream = stream(rows, `/Type /XRef /Size ${table + 1} /W [1 4 1] /Root 1 0 R`);
  return latin(`${out}${table} 0 obj\n${tableStream}\nendobj\nstartxref\n${start}\n%%EOF\n`);
};

export const chunk = (type: string, data: Buffer = Buffer.alloc(0)): Buffer => {
  const body = Buffer.concat([latin(type), data]);
  return Buffer.concat([u32(data.length), body, u32(crc32(body))]);
};

interface PngParts {
  readonly depth?: number;
  readonly colour?: 0 | 2 | 3 | 4 | 6;
  readonly raw?: Buffer;
  readonly before?: readonly Buffer[];
}

const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** A PNG, black where nothing else is said. */
export const png = (
  width: number,
  height: number,
  { depth = 8, colour = 0, raw, before = [] }: PngParts = {},
): Buffer<ArrayBuffer> =>
  Buffer.concat([
    latin('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', Buffer.concat([u32(width, height), Buffer.from([depth, colour, 0, 0, 0])])),
    ...before,
    chunk('IDAT', deflateSync(raw ?? Buffer.alloc(height * (1 + Math.ceil((width * depth * samples[colour]) / 8))))),
    chunk('IEND'),
  ]);

/** A PNG of one pixel in 67 bytes. */
export const smallPng = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f0001010100b138f6140000000049454e44ae426082',
  'hex',
);
