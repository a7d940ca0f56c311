import { dayInWords, momentInWords } from './day-in-words';

test('a day is told in the Gregorian and the Umm al-Qura calendar, in the words of the language', () => {
  expect(dayInWords('2026-11-22', 'AR')).toBe('الأحد 22 نوفمبر 2026م الموافق 12 جمادى الآخرة 1448هـ');
  expect(dayInWords('2026-11-22', 'EN')).toBe('Sunday 22 November 2026 (12 Jumada II 1448 AH)');
});

test('a moment falls on its day in Riyadh, not in UTC', () => {
  expect(momentInWords(new Date('2026-11-22T20:59:59.999Z'), 'EN')).toBe(
    '23:59 Riyadh time on Sunday 22 November 2026 (12 Jumada II 1448 AH)',
  );
  expect(momentInWords(new Date('2026-11-22T21:00:00.000Z'), 'AR')).toBe(
    'الساعة 00:00 بتوقيت الرياض من يوم الاثنين 23 نوفمبر 2026م الموافق 13 جمادى الآخرة 1448هـ',
  );
});
