import { inWords } from './formatters';

const roles = {
  REVIEWER: { ar: 'مراجع طلبات', en: 'Reviewer' },
  FINANCE: { ar: 'موظف مالية', en: 'Finance officer' },
  NONE: { ar: 'لا توجد صلاحيات', en: 'none' },
};
const names = { role: roles, fee: { SERVICE: { ar: 'رسوم الخدمة', en: 'service fee' } } };

test('money is told in riyals of its halalas', () => {
  const total = { amount: 123_450, currency: 'SAR' };
  expect(inWords(total, 'money', 'EN', names)).toEqual({ kind: 'text', text: 'SAR 1,234.50' });
  expect(inWords(total, 'money', 'AR', names)).toEqual({ kind: 'text', text: '1,234.50 ريال سعودي' });
});

test('a coded value is told by its name', () => {
  expect(inWords('SERVICE', 'fee', 'AR', names)).toEqual({ kind: 'text', text: 'رسوم الخدمة' });
  expect(() => inWords('OTHER', 'fee', 'AR', names)).toThrow('no name for OTHER');
});

test('several coded values are told as a person lists them, and none in words too', () => {
  const told = (value: string[], language: 'AR' | 'EN') => inWords(value, 'role', language, names);
  expect(told(['REVIEWER', 'FINANCE'], 'EN')).toEqual({ kind: 'text', text: 'Reviewer and Finance officer' });
  expect(told(['REVIEWER', 'FINANCE'], 'AR')).toEqual({ kind: 'text', text: 'مراجع طلبات وموظف مالية' });
  expect(told([], 'EN')).toEqual({ kind: 'text', text: 'none' });
  expect(() => told(['REVIEWER', 'OTHER'], 'EN')).toThrow('no name for OTHER');
});

test('what somebody left empty is told as such', () => {
  expect(inWords(' ', 'free', 'EN', names)).toEqual({ kind: 'text', text: 'not stated' });
  expect(inWords('', 'free', 'AR', names)).toEqual({ kind: 'text', text: 'غير مذكور' });
});

test('words of the other direction are kept apart; numbers and addresses stay as they are', () => {
  expect(inWords('Trauma (2026)', 'free', 'AR', names)).toEqual({ kind: 'text', text: '\u2068Trauma (2026)\u2069' });
  expect(inWords('طب الطوارئ', 'free', 'AR', names)).toEqual({ kind: 'text', text: 'طب الطوارئ' });
  expect(inWords('A-482-913-075', 'plain', 'AR', names)).toEqual({ kind: 'text', text: 'A-482-913-075' });
});

test.each([
  ['money', { amount: 1.5, currency: 'SAR' }],
  ['money', { amount: 100, currency: 'USD' }],
  ['day', 'soon'],
  ['moment', undefined],
  ['both', { ar: 'فقط' }],
  ['list', []],
  ['link', 'javascript:alert(1)'],
  ['plain', { secret: 482_913 }],
])('NTF-06 %s refuses what it cannot tell, and does not repeat it', (format, value) => {
  expect(() => inWords(value, format, 'EN', names)).toThrow(/^not .* but (object|string|undefined)$/);
});
