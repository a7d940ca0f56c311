import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { bytesOf, encodedListOf } from './bitstring';

const unpacked = (encoded: string) => gunzipSync(Buffer.from(encoded.slice(1), 'base64url'));
const setIn = (bytes: Buffer) =>
  [...bytes].flatMap((byte, place) =>
    Array.from({ length: 8 }, (_, bit) => bit)
      .filter((bit) => byte & (0x80 >> bit))
      .map((bit) => place * 8 + bit),
  );

test.each([
  [16, [0, 3, 9], '9040'],
  [16, [7, 8], '0180'],
  [24, [0, 8, 23], '808001'],
  [16, [], '0000'],
])('MEM-61 list-01 of %i entries with %j set the bytes are %s: from the left', (entries, set, hex) =>
  expect(bytesOf(set, entries).toString('hex')).toBe(hex),
);

const all16 = Array.from({ length: 16 }, (_, entry) => entry);

test.each([
  ['uH4sIAAAAAAACA5vgAAB12URGAgAAAA', 16, [0, 3, 9]],
  ['uH4sIAAAAAAACA2NsAACeoHq1AgAAAA', 16, [7, 8]],
  ['uH4sIAAAAAAACA2toYAQAT2rwUgMAAAA', 24, [0, 8, 23]],
  ['uH4sIAAAAAAACA_v_HwAAAP__AgAAAA', 16, all16],
  ['uH4sIAAAAAAACA-3BQQEAMAgAobPJohrdGPsAW_UCAAAAAAAAAAAAAAAAAAAA_pkDxyH9iwBAAAA', 131_072, [0, 42, 131_071]],
])('MEM-61 list-02 %s unpacks to what we would pack of %i entries with the same set', (encoded, entries, set) => {
  const bytes = bytesOf(set, entries);
  expect(unpacked(encoded).equals(bytes)).toBe(true);
  expect(setIn(bytes)).toEqual(set);
  expect(unpacked(encodedListOf(bytes)).equals(bytes)).toBe(true);
});

test('MEM-61 list-02 e the bytes of a whole list are those that others know', () => {
  const bytes = bytesOf([0, 42, 131_071], 131_072);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(
    '2f12225cee7a448a93a1cb9f182bcdc6200f757d99fdf4822599fcd3f460dbe4',
  );
});

test('MEM-61 whatever is set, in whatever order, stands at its own entry and nowhere else', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 4_095 }), { maxLength: 200 }), (set) => {
      expect(setIn(bytesOf(set, 4_096))).toEqual(set.toSorted((one, other) => one - other));
    }),
  );
});

test('MEM-61 an entry behind the end of its list is a fault, and not left out', () =>
  expect(() => bytesOf([131_072], 131_072)).toThrow('out of range'));
