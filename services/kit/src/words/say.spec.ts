import { sayIn } from './say';

const hours =
  '{n, plural, =0 {لا توجد ساعات} one {ساعة واحدة} two {ساعتان} few {# ساعات} many {# ساعة} other {# ساعة}}';
const days = '{n, plural, =0 {لا توجد أيام} one {يوم واحد} two {يومان} few {# أيام} many {# يومًا} other {# يوم}}';
const tries =
  '{n, plural, =0 {لا توجد محاولات} one {محاولة واحدة} two {محاولتان} few {# محاولات} many {# محاولة} other {# محاولة}}';

describe('NTF-06 a counted noun in Arabic', () => {
  it.each([
    [0, 'لا توجد ساعات', 'لا توجد أيام', 'لا توجد محاولات'],
    [1, 'ساعة واحدة', 'يوم واحد', 'محاولة واحدة'],
    [2, 'ساعتان', 'يومان', 'محاولتان'],
    [3, '3 ساعات', '3 أيام', '3 محاولات'],
    [10, '10 ساعات', '10 أيام', '10 محاولات'],
    [11, '11 ساعة', '11 يومًا', '11 محاولة'],
    [99, '99 ساعة', '99 يومًا', '99 محاولة'],
    [100, '100 ساعة', '100 يوم', '100 محاولة'],
    [101, '101 ساعة', '101 يوم', '101 محاولة'],
    [102, '102 ساعة', '102 يوم', '102 محاولة'],
    [103, '103 ساعات', '103 أيام', '103 محاولات'],
    [111, '111 ساعة', '111 يومًا', '111 محاولة'],
  ])('agrees with %i', (n, ...said) => {
    expect([hours, days, tries].map((message) => sayIn('AR', message, { n }))).toEqual(said);
  });
});

describe('NTF-06 what is inserted keeps its own order', () => {
  it.each([
    ['آخر يوم للسداد هو {x}.', '2026-12-01', 'آخر يوم للسداد هو \u20682026-12-01\u2069.'],
    ['اتصل بالرقم {x} الآن', '+966500000000', 'اتصل بالرقم \u2068+966500000000\u2069 الآن'],
    ['اكتمل {x} من ساعاتكم', '50%', 'اكتمل \u206850%\u2069 من ساعاتكم'],
    ['اعتُمد النشاط {x}', 'Trauma (2026)', 'اعتُمد النشاط \u2068Trauma (2026)\u2069'],
    ['رمزك {x} صالح', '482913', 'رمزك 482913 صالح'],
    ['من الساعة {x}', '07:30', 'من الساعة 07:30'],
    ['المكرّم/ة {x}،', 'نورة القحطاني', 'المكرّم/ة نورة القحطاني،'],
    ['المكرّم/ة {x}،', '\u2067Noura', 'المكرّم/ة \u2068Noura\u2069،'],
    ['المكرّم/ة {x}،', 'Noura\u2069\u202E', 'المكرّم/ة \u2068Noura\u2069،'],
  ])('in Arabic: %s with %j', (message, x, said) => {
    expect(sayIn('AR', message, { x })).toBe(said);
  });

  it.each([
    ['Dear {x},', 'نورة القحطاني', 'Dear \u2068نورة القحطاني\u2069,'],
    ['Dear {x},', 'Noura Alqahtani', 'Dear Noura Alqahtani,'],
  ])('in English: %s with %j', (message, x, said) => {
    expect(sayIn('EN', message, { x })).toBe(said);
  });

  it('two numbers in a row do not change places', () => {
    expect(sayIn('AR', 'الطلبان {a}، {b}', { a: 'A-000-000-018', b: 'A-000-000-026' })).toBe(
      'الطلبان \u2068A-000-000-018\u2069، \u2068A-000-000-026\u2069',
    );
  });
});

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
