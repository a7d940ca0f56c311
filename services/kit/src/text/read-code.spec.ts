import { readDigitCode, readLetterCode } from './read-code';
import { readReference } from './read-reference';

test('MEM-61 IDN-14 a code of letters and digits is read as people copy it', () => {
  expect(readLetterCode(' ab1o-٢il9 ')).toBe('AB102119');
  expect(readLetterCode('\u200Fab1o\u2011٢il9\u2069')).toBe('AB102119');
});

test('MEM-61 a number is read as people copy it, and what is none is found nowhere', () => {
  expect(readReference(' tl-٤٨٢-913-075')).toBe('TL-482-913-075');
  expect(readReference('tl 482 913')).toBe('TL-482-913');
  expect(readReference('\u200b')).toBe('');
});

test('IDN-12 a code that is none is kept apart from every code of digits', () => {
  expect(readDigitCode('48291x')).toBe('48291x');
  expect(readDigitCode('')).toBe('');
});
