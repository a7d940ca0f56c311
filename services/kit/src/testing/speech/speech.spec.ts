import { faultsInMessage } from './faults-in-message';
import { faultsInText } from './faults-in-text';

describe('NTF-06 what is refused', () => {
  it.each([
    ['اكتب 2 أحرف على الأقل.', ['اكتب', '2 أحرف']],
    ['اكتبوا 11 أحرف على الأقل.', ['11 أحرف']],
    ['اكتبوا 1 حرف على الأكثر.', ['1 حرف']],
    ['اختاروا إحدى القيم، وهي QUALIFYING, AFTER_BREAK.', ['QUALIFYING', 'AFTER_BREAK']],
    ['أجب بنعم.', ['أجب']],
    ['أجيبوا بقيمة true.', ['true']],
    ['اكتبوا التاريخ مثل h:1448.', ['h']],
    ['راجعوا طلبك وحسابكم.', ['طلبك']],
    ['إن كنت بحاجة إليها فتواصلوا معنا.', ['كنت']],
    ['صدر المستند رقم 12.', ['المستند']],
    ['راجعوا مدير النظام.', ['مدير النظام']],
    ['اطلبوا ذلك من المسؤول.', ['المسؤول']],
    ['تم إغلاق الحساب.', ['تم']],
    ['لديهم عملاء بما فيهم الملغون.', ['بما فيهم']],
    ['سدّدوا ١٠٠ ريال.', ['١']],
    ['رقم الطلب \u2068A-1.', ['not balanced']],
    ['اكتبوا الاسم', ['no full stop']],
    ['رقم الطلب {number}.', ['left over']],
    ['أوله بـ نقطة.', ['drawn out']],
  ])('%s', (text, wanted) => {
    const faults = faultsInText(text, 'AR', 'SENTENCES').join('\n');
    for (const one of wanted) expect(faults).toContain(one);
  });

  it.each([
    ['Wait 1 minutes.', '1 minutes'],
    ['Wait 2 minute.', '2 minute'],
    ['Dear نورة.', 'Arabic outside isolates'],
    ['Answer true.', 'true'],
    ['It is AFTER_BREAK.', 'AFTER_BREAK'],
    ['Log in first.', 'Log in'],
    ['Sign in', 'no full stop'],
  ])('%s', (text, wanted) => expect(faultsInText(text, 'EN', 'SENTENCES').join('\n')).toContain(wanted));

  it('a count without its forms, or bare beside them', () => {
    const ar = '{max, plural, one {حرف واحد} two {حرفان} few {# أحرف} other {# حرف}}، {max}.';
    const en = '{max, plural, other {# characters}}.';
    const faults = faultsInMessage({ name: 'x', message: { ar, en }, form: 'SENTENCES' });
    expect(faults).toEqual(
      expect.arrayContaining(['{max} has no “zero”', '{max} has no “many”', '{max} stands bare: say {max, number}']),
    );
    expect(faults).toContain('{max} has no “one”');
  });
});

test.each([
  'إن لم يكن ذلك منكم فهناك مشترك آخر، وذلك خلال 102 يوم.',
  'انتظروا 11 دقيقة من الساعة 07:30، أو 3 ساعات، أو يومين.',
  'أرسلوا ملف PDF إلى \u2068name@example.com\u2069.',
  'آخر يوم 1 شوال 1448هـ.',
])('NTF-06 nothing is wrong with “%s”', (text) => {
  expect(faultsInText(text, 'AR', 'SENTENCES')).toEqual([]);
});
