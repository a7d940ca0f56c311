import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { smsPartsOf, type SmsSize } from './sms-parts';

type Given = string | readonly (readonly [text: string, times: number])[];

interface Row {
  readonly id: string;
  readonly give: Readonly<Record<string, Given>>;
  readonly want: Readonly<Record<string, SmsSize>>;
}

const file = path.join(__dirname, '..', '..', 'test', 'messages.yaml');
const rows = parse(readFileSync(file, 'utf8')) as Row[];
const textOf = (given: Given) =>
  typeof given === 'string' ? given : given.map(([text, times]) => text.repeat(times)).join('');

describe.each(rows)('NTF-01 $id', ({ give, want }) => {
  it.each(Object.keys(want))('%s', (key) => expect(smsPartsOf(textOf(give[key] ?? ''))).toEqual(want[key]));
});

describe('NTF-01 beside the rows', () => {
  it.each<[string, string, SmsSize]>([
    ['nothing is one part', '', { encoding: 'GSM-7', units: 0, parts: 1 }],
    ['a line break is of the alphabet', 'a\nb', { encoding: 'GSM-7', units: 3, parts: 1 }],
    [
      'a sign of two units fits at the end',
      `${'a'.repeat(151)}€${'a'.repeat(153)}`,
      { encoding: 'GSM-7', units: 306, parts: 2 },
    ],
    [
      'a figure of two units is not cut',
      `${'م'.repeat(66)}😀${'م'.repeat(66)}`,
      { encoding: 'UCS-2', units: 134, parts: 3 },
    ],
    [
      'and stays whole where it fits',
      `${'م'.repeat(65)}😀${'م'.repeat(67)}`,
      { encoding: 'UCS-2', units: 134, parts: 2 },
    ],
    ['459 are three parts', 'a'.repeat(459), { encoding: 'GSM-7', units: 459, parts: 3 }],
    ['460 are four', 'a'.repeat(460), { encoding: 'GSM-7', units: 460, parts: 4 }],
    ['an isolate makes all of it UCS-2', 'a\u2068b\u2069', { encoding: 'UCS-2', units: 4, parts: 1 }],
  ])('%s', (_, text, size) => expect(smsPartsOf(text)).toEqual(size));
});
