import { plainly, typedText, ungrouped } from './typed';

test.each([
  ['\u202A+966 50 123 4567\u202C', '+966 50 123 4567'],
  ['\u200F٤٨٢\u00A0٩١٣', '482 913'],
  ['ＡＢ\u200B１۲\n', 'AB12'],
])('IDN-06 %j is read as people mean it', (typed, read) => expect(plainly(typed)).toBe(read));

test('IDN-14 BIL-02 a number or code is read however it is grouped', () => {
  expect(ungrouped(' gezd\u2011gnbv.gy3t\u2013qojq\u200F')).toBe('gezdgnbvgy3tqojq');
  expect(ungrouped('٢٦١١٢٢ ٠٠٠٠٠٠٤٢')).toBe('26112200000042');
});

test('IDN-06 a field that nothing can be seen in is empty, and one that is too long is not looked at', () => {
  expect(typedText(320).safeParse('\u200F ').success).toBe(false);
  expect(typedText(320).safeParse(' '.repeat(321)).success).toBe(false);
  expect(typedText(320).parse(' noura@mail.example\u200B')).toBe('noura@mail.example');
});
