import { readRules } from '../rules';
import { newCodeText, readCodeText } from './code-text';

const rules = readRules().humanCode;

test('IDN-03 a thousand codes have 6 digits and signs of those that all can type, one or two of them no digits', () => {
  const codes = Array.from({ length: 1_000 }, () => newCodeText(rules));
  for (const code of codes) {
    expect(code).toMatch(/^[\d+*#]{6}$/);
    expect([1, 2]).toContain(code.replace(/\d/g, '').length);
  }
  expect(new Set(codes).size).toBeGreaterThan(980);
  expect(new Set(codes.join('')).size).toBe(13);
  expect(new Set(codes.map((code) => code.search(/\D/))).size).toBe(6);
});

test.each([
  ['12+45*', '12+45*'],
  [' 1 2 + 4 5 * ', '12+45*'],
  ['١٢+٤٥*', '12+45*'],
  ['۱۲+۴۵*', '12+45*'],
  ['１２＋４５＊', '12+45*'],
  ['12➕45×', '12+45*'],
  ['12⁺45٭', '12+45*'],
  ['\u200f١٢﹢٤٥∗\u200e', '12+45*'],
  ['12#45', '12#45'],
  ['12＃45', '12#45'],
  ['12♯45', '12#45'],
  ['hello', 'hello'],
  ['', ''],
  ['1'.repeat(5_000), ''],
])('IDN-03 of %p is read %p', (typed, read) => expect(readCodeText(typed, rules)).toBe(read));
