import { sayIn } from './say';

test('a detail in both languages is told in the one that is read, and a day in both calendars', () => {
  const details = { what: { ar: 'مسودة', en: 'draft' }, day: { day: '2026-11-22' } };
  expect(sayIn('EN', '{what} until {day}', details)).toBe('draft until Sunday 22 November 2026 (12 Jumada II 1448 AH)');
  expect(sayIn('AR', '{what} حتى {day}', details)).toBe(
    'مسودة حتى الأحد 22 نوفمبر 2026م الموافق 12 جمادى الآخرة 1448هـ',
  );
});

test('a message that is not told what it needs does not pass', () => {
  expect(() => sayIn('EN', 'until {day}', {})).toThrow('day');
});

test('several are told as a person lists them, with “and” or with “or”', () => {
  const several = [
    { ar: 'مراجع طلبات', en: 'Reviewer' },
    { ar: 'موظف مالية', en: 'Finance officer' },
  ];
  expect(sayIn('AR', '{x}', { x: { all: several } })).toBe('مراجع طلبات وموظف مالية');
  expect(sayIn('AR', '{x}', { x: { any: several } })).toBe('مراجع طلبات أو موظف مالية');
  expect(sayIn('EN', '{x}', { x: { all: several } })).toBe('Reviewer and Finance officer');
  expect(sayIn('EN', '{x}', { x: { any: several } })).toBe('Reviewer or Finance officer');
});
